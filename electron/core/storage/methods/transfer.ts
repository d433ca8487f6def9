import type { ComparedProduct } from '#shared/contract/transfer.ts';
import { leaveOut } from '#shared/domain/compare/leave-out.ts';
import {
  type CatalogProduct,
  keysGivenUp,
  planCopy,
  type ProductPlan,
} from '#shared/domain/compare/plan-copy.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { normaliseStripePrice } from '#shared/domain/price.ts';
import { normaliseStripeProduct } from '#shared/domain/product.ts';
import { keepCopied, readCopied, readKeyHolders } from '../copied-objects.ts';
import { copyPlanSteps, toldPlan } from '../copy-steps.ts';
import type { Database } from '../database.ts';
import { type EditStep, openEdit } from '../edit-steps.ts';
import { applyStretch } from '../object-edits.ts';
import { readPrices } from '../prices.ts';
import { newVisibleProduct, readOneVisible, readVisible } from '../visible.ts';
import type { StretchOf } from './sheet.ts';

/** A product of another catalog and what it is here, as far as it is known. */
export interface CopyPair {
  readonly product: CatalogProduct;
  readonly targetId: string | null;
  /** What it is called where its own id is not free. */
  readonly newId: string;
  /** Local ids for the prices that may be made of its prices. */
  readonly newPriceIds: readonly string[];
}

/** A guess at what a product is called here, and by what it was found. */
export interface CopyTarget {
  readonly sourceId: string;
  readonly targetId: string;
  readonly by: 'copy' | 'id' | 'lookupKey';
}

export interface CopiedStretch {
  readonly editId: number | null;
  readonly told: ComparedProduct[];
  /** The source's ids of all that differ, told or not. */
  readonly differing: string[];
  readonly counts: Readonly<Record<'new' | 'changed' | 'same' | 'refused' | 'left', number>>;
  readonly productIds: string[];
}

