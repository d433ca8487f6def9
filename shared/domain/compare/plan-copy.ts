import { isEqual } from '../equal.ts';
import type { PriceFields } from '../price.ts';
import { diffPriceFields } from '../price-paths.ts';
import { fieldError, type FieldProblem } from '../problem.ts';
import { PRODUCT_FIELD_NAMES, type ProductFields } from '../product.ts';
import {
  type CatalogPrice,
  comparablePrice,
  needsAnother,
  pairPrices,
  withoutOwnMarks,
} from './pair-prices.ts';

/** A product of one of two catalogs, with its prices. */
export interface CatalogProduct {
  readonly id: string;
  readonly fields: ProductFields;
  readonly prices: readonly CatalogPrice[];
}

/** What is known besides the two products. */
export interface CopyContext {
  /** Prices copied before: the source's id → the target's. */
  readonly knownPrices: ReadonlyMap<string, string>;
  /** The source's meters → the target's. */
  readonly meters: Readonly<Record<string, string>>;
  /** Who holds a lookup key in the target: a price's id, by key. */
  readonly keyHolders: ReadonlyMap<string, string>;
  /** Keys whose holder gives them up in the same copy, in whichever product that is. */
  readonly freedKeys: ReadonlySet<string>;
  /** Whether prices are made that are archived from the start. */
  readonly withArchived: boolean;
}

export interface FieldDifference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

export type PricePlan =
  | { readonly action: 'same'; readonly source: CatalogPrice; readonly target: CatalogPrice }
  /** Not wanted, or archived in the source and never here: nothing to copy. */
  | { readonly action: 'left'; readonly source: CatalogPrice }
  | { readonly action: 'refused'; readonly source: CatalogPrice; readonly problem: FieldProblem }
  | {
      readonly action: 'create';
      readonly source: CatalogPrice;
      readonly fields: PriceFields;
      /** The price that gives its lookup key to this one; mostly another one of the same product. */
      readonly keyFrom: string | null;
    }
  | {
      readonly action: 'update';
      readonly source: CatalogPrice;
      readonly target: CatalogPrice;
      readonly changes: readonly FieldDifference[];
      readonly keyFrom: string | null;
    }
  /** What Stripe never changes differs: another takes its place. */
  | {
      readonly action: 'replace';
      readonly source: CatalogPrice;
      readonly target: CatalogPrice;
      readonly fields: PriceFields;
      readonly keyFrom: string | null;
    };

export interface ProductPlan {
  /** Of the product itself; its default price apart. */
  readonly changes: readonly FieldDifference[];
  /** The fields as they are to be; the default price is the target's own. */
  readonly fields: ProductFields;
  readonly prices: readonly PricePlan[];
  /** The source's price whose counterpart is to be the default; null where it is so already. */
  readonly defaultOf: string | null;
}

/**
 * What has to change of the target's product so that it sells what the source's sells. Applied, the
 * same question is answered with nothing: copying again copies only what changed.
 *
 * @param target null where the product is not there yet.
 */
export function planCopy(
  source: CatalogProduct,
  target: CatalogProduct | null,
  context: CopyContext,
): ProductPlan {
  const fields = wantedFields(source.fields, target?.fields ?? null);
  const sources = source.prices.map(({ id, fields: own }) => ({ id, fields: comparablePrice(own) }));
  const targets = (target?.prices ?? []).map(({ id, fields: own }) => ({ id, fields: comparablePrice(own) }));
  const wanted = sources.map((price) => ({ ...price, fields: inTarget(price.fields, context) }));
  const pairs = pairPrices(wanted, targets, context.knownPrices);
  const prices = wanted.map((price) => planPrice(price, pairs.get(price.id) ?? null, targets, context));
  return {
    changes: productDifferences(target?.fields ?? null, fields),
    fields,
    prices,
    defaultOf: defaultOf(source, target, prices),
  };
}

/**
 * The lookup keys that prices give up by a plan: another product of the same copy may want them.
 *
 * @param isNew whether a price is not in Stripe yet: it becomes what would else take its place.
 */
export function keysGivenUp({ prices }: ProductPlan, isNew: (priceId: string) => boolean): string[] {
  return prices.flatMap((price) => {
    if (price.action !== 'update' && price.action !== 'replace') return [];
    const key = price.target.fields.lookupKey;
    const isGivenUp =
      price.action === 'update'
        ? price.changes.some(({ path }) => path === 'lookupKey')
        : isNew(price.target.id) && price.fields.lookupKey !== key;
    return key !== null && isGivenUp ? [key] : [];
  });
}

