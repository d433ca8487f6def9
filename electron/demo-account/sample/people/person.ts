import type { SubscriptionStatus } from '../../store/objects.ts';
import type { Bilingual } from '../sample-types.ts';

/** A subscription of a sample customer, to the first price of a product unless said otherwise. */
export interface SampleSubscription {
  readonly product: string;
  readonly price?: number;
  readonly status?: SubscriptionStatus;
  readonly age?: number;
  readonly endsAtPeriodEnd?: true;
  readonly byInvoice?: true;
  readonly scheduled?: true;
  /** Further products on the same subscription. */
  readonly also?: readonly string[];
}

export interface SampleCustomer {
  readonly key: string;
  readonly name: Bilingual | null;
  readonly email: string | null;
  /** Days since it was made. */
  readonly age: number;
  readonly locales?: readonly string[];
  readonly phone?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly onTestClock?: true;
  /** Deleted so many days ago. */
  readonly deleted?: number;
  /** The email was another one until so many days ago. */
  readonly emailBefore?: { readonly email: string; readonly days: number };
  readonly subscriptions?: readonly SampleSubscription[];
  /** Also a customer in live mode. */
  readonly live?: true;
}

export function named(en: string, ja: string): Bilingual {
  return { en, ja };
}

export const club: SampleSubscription = { product: 'bean-club' };
export const solo: SampleSubscription = { product: 'solo-plan' };
