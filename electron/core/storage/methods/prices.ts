import { diffPriceFields, isMutablePriceField, TRANSFER_PATH } from '#shared/domain/price-paths.ts';
import type { KeptTyping } from '#shared/domain/price-typing.ts';
import { emptyPriceFields, type PriceFields } from '#shared/domain/price.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { fieldSteps } from '../draft-edits.ts';
import type { EditStep } from '../edit-steps.ts';
import { priceShape } from '../kinds/price-shape.ts';
import { changeSteps, objectStep } from '../edit-plan.ts';
import { applySteps } from '../object-edits.ts';
import { endPriceTyping, type PriceEditorOf, writePriceTyping } from '../price-typing.ts';
import type { PathValue } from '../stored-kind.ts';
import { newVisibleObject } from '../visible-object.ts';
import { readOneVisible, type VisibleProduct } from '../visible.ts';
import { readOneVisiblePrice, type VisiblePrice } from '../visible-price.ts';
import { readDetail, type StoredDetail } from './products.ts';

/** Fields of a price as they came over the contract: what is absent stays as it is. */
export type PriceChanges = { readonly [F in keyof PriceFields]?: PriceFields[F] | undefined };

/** `nowAt`: local time in milliseconds; it dates drafts and joins typing into one undo step. */
export interface Now {
  readonly nowAt: number;
}

export const priceMethods = {
  /** A price that exists only here until it is published; `priceId` is a local id of the caller's. */
  addPrice(
    database: Database,
    input: Now & { productId: string; priceId: string; fields: PriceChanges; makeDefault: boolean },
  ): StoredDetail {
    const product = knownProduct(database, input.productId);
    const steps = [
      ...newPriceSteps(product, input.priceId, null, pathsOf(emptyPriceFields(), input.fields), input.nowAt),
      ...(input.makeDefault ? fieldSteps(product, { defaultPriceId: input.priceId }, input.nowAt) : []),
    ];
    applySteps(database, steps, 'price', product.fields.name, input.nowAt);
    endPriceTyping(database, { productId: product.id, mode: 'add', priceId: null });
    return readDetail(database, product.id);
  },

  /** What stands in a price's editor; null when that is nothing any more. */
  keepTypedPrice(database: Database, input: Now & PriceEditorOf & { kept: KeptTyping | null }): StoredDetail {
    const { id: productId } = knownProduct(database, input.productId);
    const { mode, priceId, kept } = input;
    if (kept === null) endPriceTyping(database, { productId, mode, priceId });
    else writePriceTyping(database, { productId, mode, priceId }, kept, input.nowAt);
    return readDetail(database, productId);
  },

  /**
   * Changes a price: any field of one that is only here; of one that Stripe has, those that Stripe
   * lets be changed (facts 2.1), else `catalog/price-fixed` with the field as `path`.
   */
  editPrice(
    database: Database,
    input: Now & {
      priceId: string;
      changes: PriceChanges;
      transferLookupKey: boolean;
      endsTyping?: boolean | undefined;
    },
  ): StoredDetail {
    const price = knownPrice(database, input.priceId);
    const wanted = pathsOf(price.fields, input.changes);
    const fixed = wanted.find(({ path }) => !isMutablePriceField(path.split('.')[0] ?? path));
    if (fixed !== undefined && price.object?.intent !== 'create') {
      throw failure('catalog/price-fixed', { priceId: price.id }, { path: fixed.path });
    }
    const isKeyed = input.changes.lookupKey !== undefined;
    const transfer = isKeyed ? [{ path: TRANSFER_PATH, value: input.transferLookupKey || null }] : [];
    const steps = [
      ...changeSteps(priceShape, price, wanted, input.nowAt),
      ...transferSteps(price, transfer, input.nowAt),
    ];
    applySteps(database, steps, 'price', nameOf(database, price), input.nowAt);
    if (input.endsTyping === true) {
      endPriceTyping(database, { productId: price.productId, mode: 'edit', priceId: price.id });
    }
    return readDetail(database, price.productId);
  },

  /**
   * What cannot be changed of a price is changed by another in its place (facts 2.1, 12.2): the new
   * one has everything the old one had and what is wanted otherwise, becomes the default where the
   * old one is, takes over its lookup key, and the old one is archived. One edit, four requests.
   */
  changePrice(
    database: Database,
    input: Now & { priceId: string; newId: string; changes: PriceChanges; archiveOld: boolean },
  ): StoredDetail {
    const old = knownPrice(database, input.priceId);
    if (old.base === null) throw failure('catalog/price-not-published', { priceId: old.id });
    const product = knownProduct(database, old.productId);
    const steps = changePriceSteps(product, old, input);
    applySteps(database, steps, 'price', product.fields.name, input.nowAt);
    endPriceTyping(database, { productId: product.id, mode: 'change', priceId: old.id });
    return readDetail(database, product.id);
  },
};

