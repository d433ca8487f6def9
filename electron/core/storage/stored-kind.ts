import type { ObjectKind, ObjectRef } from '#shared/contract/object.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { FieldKind } from '#shared/domain/merge.ts';
import type { Database } from './database.ts';
import type { EditStep } from './edit-steps.ts';
import type { VisibleObject } from './visible-object.ts';

/** A copy of Stripe's to become the base, and where it is from. */
export interface BaseSource {
  /** `takeReadSeq` from before the read was asked for, or when our write was answered. */
  readonly readSeq: number;
  /** Local time, to show and to date conflicts. */
  readonly at: number;
  /** The full scan that met it. */
  readonly scan?: number;
}

/** Stripe's copy of an object, parsed: at least its id and its fields as a person edits them. */
export interface ParsedBase<F> {
  readonly id: string;
  readonly fields: F;
}

/** A change laid over fields: `path` is a field's name, or `metadata.<key>`. */
export interface PathValue {
  readonly path: string;
  readonly value: unknown;
}

/**
 * How objects of a kind look: what is read of them.
 *
 * @typeParam B Stripe's copy, parsed.
 * @typeParam F its fields as a person edits them; null or absent means "not set".
 */
export interface ObjectShape<B extends ParsedBase<F>, F> {
  readonly kind: ObjectKind;
  /** What Stripe calls it in `object`, e.g. `billing_portal.configuration`. */
  readonly stripeObject: string;
  /** The table of Stripe's copies. Every kind's has id, body (JSON), pulled_at and gone_at. */
  readonly baseTable: string;

  /** Null for what is no such object, or the stub of a deleted one. */
  parse(body: unknown): B | null;
  /** Stripe's time (seconds) of the last change to this copy; null where Stripe tells none. */
  updatedAt(base: B): number | null;
  /** The fields of one that is only here, before anything is set. */
  emptyFields(): F;
  readField(fields: F, path: string): unknown;
  /** Lays changes over fields, later ones over earlier ones; a value that does not fit is left out. */
  withChanges(fields: F, changes: readonly PathValue[]): F;
  /** How a field merges (design, Sync 4). */
  mergeKind(path: string): FieldKind;
}

/**
 * What storage has to know of a kind of object, so that its drafts, operations, conflicts and undo
 * are kept like those of any other (`kinds.ts` lists them; sync/README.md says how to add one).
 * Everything here runs inside the caller's transaction.
 */
export interface StoredKind<B extends ParsedBase<F>, F> extends ObjectShape<B, F> {
  /** What a person calls it: of a price, its product's name. */
  titleOf(database: Database, object: VisibleObject<B, F>): string;
  /** A value as it is compared with Stripe's, e.g. with links in the place of queued images. */
  comparable?(database: Database, path: string, value: unknown): unknown;
  /** Stripe keeps what was written in words of its own: a set in another order, a limit that nobody gave. */
  isAsWritten?(path: string, now: unknown, written: unknown): boolean;
  /** Fields that no event shows: whether a write of ours met what was read cannot be told of them. */
  readonly notInEvents?: ReadonlySet<string>;
  /** Keeps Stripe's copy, unless a newer one is here. Answers the id when something changed. */
  putBase(database: Database, body: JsonObject, source: BaseSource): string | null;
  /** Stripe has it no more: kept with `goneAt` while it is edited here, else forgotten. */
  removeBase(database: Database, id: string, at: number): void;
  /** Every trace of it but its journal. */
  forget(database: Database, id: string): void;

  /**
   * The steps that go with discarding its drafts: what was drafted together with it and means
   * nothing without it, e.g. a new price as its product's default.
   */
  discardedWith?(database: Database, object: VisibleObject<B, F>): readonly EditStep[];

  /** The objects on whose screen it is seen: itself or, for a price, its product. */
  shownOn(database: Database, ids: readonly string[]): ObjectRef[];
  /** Brings what is derived from these up to date: index, marks, what nobody wants any more. */
  reindex(database: Database, ids: readonly string[]): void;
}

/** A kind whose own types do not matter to the caller. */
export type AnyStoredKind = StoredKind<ParsedBase<unknown>, unknown>;
