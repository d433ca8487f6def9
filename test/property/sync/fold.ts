import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { normaliseStripePrice } from '#shared/domain/price.ts';
import { normaliseStripeProduct } from '#shared/domain/product.ts';
import { tried } from './tried.ts';
import type { World } from './world.ts';

interface Folded {
  /** Null when there is no such product. */
  readonly fields: object | null;
  /** Of the prices that Stripe has, by id: what steps change of them. */
  readonly prices: Readonly<Record<string, PriceFold>>;
}

type PriceFold = Readonly<Record<'active' | 'nickname' | 'metadata', unknown>>;

const IN_WORK = '(SELECT id FROM change_set WHERE in_work = 1)';

/** The rule by another hand: the tables read by themselves, and put on top of each other. */
export async function checkFold(world: World, id: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const before = fold(world.databaseFile, id);
    const seen = await tried(world.call('catalog.getProduct', { productId: id }));
    const after = fold(world.databaseFile, id);
    // Something was settled meanwhile: looked at again.
    if (!isEqual(before, after)) continue;
    const prices = (seen?.prices ?? []).filter(({ base }) => base !== null);
    const shown: Folded = {
      fields: seen === null ? null : seen.fields,
      prices: Object.fromEntries(prices.map((price) => [price.id, priceFold(price.fields)])),
    };
    expect({ id, ...shown }).toEqual({ id, ...before, prices: seen === null ? {} : before.prices });
    return;
  }
}

function fold(file: string, id: string): Folded {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.exec('BEGIN');
    const rows = database.prepare('SELECT id, body FROM price WHERE product_id = ?').all(id);
    const prices = rows.map((row) => {
      const priceId = String(row['id']);
      const price = normaliseStripePrice(JSON.parse(String(row['body'])) as JsonObject);
      return [priceId, priceFold(layOver(database, 'price', priceId, { ...price?.fields }))] as const;
    });
    return { fields: foldProduct(database, id), prices: Object.fromEntries(prices) };
  } finally {
    database.close();
  }
}

function priceFold(fields: object): PriceFold {
  const { active, nickname, metadata } = fields as PriceFold;
  return { active, nickname, metadata };
}

function foldProduct(database: DatabaseSync, id: string): object | null {
  const base = database.prepare('SELECT body FROM product WHERE id = ?').get(id);
  const object = database
    .prepare(
      `SELECT intent FROM draft_object WHERE object_kind = 'product' AND object_id = ? AND change_set_id = ${IN_WORK}`,
    )
    .get(id);
  const isNew =
    object?.['intent'] === 'create' ||
    operationsOn(database, 'product', id).some(({ kind }) => kind === 'product.create');
  if (base === undefined && !isNew) return null;
  const body = base === undefined ? { id, object: 'product' } : (JSON.parse(String(base['body'])) as object);
  const product = normaliseStripeProduct({ name: '', active: true, metadata: {}, created: 0, ...body });
  return layOver(database, 'product', id, { ...product?.fields });
}

function operationsOn(
  database: DatabaseSync,
  kind: 'product' | 'price',
  id: string,
): Record<string, unknown>[] {
  return database
    .prepare(
      `SELECT kind, changes FROM operation WHERE object_kind = ? AND object_id = ?
       AND kind <> 'image.upload' AND state IN ('queued', 'sending', 'unknown') ORDER BY publish_id, seq`,
    )
    .all(kind, id);
}

/** Unfinished operations, then drafts. */
function layOver(
  database: DatabaseSync,
  kind: 'product' | 'price',
  id: string,
  fields: Record<string, unknown>,
): Record<string, unknown> {
  for (const { changes } of operationsOn(database, kind, id))
    for (const { path, value } of JSON.parse(String(changes)) as { path: string; value: unknown }[])
      put(fields, path, value);
  const drafts = database
    .prepare(
      `SELECT path, value FROM draft_field WHERE object_kind = ? AND object_id = ? AND change_set_id = ${IN_WORK}`,
    )
    .all(kind, id);
  for (const { path, value } of drafts) put(fields, String(path), JSON.parse(String(value)));
  return fields;
}

function put(fields: Record<string, unknown>, path: string, value: unknown): void {
  if (path === 'firstPrice') return;
  if (!path.startsWith('metadata.')) {
    fields[path] = value;
    return;
  }
  const { [path.slice('metadata.'.length)]: _old, ...rest } = fields['metadata'] as Record<string, unknown>;
  fields['metadata'] = value === null ? rest : { ...rest, [path.slice('metadata.'.length)]: value };
}