/** The steps of a change of price: the new one, the default moved, the old one's key and its end. */
export function changePriceSteps(
  product: VisibleProduct,
  old: VisiblePrice,
  change: Now & { readonly newId: string; readonly changes: PriceChanges; readonly archiveOld: boolean },
): EditStep[] {
  const { lookupKey, metadata, ...rest } = old.fields;
  const fields = {
    ...rest,
    active: true,
    ...withoutAbsent(change.changes),
    metadata: withoutMark(change.changes.metadata ?? metadata),
  };
  const isDefault = product.fields.defaultPriceId === old.id;
  const key: PathValue[] =
    lookupKey === null || change.changes.lookupKey !== undefined
      ? []
      : [{ path: 'lookupKey', value: lookupKey }];
  const taken: PathValue[] = key.length === 0 ? [] : [{ path: TRANSFER_PATH, value: true }];
  const wanted = [...pathsOf(emptyPriceFields(), fields), ...key, ...taken];
  const retired: PathValue[] = [
    ...(change.archiveOld ? [{ path: 'active', value: false }] : []),
    ...(key.length === 0 ? [] : [{ path: 'lookupKey', value: null }]),
  ];
  return [
    ...newPriceSteps(product, change.newId, old.id, wanted, change.nowAt),
    ...(isDefault ? fieldSteps(product, { defaultPriceId: change.newId }, change.nowAt) : []),
    ...changeSteps(priceShape, old, retired, change.nowAt),
  ];
}

/** The steps that make a price of a product; `replaces` is the one that it takes the place of. */
export function newPriceSteps(
  product: VisibleProduct,
  id: string,
  replaces: string | null,
  wanted: readonly PathValue[],
  nowAt: number,
): EditStep[] {
  const price = newVisibleObject(priceShape, id, product.id);
  return [
    objectStep(price, { intent: 'create', parentId: product.id, attached: replaces }),
    ...changeSteps(priceShape, price, wanted, nowAt),
  ];
}

/** The wish to take the key over is no field of the price: it is there or not. */
export function transferSteps(price: VisiblePrice, wanted: readonly PathValue[], nowAt: number): EditStep[] {
  return wanted.flatMap(({ path, value }) => {
    const draft = price.drafts.find((candidate) => candidate.path === path);
    if ((draft?.value ?? null) === value) return [];
    const before =
      draft === undefined ? null : { base: draft.base, value: draft.value, changedAt: draft.changedAt };
    const after = value === null ? null : { base: null, value, changedAt: nowAt };
    return [
      {
        kind: 'field' as const,
        object: { kind: 'price' as const, id: price.id },
        path,
        under: null,
        before: { draft: before, conflict: null, visible: before?.value ?? null },
        after: { draft: after, conflict: null, visible: value },
      },
    ];
  });
}

function pathsOf(before: PriceFields, changes: PriceChanges): PathValue[] {
  return diffPriceFields(before, { ...before, ...withoutAbsent(changes) });
}

function withoutAbsent(changes: PriceChanges): Partial<PriceFields> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** A new price gets a mark of its own when it is published. */
function withoutMark(metadata: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith('countertop_')));
}

function knownPrice(database: Database, priceId: string): VisiblePrice {
  const price = readOneVisiblePrice(database, priceId);
  if (price === null) throw failure('catalog/price-unknown', { priceId });
  return price;
}

function knownProduct(database: Database, productId: string): VisibleProduct {
  const product = readOneVisible(database, productId);
  if (product === null) throw failure('catalog/product-unknown', { productId });
  return product;
}

function nameOf(database: Database, price: VisiblePrice): string {
  return readOneVisible(database, price.productId)?.fields.name ?? '';
}