export const transferMethods = {
  /** Every product that Stripe has, in the order of names. */
  listBaseProducts(database: Database): { ids: string[] } {
    const rows = database.all<{ id: string }>(
      `SELECT product.id FROM product JOIN product_index ON product_index.product_id = product.id
       WHERE product.gone_at IS NULL ORDER BY product_index.name_key, product_index.row`,
    );
    return { ids: rows.map(({ id }) => id) };
  },

  /** Products with their prices as Stripe has them, without what is drafted here. In the order of `ids`. */
  readBaseProducts(database: Database, input: { ids: readonly string[] }): { products: CatalogProduct[] } {
    const wanted = JSON.stringify(input.ids);
    const prices = new Map<string, { id: string; fields: CatalogProduct['prices'][number]['fields'] }[]>();
    for (const { body } of database.all<{ body: string }>(
      `SELECT body FROM price WHERE product_id IN (SELECT value FROM json_each(?)) AND gone_at IS NULL
       ORDER BY product_id, created, id`,
      wanted,
    )) {
      const price = normaliseStripePrice(JSON.parse(body));
      if (price === null) continue;
      const own = prices.get(price.productId) ?? [];
      own.push({ id: price.id, fields: price.fields });
      prices.set(price.productId, own);
    }
    const products = new Map<string, CatalogProduct>();
    for (const { body } of database.all<{ body: string }>(
      'SELECT body FROM product WHERE id IN (SELECT value FROM json_each(?)) AND gone_at IS NULL',
      wanted,
    )) {
      const product = normaliseStripeProduct(JSON.parse(body));
      if (product === null) continue;
      const { id, fields } = product;
      products.set(id, { id, fields, prices: prices.get(id) ?? [] });
    }
    return { products: input.ids.flatMap((id) => products.get(id) ?? []) };
  },

  /** What products of another catalog are called here: copied before, of the same id, of the same lookup key. */
  findCopyTargets(
    database: Database,
    input: { source: string; products: readonly { id: string; lookupKeys: readonly string[] }[] },
  ): { targets: CopyTarget[] } {
    const ids = input.products.map(({ id }) => id);
    const copied = readCopied(database, input.source, 'product', ids);
    const visible = readVisible(database, [...ids, ...copied.values()]);
    const isThere = (id: string | undefined): id is string => {
      const product = id === undefined ? undefined : visible.get(id);
      return product !== undefined && !product.gone && !product.deleting;
    };
    const holders = readKeyHolders(
      database,
      input.products.flatMap(({ lookupKeys }) => lookupKeys),
    );
    const targets = input.products.flatMap(({ id, lookupKeys }): CopyTarget[] => {
      const known = copied.get(id);
      if (isThere(known)) return [{ sourceId: id, targetId: known, by: 'copy' }];
      if (isThere(id)) return [{ sourceId: id, targetId: id, by: 'id' }];
      const owners = new Set(lookupKeys.flatMap((key) => holders.get(key)?.productId ?? []));
      const [only] = owners;
      return only === undefined || owners.size > 1 ? [] : [{ sourceId: id, targetId: only, by: 'lookupKey' }];
    });
    return { targets };
  },

  /** The portal's configurations as Stripe answered them. */
  readPortalBodies(database: Database): { bodies: JsonObject[] } {
    const rows = database.all<{ body: string }>(
      'SELECT body FROM portal_configuration WHERE gone_at IS NULL ORDER BY id',
    );
    return { bodies: rows.map(({ body }) => JSON.parse(body) as JsonObject) };
  },

  countProducts(database: Database): { count: number } {
    return database.get<{ count: number }>('SELECT count(*) AS count FROM product_index') as {
      count: number;
    };
  },

  /** A stretch of products of another catalog, drafted here or, `isTrial`, only compared. */
  copyStretch(
    database: Database,
    input: StretchOf & {
      source: string;
      pairs: readonly CopyPair[];
      meters: Readonly<Record<string, string>>;
      withArchived: boolean;
      /** What is not taken of a product, by its id in the source (`LeftOut` of the contract). */
      leftOut: Readonly<Record<string, readonly string[]>>;
      isTrial: boolean;
      /** Whether each that differs is told, or counted alone. */
      tellsAll: boolean;
    },
  ): CopiedStretch {
    const { source, nowAt } = input;
    const targets = readVisible(
      database,
      input.pairs.flatMap(({ targetId }) => targetId ?? []),
    );
    const prices = readPrices(database, [...targets.keys()]);
    const all = input.pairs.flatMap(({ product }) => product.prices);
    const knownPrices = readCopied(
      database,
      source,
      'price',
      all.map(({ id }) => id),
    );
    const keys = all.flatMap(({ fields }) => fields.lookupKey ?? []);
    const keyHolders = new Map([...readKeyHolders(database, keys)].map(([key, held]) => [key, held.priceId]));
    const counts = { new: 0, changed: 0, same: 0, refused: 0, left: 0 };
    const told: ComparedProduct[] = [];
    const differing: string[] = [];
    const steps: EditStep[] = [];
    const productIds: string[] = [];
    const kept: [kind: 'product' | 'price', sourceId: string, targetId: string][] = [];
    let name: string | null = null;
    const { meters, withArchived } = input;
    const wanted = input.pairs.flatMap(({ product, targetId, newId, newPriceIds }) => {
      const target = targetId === null ? null : (targets.get(targetId) ?? null);
      if (target === null && !product.fields.active && !withArchived) return [];
      const { id, fields } = target ?? {};
      const has =
        id === undefined || fields === undefined ? null : { id, fields, prices: prices.get(id) ?? [] };
      return [{ product, target, has, newId, newPriceIds }];
    });
    counts.left = input.pairs.length - wanted.length;
    const isNewPrice = new Set(
      [...prices.values()].flat().flatMap(({ id, marks }) => (marks.isNew ? id : [])),
    );
    const plans = planStretch(wanted, ({ product, has }, freedKeys) => {
      const context = { knownPrices, meters, keyHolders, freedKeys, withArchived };
      const whole = planCopy(product, has, context);
      const plan = leaveOut(whole, has?.fields ?? null, new Set(input.leftOut[product.id]));
      return { plan, freed: keysGivenUp(plan, (priceId) => isNewPrice.has(priceId)) };
    });
    for (const [{ product, target, has, newId, newPriceIds }, plan] of plans) {
      const item = toldPlan(product, target, plan);
      if (item === null || item.action === 'refused') counts[item === null ? 'same' : 'refused'] += 1;
      else counts[item.action === 'create' ? 'new' : 'changed'] += 1;
      if (item !== null) differing.push(product.id);
      if (item !== null && input.tellsAll) told.push(item);
      if (input.isTrial) continue;
      const owner = target ?? newVisibleProduct(isFree(database, product.id) ? product.id : newId);
      const isNew = target === null;
      const ownPriceIds = new Set(has?.prices.map(({ id }) => id));
      const of = { source: product, target: owner, isNew, ownPriceIds, plan, newIds: newPriceIds, nowAt };
      const copied = copyPlanSteps(database, of);
      kept.push(['product', product.id, owner.id]);
      for (const [sourceId, id] of copied.prices) kept.push(['price', sourceId, id]);
      if (copied.steps.length === 0) continue;
      name ??= product.fields.name;
      steps.push(...copied.steps);
      productIds.push(owner.id);
    }
    for (const [kind, sourceId, id] of kept) keepCopied(database, source, kind, sourceId, id);
    if (steps.length === 0) return { editId: input.editId, told, differing, counts, productIds };
    const editId = input.editId ?? openEdit(database, { label: input.label, name: name ?? '' }, nowAt);
    applyStretch(database, editId, steps, productIds.length, nowAt);
    return { editId, told, differing, counts, productIds };
  },

  /** The target's meters by the source's, with those that were just said kept for the next time. */
  keepMeters(
    database: Database,
    input: { source: string; meters: Readonly<Record<string, string>>; ids: readonly string[] },
  ): { meters: Record<string, string> } {
    for (const [id, targetId] of Object.entries(input.meters)) {
      keepCopied(database, input.source, 'meter', id, targetId.trim());
    }
    const meters = readCopied(database, input.source, 'meter', input.ids);
    return { meters: Object.fromEntries(input.ids.map((id) => [id, meters.get(id) ?? ''])) };
  },
};

