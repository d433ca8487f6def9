import type { TypedPrice } from '#shared/contract/catalog-prices.ts';
import {
  type KeptTyping,
  keptTypingSchema,
  type PriceEditor,
  priceEditorSchema,
} from '#shared/domain/price-typing.ts';
import type { Database } from './database.ts';

/** One editor of a price; `priceId` null for a new one. */
export interface PriceEditorOf {
  readonly productId: string;
  readonly mode: PriceEditor;
  readonly priceId: string | null;
}

/** What the table has for "no price yet": part of its key, so not NULL. */
const NEW = '';

export function writePriceTyping(
  database: Database,
  { productId, mode, priceId }: PriceEditorOf,
  kept: KeptTyping,
  nowAt: number,
): void {
  database.run(
    'INSERT OR REPLACE INTO price_typing (product_id, mode, price_id, body, typed_at) VALUES (?, ?, ?, ?, ?)',
    productId,
    mode,
    priceId ?? NEW,
    JSON.stringify(kept),
    nowAt,
  );
}

/** Saved or let go of: there is nothing left to type on. */
export function endPriceTyping(database: Database, { productId, mode, priceId }: PriceEditorOf): void {
  database.run(
    'DELETE FROM price_typing WHERE product_id = ? AND mode = ? AND price_id = ?',
    productId,
    mode,
    priceId ?? NEW,
  );
}

/**
 * What was typed in the editors of a product's prices, the latest first. That of a price that is not
 * there (its draft undone) is passed over and comes back with it.
 */
export function readPriceTyping(
  database: Database,
  productId: string,
  priceIds: ReadonlySet<string>,
): TypedPrice[] {
  const rows = database.all<{ mode: string; price_id: string; body: string; typed_at: number }>(
    'SELECT mode, price_id, body, typed_at FROM price_typing WHERE product_id = ? ORDER BY typed_at DESC',
    productId,
  );
  return rows.flatMap(({ mode, price_id: priceId, body, typed_at: typedAt }) => {
    const kept = keptTypingSchema.safeParse(JSON.parse(body));
    const editor = priceEditorSchema.safeParse(mode);
    const isThere = priceId === NEW || priceIds.has(priceId);
    if (!kept.success || !editor.success || !isThere) return [];
    return [{ mode: editor.data, priceId: priceId === NEW ? null : priceId, kept: kept.data, typedAt }];
  });
}
