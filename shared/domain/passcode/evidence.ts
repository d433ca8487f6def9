import type { LoginLink } from '../email/login-link.ts';
import type { ReadEmail } from '../email/read-lookup.ts';

/** Stripe's statuses of a subscription (facts 7). Others that come one day count as doubtful. */
export type SubscriptionStatus = string;

export interface SubscriptionFact {
  readonly id: string;
  readonly status: SubscriptionStatus;
  /** Stripe's seconds. */
  readonly created: number;
  /** The latest period end of its items (facts 7), Stripe's seconds. */
  readonly periodEnd: number | null;
  readonly endsAtPeriodEnd: boolean;
}

/** How a customer was found. */
export type FoundBy = 'list' | 'search' | 'near' | 'id' | 'name' | 'loaded';

export interface CustomerFact {
  readonly id: string;
  readonly name: string | null;
  /** Exactly as stored. */
  readonly email: string | null;
  readonly created: number;
  readonly locales: readonly string[];
  /** Null while they are not read. */
  readonly subscriptions: readonly SubscriptionFact[] | null;
  readonly foundBy: readonly FoundBy[];
}

export interface LoginPageFact {
  readonly id: string;
  readonly active: boolean;
  readonly isDefault: boolean;
  readonly enabled: boolean;
  readonly url: string | null;
}

/** Something that happened to a customer within 30 days (facts 9.4). */
export interface PastFact {
  readonly kind: 'email-changed' | 'deleted';
  readonly customerId: string;
  readonly at: number;
  readonly oldEmail: string | null;
  readonly newEmail: string | null;
}

export type MailDomain = 'receives' | 'no-mail' | 'no-domain' | 'reserved' | 'unknown';

/** An answer that may not be here yet, or may never come. */
export type Answer<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'known'; readonly value: T }
  /** `slug`: the permission that is missing; `code`: why else (`stripe/…`). */
  | { readonly state: 'failed'; readonly code: string; readonly slug: string | null };

export const WAITING = { state: 'waiting' } as const;

export function known<T>(value: T): Answer<T> {
  return { state: 'known', value };
}

/** All that is known at a moment of one look-up. The doctor's only input: order leaves no trace in it. */
export interface Evidence {
  readonly email: ReadEmail;
  readonly mode: 'test' | 'live';
  readonly link: LoginLink | null;
  /** When the customer tried, Stripe's seconds; null when nobody said. */
  readonly attemptAt: number | null;
  /** Whether each of the three ways to customers has answered. */
  readonly list: Answer<{ readonly more: boolean }>;
  readonly search: Answer<{ readonly more: boolean }>;
  readonly near: Answer<{ readonly more: boolean }>;
  /** Every customer found so far, by id. */
  readonly customers: ReadonlyMap<string, CustomerFact>;
  /** Reading a subscription failed for one customer or for all. */
  readonly subscriptions: Answer<null>;
  readonly loginPages: Answer<readonly LoginPageFact[]>;
  readonly history: Answer<{
    readonly found: readonly PastFact[];
    /** Stripe's seconds: everything since has been looked through. */
    readonly backTo: number | null;
    readonly isComplete: boolean;
  }>;
  readonly mailDomain: Answer<MailDomain>;
}
