import type { FirstPrice } from '#shared/contract/catalog.ts';
import {
  emptyProductFields,
  normaliseStripeProduct,
  type ProductFields,
  type StripeProduct,
} from '#shared/domain/product.ts';
import type { Database } from './database.ts';
import { withChanges } from './field-path.ts';
import type { OperationChange } from './operation-row.ts';

/** A field as the person wants it, with the value in Stripe that it was made on. */
export interface Draft {
  readonly path: string;
  readonly base: unknown;
  readonly value: unknown;
  readonly changedAt: number;
}

/** What the person wants of the object as a whole. */
export interface DraftObject {
  readonly intent: 'create' | 'delete';
  readonly firstPrice: FirstPrice | null;
}

export interface Conflict {
  readonly path: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly theirsAt: number | null;
  readonly foundAt: number;
}

/**
 * A product as the person sees it: base ⊕ unfinished operations ⊕ drafts (design, Sync). It
 * exists while any of them makes it exist.
 */
export interface VisibleProduct {
  readonly id: string;
  /** Stripe's copy; null while it is not there. */
  readonly base: StripeProduct | null;
  readonly pulledAt: number | null;
  /** Deleted at Stripe while it is edited here. */
  readonly gone: boolean;
  /** base ⊕ unfinished operations: what a draft is made on. */
  readonly under: ProductFields;
  readonly fields: ProductFields;
  readonly drafts: readonly Draft[];
  readonly object: DraftObject | null;
  readonly conflicts: readonly Conflict[];
  /** The price that rides along with a product which is not in Stripe yet. */
  readonly firstPrice: FirstPrice | null;
  /** Frozen and not settled. */
  readonly waiting: boolean;
  readonly deleting: boolean;
  /** A create is frozen and not settled. */
  readonly creating: boolean;
  /** Why Stripe refused the last attempt; null once there is nothing left to send. */
  readonly refusal: Refusal | null;
}

export interface Refusal {
  /** The operation's error as JSON. */
  readonly error: string | null;
  readonly requestId: string | null;
}

interface OperationPart {
  product_id: string;
  kind: string;
  changes: string;
}

/** Reads products as they are seen; ids that exist nowhere are left out. Order is not kept. */
export function readVisible(database: Database, ids: readonly string[]): Map<string, VisibleProduct> {
  const wanted = JSON.stringify(ids);
  const bases = database.all<{ id: string; body: string; pulled_at: number; gone_at: number | null }>(
    'SELECT id, body, pulled_at, gone_at FROM product WHERE id IN (SELECT value FROM json_each(?))',
    wanted,
  );
  const operations = grouped(
    database.all<OperationPart>(
      `SELECT product_id, kind, changes FROM operation
       WHERE product_id IN (SELECT value FROM json_each(?)) AND state IN ('queued', 'sending', 'unknown')
       ORDER BY publish_id, seq`,
      wanted,
    ),
  );
  const objects = new Map(readObjects(database, wanted));
  const drafts = grouped(readDrafts(database, wanted));
  const conflicts = grouped(readConflicts(database, wanted));
  const refusals = readRefusals(database, wanted);
  const baseOf = new Map(bases.map((row) => [row.id, row]));

  const visible = new Map<string, VisibleProduct>();
  for (const id of ids) {
    const row = baseOf.get(id);
    const base = row === undefined ? null : normaliseStripeProduct(JSON.parse(row.body));
    const frozen = operations.get(id) ?? [];
    const object = objects.get(id) ?? null;
    const creating = frozen.some(({ kind }) => kind === 'product.create');
    if (base === null && !creating && object?.intent !== 'create') continue;
    const changes = frozen.flatMap(({ changes: text }) => JSON.parse(text) as OperationChange[]);
    const under = withChanges(base?.fields ?? emptyProductFields(), changes);
    const own = drafts.get(id) ?? [];
    const hasWork = own.length > 0 || object !== null;
    visible.set(id, {
      id,
      base,
      pulledAt: row?.pulled_at ?? null,
      gone: row !== undefined && row.gone_at !== null,
      under,
      fields: withChanges(under, own),
      drafts: own,
      object,
      conflicts: conflicts.get(id) ?? [],
      firstPrice: base === null ? (object?.firstPrice ?? frozenPrice(changes)) : null,
      waiting: frozen.length > 0,
      deleting: object?.intent === 'delete' || frozen.some(({ kind }) => kind === 'product.delete'),
      creating,
      refusal: hasWork ? (refusals.get(id) ?? null) : null,
    });
  }
  return visible;
}