function planPrice(
  price: CatalogPrice,
  paired: CatalogPrice | null,
  targets: readonly CatalogPrice[],
  context: CopyContext,
): PricePlan {
  const { recurring } = price.fields;
  if (paired === null && !price.fields.active && !context.withArchived)
    return { action: 'left', source: price };
  if (recurring?.usageType === 'metered' && recurring.meter === null) {
    return { action: 'refused', source: price, problem: fieldError('copy/meter-unmapped', 'recurring') };
  }
  const { lookupKey, keyFrom } = keyFor(price.fields.lookupKey, paired, targets, context);
  const fields = { ...price.fields, lookupKey };
  if (paired === null) return { action: 'create', source: price, fields, keyFrom };
  if (needsAnother(fields, paired.fields)) {
    // What is archived on both sides sells nothing: no other price is made for it.
    if (!fields.active) return { action: 'same', source: price, target: paired };
    const moved = lookupKey !== null && paired.fields.lookupKey === lookupKey ? paired.id : keyFrom;
    return { action: 'replace', source: price, target: paired, fields, keyFrom: moved };
  }
  const settled = { ...fields, taxBehavior: fields.taxBehavior ?? paired.fields.taxBehavior };
  const changes = diffPriceFields(paired.fields, settled).map(({ path, value }) => ({
    path,
    before: diffPriceFields(settled, paired.fields).find((one) => one.path === path)?.value ?? null,
    after: value,
  }));
  if (changes.length === 0) return { action: 'same', source: price, target: paired };
  return { action: 'update', source: price, target: paired, changes, keyFrom };
}

/** The source's key where it is free, given up, or held by a price of the same product; else what there is. */
function keyFor(
  wanted: string | null,
  paired: CatalogPrice | null,
  targets: readonly CatalogPrice[],
  { keyHolders, freedKeys }: CopyContext,
): { lookupKey: string | null; keyFrom: string | null } {
  if (wanted === null || paired?.fields.lookupKey === wanted) return { lookupKey: wanted, keyFrom: null };
  const holder = keyHolders.get(wanted);
  if (holder === undefined) return { lookupKey: wanted, keyFrom: null };
  const isGiven = freedKeys.has(wanted) || targets.some(({ id }) => id === holder);
  return isGiven
    ? { lookupKey: wanted, keyFrom: holder }
    : { lookupKey: paired?.fields.lookupKey ?? null, keyFrom: null };
}

/** Meters have other ids in each account; an unknown one becomes none. */
function inTarget(fields: PriceFields, { meters }: CopyContext): PriceFields {
  const { recurring } = fields;
  if (recurring?.meter == null) return fields;
  const mapped = Object.hasOwn(meters, recurring.meter) ? (meters[recurring.meter] ?? '') : '';
  return { ...fields, recurring: { ...recurring, meter: mapped === '' ? null : mapped } };
}

/** The target keeps our marks on it, and its own default price. */
function wantedFields(source: ProductFields, target: ProductFields | null): ProductFields {
  const own = Object.entries(target?.metadata ?? {});
  const marks = own.filter(([key]) => !Object.hasOwn(withoutOwnMarks({ [key]: '' }), key));
  return {
    ...source,
    metadata: { ...withoutOwnMarks(source.metadata), ...Object.fromEntries(marks) },
    defaultPriceId: target?.defaultPriceId ?? null,
  };
}

function productDifferences(before: ProductFields | null, after: ProductFields): FieldDifference[] {
  return PRODUCT_FIELD_NAMES.flatMap((name): FieldDifference[] => {
    if (name === 'defaultPriceId') return [];
    if (name !== 'metadata') {
      const old = before?.[name] ?? null;
      const isSame = before === null ? isNothing(after[name]) : isEqual(old, after[name]);
      return isSame ? [] : [{ path: name, before: old, after: after[name] }];
    }
    const keys = new Set([...Object.keys(before?.metadata ?? {}), ...Object.keys(after.metadata)]);
    return [...keys]
      .map((key) => ({
        path: `metadata.${key}`,
        before: valueOf(before?.metadata, key),
        after: valueOf(after.metadata, key),
      }))
      .filter((difference) => difference.before !== difference.after);
  });
}

function isNothing(value: unknown): boolean {
  return value === null || value === true || (Array.isArray(value) && value.length === 0);
}

function valueOf(map: Readonly<Record<string, string>> | undefined, key: string): string | null {
  return map !== undefined && Object.hasOwn(map, key) ? (map[key] ?? null) : null;
}

function defaultOf(
  source: CatalogProduct,
  target: CatalogProduct | null,
  prices: readonly PricePlan[],
): string | null {
  const plan = prices.find((price) => price.source.id === source.fields.defaultPriceId);
  if (plan === undefined || plan.action === 'refused' || plan.action === 'left') return null;
  // Of one that is archived already no default is made: Stripe archives no default price (facts 2.2).
  if (plan.action === 'create') return plan.source.fields.active ? plan.source.id : null;
  // A price that is replaced hands the default on by itself.
  const isSo = target?.fields.defaultPriceId === plan.target.id;
  return isSo ? null : plan.source.id;
}
