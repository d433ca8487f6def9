import { isEqual } from '#shared/domain/equal.ts';
import { mergeField } from '#shared/domain/merge.ts';
import { PRODUCT_FIELD_KINDS } from '#shared/domain/product-changes.ts';
import {
  normaliseStripeProduct,
  PRODUCT_FIELD_NAMES,
  type ProductFields,
  tidyProductFields,
} from '#shared/domain/product.ts';
import { queuedImageHash } from '#shared/domain/queued-image.ts';
import type { Database } from './database.ts';
import { readField } from './field-path.ts';

interface DraftRow {
  product_id: string;
  path: string;
  base: string;
  value: string;
}

/**
 * Moves the drafts of products onto their new base, field by field (design, Sync 3 and 4):
 * what Stripe now has itself is no draft any more; what was merged stands on the new base; what
 * changed on both sides is a conflict, and stays one until a person settles it or Stripe's side
 * goes back.
 */
export function rebaseDrafts(database: Database, productIds: readonly string[], at: number): void {
  if (productIds.length === 0) return;
  const drafts = database.all<DraftRow>(
    `SELECT product_id, path, base, value FROM draft_field
     WHERE product_id IN (SELECT value FROM json_each(?)) ORDER BY product_id`,
    JSON.stringify(productIds),
  );
  let known: { id: string; fields: ProductFields; updated: number } | null = null;
  for (const draft of drafts) {
    if (known?.id !== draft.product_id) known = readFields(database, draft.product_id);
    if (known !== null) rebaseField(database, draft, known.fields, known.updated, at);
  }
}

function readFields(
  database: Database,
  id: string,
): { id: string; fields: ProductFields; updated: number } | null {
  const row = database.get<{ body: string }>('SELECT body FROM product WHERE id = ?', id);
  const product = row === undefined ? null : normaliseStripeProduct(JSON.parse(row.body));
  return product === null
    ? null
    : { id, fields: tidyProductFields(product.fields), updated: product.updated };
}

function rebaseField(
  database: Database,
  draft: DraftRow,
  fields: ProductFields,
  theirsAt: number,
  at: number,
): void {
  const { product_id: productId, path } = draft;
  const base = linkImages(database, path, JSON.parse(draft.base));
  const mine = linkImages(database, path, JSON.parse(draft.value));
  const theirs = readField(fields, path);
  // While our own write of this field is on its way, its effect is not somebody else's change.
  if (isOnItsWay(database, productId, path)) return;
  if (isEqual(mine, theirs)) {
    database.run('DELETE FROM draft_field WHERE product_id = ? AND path = ?', productId, path);
    clearConflict(database, productId, path);
    return;
  }
  const merged = mergeField<unknown>(fieldKind(path), base, mine, theirs);
  if (merged.status === 'merged') {
    database.run(
      'UPDATE draft_field SET base = ?, value = ? WHERE product_id = ? AND path = ?',
      JSON.stringify(theirs),
      JSON.stringify(merged.value),
      productId,
      path,
    );
    clearConflict(database, productId, path);
    return;
  }
  putConflict(database, { productId, path, base, mine, theirs, theirsAt, at });
}

export interface ConflictRow {
  readonly productId: string;
  readonly path: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Stripe's time (seconds) of its side; null where it is not known. */
  readonly theirsAt: number | null;
  readonly at: number;
}

export function putConflict(database: Database, conflict: ConflictRow): void {
  database.run(
    `INSERT INTO field_conflict (product_id, path, base, mine, theirs, theirs_at, found_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (product_id, path) DO UPDATE SET base = excluded.base, mine = excluded.mine,
       theirs = excluded.theirs, theirs_at = excluded.theirs_at`,
    conflict.productId,
    conflict.path,
    JSON.stringify(conflict.base),
    JSON.stringify(conflict.mine),
    JSON.stringify(conflict.theirs),
    conflict.theirsAt,
    conflict.at,
  );
}

export function clearConflict(database: Database, productId: string, path: string): void {
  database.run('DELETE FROM field_conflict WHERE product_id = ? AND path = ?', productId, path);
}

/** A queued image and its link are the same picture: what we uploaded is nobody's change. */
function linkImages(database: Database, path: string, value: unknown): unknown {
  if (path !== 'images' || !Array.isArray(value)) return value;
  return value.map((item: unknown) => {
    const sha256 = typeof item === 'string' ? queuedImageHash(item) : null;
    if (sha256 === null) return item;
    const row = database.get<{ link_url: string | null }>(
      'SELECT link_url FROM image WHERE sha256 = ?',
      sha256,
    );
    return row?.link_url ?? item;
  });
}

function fieldKind(path: string): 'value' | 'map' | 'list' | 'set' {
  const name = PRODUCT_FIELD_NAMES.find((field) => field === path);
  return name === undefined ? 'value' : PRODUCT_FIELD_KINDS[name];
}

function isOnItsWay(database: Database, productId: string, path: string): boolean {
  const row = database.get(
    `SELECT 1 FROM operation, json_each(operation.changes) AS change
     WHERE operation.product_id = ? AND operation.state IN ('queued', 'sending', 'unknown')
       AND change.value ->> 'path' = ?`,
    productId,
    path,
  );
  return row !== undefined;
}
