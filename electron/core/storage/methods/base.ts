import { type ObjectRef, uniqueRefs } from '#shared/contract/object.ts';
import { asFilledText, asInteger, asText, type JsonObject } from '#shared/domain/json.ts';
import { takeReadSeq } from '../base-order.ts';
import type { Database } from '../database.ts';
import { isOnSale, noteArchived } from '../conflicts.ts';
import { kindOfBody, shownOn, storedKind, touchObjects } from '../kinds.ts';
import { rebaseDrafts } from '../rebase-drafts.ts';

/** Objects as Stripe answered them, to become the base. */
export interface BaseUpdate {
  /** Bodies of any kind; each tells its kind by `object`. */
  readonly found: readonly JsonObject[];
  /** Gone at Stripe, confirmed by a read. */
  readonly removed: readonly ObjectRef[];
  /** `takeReadSeq` from before the read was asked for, or when our write was answered. */
  readonly readSeq: number;
  /** Local time, to show and to date conflicts. */
  readonly at: number;
}

export const baseMethods = {
  /** Taken before Stripe is asked: of two copies the one asked for later is the newer. */
  takeReadSeq(database: Database): number {
    return takeReadSeq(database);
  },

  /** Answers the objects whose visible state may have changed. */
  saveBase(database: Database, input: BaseUpdate): { changed: ObjectRef[] } {
    return { changed: applyBase(database, input) };
  },

  saveTaxCodes(database: Database, input: { items: readonly JsonObject[]; at: number }): { count: number } {
    for (const item of input.items) {
      database.run(
        `INSERT INTO tax_code (id, name, description, pulled_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description, pulled_at = excluded.pulled_at`,
        asText(item['id']) ?? '',
        asText(item['name']) ?? '',
        asText(item['description']) ?? '',
        input.at,
      );
    }
    return { count: database.get<{ count: number }>('SELECT count(*) AS count FROM tax_code')?.count ?? 0 };
  },

  /** The prices the base has of these products. */
  listPriceIdsOf(database: Database, input: { productIds: readonly string[] }): string[] {
    return database
      .all<{ id: string }>(
        'SELECT id FROM price WHERE product_id IN (SELECT value FROM json_each(?))',
        JSON.stringify(input.productIds),
      )
      .map(({ id }) => id);
  },

  /** Prices to recognise the account by (design, Sync 7): spread over time rather than made together. */
  listKnownPrices(
    database: Database,
    input: { limit: number },
  ): { id: string; created: number; livemode: boolean }[] {
    const rows = database.all<{ id: string; created: number; livemode: number | null }>(
      `SELECT id, created, body ->> 'livemode' AS livemode FROM price ORDER BY created, id LIMIT ?`,
      input.limit,
    );
    return rows.map(({ id, created, livemode }) => ({ id, created, livemode: livemode === 1 }));
  },
};

/** Writes a new base inside the caller's transaction, moves drafts onto it, and reindexes. */
export function applyBase(database: Database, update: BaseUpdate, scan?: number): ObjectRef[] {
  const { readSeq, at } = update;
  const changed: ObjectRef[] = [];
  for (const body of update.found) {
    const stored = kindOfBody(body);
    if (stored === null) continue;
    const wasActive = isOnSale(database, stored.baseTable, asFilledText(body['id']) ?? '');
    const id = stored.putBase(database, body, { readSeq, at, ...(scan === undefined ? {} : { scan }) });
    if (id === null) continue;
    const ref = { kind: stored.kind, id };
    changed.push(ref);
    const isActive = body['active'] === true;
    if (wasActive !== isActive) {
      noteArchived(database, ref, { wasActive, isActive, theirsAt: asInteger(body['updated']), at });
    }
  }
  const before = shownOn(database, update.removed);
  for (const { kind, id } of update.removed) storedKind(kind).removeBase(database, id, at);
  const refs = uniqueRefs([...changed, ...update.removed]);
  rebaseDrafts(database, refs, at);
  return touchObjects(database, refs, before);
}