export function readOneVisible(database: Database, id: string): VisibleProduct | null {
  return readVisible(database, [id]).get(id) ?? null;
}

function frozenPrice(changes: readonly OperationChange[]): FirstPrice | null {
  const change = changes.find(({ path }) => path === 'firstPrice');
  // Written by us, from a draft that the contract checked.
  return (change?.value ?? null) as FirstPrice | null;
}

function readObjects(database: Database, wanted: string): [string, DraftObject][] {
  return database
    .all<{ product_id: string; intent: 'create' | 'delete'; first_price: string | null }>(
      `SELECT product_id, intent, first_price FROM draft_object
       WHERE product_id IN (SELECT value FROM json_each(?))`,
      wanted,
    )
    .map((row) => {
      const price = row.first_price === null ? null : (JSON.parse(row.first_price) as FirstPrice);
      return [row.product_id, { intent: row.intent, firstPrice: price }];
    });
}

function readDrafts(database: Database, wanted: string): (Draft & { product_id: string })[] {
  return database
    .all<{ product_id: string; path: string; base: string; value: string; changed_at: number }>(
      `SELECT product_id, path, base, value, changed_at FROM draft_field
       WHERE product_id IN (SELECT value FROM json_each(?)) ORDER BY product_id, path`,
      wanted,
    )
    .map((row) => ({
      product_id: row.product_id,
      path: row.path,
      base: JSON.parse(row.base) as unknown,
      value: JSON.parse(row.value) as unknown,
      changedAt: row.changed_at,
    }));
}

interface ConflictRow {
  product_id: string;
  path: string;
  base: string;
  mine: string;
  theirs: string;
  theirs_at: number | null;
  found_at: number;
}

function readConflicts(database: Database, wanted: string): (Conflict & { product_id: string })[] {
  return database
    .all<ConflictRow>(
      `SELECT product_id, path, base, mine, theirs, theirs_at, found_at FROM field_conflict
       WHERE product_id IN (SELECT value FROM json_each(?)) ORDER BY product_id, path`,
      wanted,
    )
    .map((row) => ({
      product_id: row.product_id,
      path: row.path,
      base: JSON.parse(row.base) as unknown,
      mine: JSON.parse(row.mine) as unknown,
      theirs: JSON.parse(row.theirs) as unknown,
      theirsAt: row.theirs_at,
      foundAt: row.found_at,
    }));
}

/** Products whose newest operation Stripe refused. */
function readRefusals(database: Database, wanted: string): Map<string, Refusal> {
  const newest = new Map<string, { state: string; error: string | null; request_id: string | null }>();
  const rows = database.all<{
    product_id: string;
    state: string;
    error: string | null;
    request_id: string | null;
  }>(
    `SELECT product_id, state, error, request_id FROM operation
     WHERE product_id IN (SELECT value FROM json_each(?)) AND state <> 'dropped'
     ORDER BY publish_id, seq`,
    wanted,
  );
  for (const row of rows) newest.set(row.product_id, row);
  const refusals = new Map<string, Refusal>();
  for (const [id, row] of newest) {
    if (row.state === 'rejected') refusals.set(id, { error: row.error, requestId: row.request_id });
  }
  return refusals;
}

function grouped<T extends { product_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.product_id);
    if (group === undefined) groups.set(row.product_id, [row]);
    else group.push(row);
  }
  return groups;
}
