import type { Clock } from './clock.ts';
import { newId } from './ids.ts';
import type { ModeStore } from './mode-store.ts';
import type { TaxCodeObject } from './objects.ts';
import { previousAttributes } from './previous-attributes.ts';

/** The API version the account's events are written in; at Stripe it can differ from a client's. */
export const ACCOUNT_API_VERSION = '2026-10-28.endive';

const EVENTS_KEPT_SECONDS = 30 * 24 * 60 * 60;

/** The account: two modes, one clock, one identity. */
export interface Account {
  readonly id: string;
  readonly clock: Clock;
  /** Where this server answers: `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly taxCodes: ReadonlyMap<string, TaxCodeObject>;
  readonly modes: { readonly test: ModeStore; readonly live: ModeStore };
  readonly settings: AccountSettings;
}

/** What the control door can turn. */
export interface AccountSettings {
  searchLagMs: number;
  /** Search is not offered to merchants in India (facts 4). */
  searchAvailable: boolean;
  latencyMs: number;
}

/** Who made a change: the request of an event. The Dashboard has no idempotency key. */
export interface Cause {
  readonly requestId: string | null;
  readonly idempotencyKey: string | null;
}

/** An object as the API shows it in an event: nothing expanded. */
type Snapshot = (object: object) => object;

/** Writes the events of one mode (facts 9.4). */
export class EventRecorder {
  readonly #account: Account;
  readonly #store: ModeStore;
  readonly #cause: Cause;
  readonly #snapshot: Snapshot;

  constructor(account: Account, store: ModeStore, cause: Cause, snapshot: Snapshot) {
    this.#account = account;
    this.#store = store;
    this.#cause = cause;
    this.#snapshot = snapshot;
  }

  record(type: string, object: object, before?: object): void {
    const shown = this.#snapshot(object);
    const previous = before === undefined ? undefined : previousAttributes(this.#snapshot(before), shown);
    const created = this.#account.clock.now();
    this.#store.events.dropBefore(created - EVENTS_KEPT_SECONDS);
    this.#store.events.put({
      id: newId('evt'),
      object: 'event',
      api_version: ACCOUNT_API_VERSION,
      created,
      data: { object: shown, ...(previous === undefined ? {} : { previous_attributes: previous }) },
      livemode: this.#store.livemode,
      pending_webhooks: 0,
      request: { id: this.#cause.requestId, idempotency_key: this.#cause.idempotencyKey },
      type,
    });
  }
}