/**
 * Plans each of a stretch. A lookup key that one of them gives up is free for another, and that one
 * may give up its own for it: planned again until no more come free.
 */
function planStretch<Wanted>(
  wanted: readonly Wanted[],
  planOne: (
    one: Wanted,
    freedKeys: ReadonlySet<string>,
  ) => { readonly plan: ProductPlan; readonly freed: readonly string[] },
): [Wanted, ProductPlan][] {
  const freedKeys = new Set<string>();
  for (;;) {
    const known = freedKeys.size;
    const plans = wanted.map((one) => ({ one, ...planOne(one, freedKeys) }));
    for (const key of plans.flatMap(({ freed }) => freed)) freedKeys.add(key);
    if (freedKeys.size === known) return plans.map(({ one, plan }) => [one, plan]);
  }
}

/** An id that no product has, will have in a set that is aside, or would have again by an undo. */
function isFree(database: Database, id: string): boolean {
  if (readOneVisible(database, id) !== null) return false;
  const used =
    database.get(`SELECT 1 FROM draft_object WHERE object_kind = 'product' AND object_id = ? LIMIT 1`, id) ??
    database.get('SELECT 1 FROM product WHERE id = ?', id) ??
    database.get(
      `SELECT 1 FROM edit_step JOIN edit ON edit.id = edit_step.edit_id
       WHERE object_kind = 'product' AND object_id = ? AND edit.undone = 0 LIMIT 1`,
      id,
    );
  return used === undefined;
}
