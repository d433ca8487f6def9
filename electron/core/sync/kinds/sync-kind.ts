import type { ObjectKind, ObjectRef } from '#shared/contract/object.ts';
import type { ReviewItem } from '#shared/contract/sync.ts';
import type { FieldChange } from '#shared/contract/sync-history.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { Result } from '#shared/errors.ts';
import type { DraftedObject } from '../../storage/drafted.ts';
import type { NewOperation } from '../../storage/methods/outbox.ts';
import type { FieldClash } from '../../storage/methods/settling.ts';
import type { Operation, OperationChange } from '../../storage/operation-row.ts';
import type { StripeGateway } from '../../stripe/gateway.ts';
import type { SyncParts } from '../parts.ts';

/** Where queued images can be seen by Stripe: sha256 → URL. */
export type ImageLinks = Readonly<Record<string, string>>;

/**
 * The order in which a publish is sent (facts 12.1): what others hang on comes first. Within a
 * stage operations of different objects may be on their way together.
 */
export const STAGES = {
  upload: 0,
  createProduct: 1,
  createPrice: 2,
  /** Archived prices on sale again: what is to be a default must be. */
  revivePrice: 3,
  updateProduct: 4,
  moveLookupKey: 5,
  updatePrice: 6,
  portal: 7,
  delete: 8,
} as const;

/** A request as its kind wants it, before freezing has put all of a publish in order. */
export interface PlannedOperation {
  readonly stage: number;
  readonly operation: Omit<NewOperation, 'afterOperation'>;
  /** Must be settled well before this is sent: the last operation of that object in an earlier stage. */
  readonly follows: ObjectRef | null;
}

export interface FreezeTools {
  /** Makes ids; an operation's id is its mark, its key goes to Stripe. */
  readonly uuid: () => string;
}

/** Objects as just read. */
export interface FreshObjects {
  readonly found: readonly JsonObject[];
  /** Ids that Stripe does not have. */
  readonly gone: readonly string[];
}

/** What to do with an update, now that its object has just been read. */
export type PreparedUpdate =
  /** These bytes, under the operation's own key. */
  | {
      readonly kind: 'send';
      readonly params: JsonObject;
      readonly changes: readonly OperationChange[];
      readonly clashes: readonly FieldClash[];
    }
  /** Stripe has all of it already: sent before, or made there by someone else. */
  | { readonly kind: 'already-there'; readonly clashes: readonly FieldClash[] }
  /** Its key has carried other bytes: what is left needs an operation of its own. */
  | { readonly kind: 'replace'; readonly params: JsonObject; readonly clashes: readonly FieldClash[] };

/** What became of a create whose answer was lost and whose key Stripe has forgotten (design, Sync 2). */
export type Created =
  | { readonly kind: 'ours'; readonly body: JsonObject }
  /** Something else has its place. */
  | { readonly kind: 'another' }
  /** It never came about: it can be sent anew. */
  | { readonly kind: 'none' }
  /** Nothing that this key may read tells: a person has to look. */
  | { readonly kind: 'unknowable' };

/**
 * What sync has to know of a kind of object to take its drafts through review, publish and the
 * answers. `kinds.ts` lists them; the README says how to add one.
 */
export interface SyncKind<D extends DraftedObject> {
  readonly kind: ObjectKind;
  /** What Stripe calls it in `object`: a success must be one. */
  readonly expected: string;

  /** Everything that would be sent for it, field by field, with what stands in the way. */
  review(drafted: D): ReviewItem;
  /** Its requests. Nothing is sent here and nothing kept. */
  freeze(drafted: D, tools: FreezeTools): readonly PlannedOperation[];

  /** Reads several at once where Stripe can. Fails as a whole with `AppFailure`. */
  readFresh(gateway: StripeGateway, ids: readonly string[], signal?: AbortSignal): Promise<FreshObjects>;
  /** A create's bytes, with everything that was not known when it was frozen in its place. */
  prepareCreate(operation: Operation, links: ImageLinks): JsonObject;
  /** Merges an update onto Stripe's present copy (design, Sync 3 and 4). */
  prepareUpdate(operation: Operation, fresh: JsonObject, links: ImageLinks): PreparedUpdate;

  /** What differs between two copies of Stripe's, in our fields; null for what is no such object. */
  changesBetween?(before: JsonObject, after: JsonObject): readonly FieldChange[] | null;

  /** What an answer shows that becomes the base: itself, and what came with it. */
  shownBy(body: JsonObject): readonly JsonObject[];
  findCreated(parts: SyncParts, gateway: StripeGateway, operation: Operation): Promise<Result<Created>>;
  /** What a success did not show and has to be read. Should that fail, a refresh finds it. */
  readAfter?(parts: SyncParts, gateway: StripeGateway, operation: Operation): Promise<void>;
}
