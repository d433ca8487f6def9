import type { JsonObject } from '#shared/domain/json.ts';

/** A success of Stripe's: status below 300 and an object of the kind that was asked for. */
export interface StripeAnswer {
  readonly body: JsonObject;
  readonly requestId: string | null;
  /** Stripe gave the stored answer of an earlier request with the same key (facts 9.3). */
  readonly replayed: boolean;
}

/** A page of a list, newest first. */
export interface StripePage {
  readonly items: readonly JsonObject[];
  readonly more: boolean;
  readonly requestId: string | null;
}
