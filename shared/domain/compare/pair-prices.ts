import { isEqual } from '../equal.ts';
import type { PriceFields } from '../price.ts';

/** A price of one of two catalogs. */
export interface CatalogPrice {
  readonly id: string;
  readonly fields: PriceFields;
}

/** Keys of metadata that publishing leaves on what it made: each account has its own. */
export const OWN_METADATA = 'countertop_';

export function withoutOwnMarks(metadata: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith(OWN_METADATA)));
}

/**
 * The price as two accounts can be compared by: without our marks, with what Stripe says in two
 * ways said in one (no tax behaviour is `unspecified`; a price's own currency is no other one).
 */
export function comparablePrice(fields: PriceFields): PriceFields {
  const options = Object.entries(fields.currencyOptions ?? {})
    .filter(([currency]) => currency !== fields.currency)
    .map(([currency, option]) => {
      return [currency, { ...option, taxBehavior: saidTax(option.taxBehavior) }] as const;
    });
  return {
    ...fields,
    metadata: withoutOwnMarks(fields.metadata),
    taxBehavior: saidTax(fields.taxBehavior),
    currencyOptions: options.length === 0 ? null : Object.fromEntries(options),
  };
}

function saidTax(taxBehavior: string | null): string | null {
  return taxBehavior === 'unspecified' ? null : taxBehavior;
}

/**
 * Whether Stripe would have to make another price for it (facts 2.1). A tax behaviour is fixed once
 * it is said.
 */
export function needsAnother(wanted: PriceFields, has: PriceFields): boolean {
  const isFixedTax = has.taxBehavior !== null && wanted.taxBehavior !== null;
  return !isEqual(fixedOf(wanted), fixedOf(has)) || (isFixedTax && wanted.taxBehavior !== has.taxBehavior);
}

/** The price with everything that Stripe lets be changed left out. */
function fixedOf(fields: PriceFields): PriceFields {
  const changeable = { active: true, nickname: null, lookupKey: null, metadata: {}, currencyOptions: null };
  return { ...fields, ...changeable, taxBehavior: null };
}

/**
 * Which price of the target is which of the source: those copied before, those of the same id, of
 * the same lookup key, and at last of the same content. Each is taken once. Fields are comparable.
 *
 * @param known pairs from earlier copies, by the source's id.
 */
export function pairPrices(
  source: readonly CatalogPrice[],
  target: readonly CatalogPrice[],
  known: ReadonlyMap<string, string>,
): Map<string, CatalogPrice> {
  const pairs = new Map<string, CatalogPrice>();
  const taken = new Set<string>();
  // What is archived on both sides stays as it is, unless it is known: a price that a copy has just
  // archived would otherwise be changed by the next one.
  const sells = (one: CatalogPrice, other: CatalogPrice): boolean => one.fields.active || other.fields.active;
  const rules: ((one: CatalogPrice, other: CatalogPrice) => boolean)[] = [
    (one, other) => known.get(one.id) === other.id,
    (one, other) => one.id === other.id,
    (one, other) =>
      sells(one, other) && one.fields.lookupKey !== null && one.fields.lookupKey === other.fields.lookupKey,
    (one, other) => isEqual(one.fields, other.fields),
    (one, other) => one.fields.active && other.fields.active && !needsAnother(one.fields, other.fields),
  ];
  for (const [rank, rule] of rules.entries()) {
    for (const one of source) {
      if (pairs.has(one.id)) continue;
      // A price that was copied elsewhere is not the one that happens to look like it.
      const other = target.find((candidate) => !taken.has(candidate.id) && rule(one, candidate));
      if (other === undefined || (rank > 1 && hasPair(known, other.id, source))) continue;
      pairs.set(one.id, other);
      taken.add(other.id);
    }
  }
  return pairs;
}

function hasPair(
  known: ReadonlyMap<string, string>,
  targetId: string,
  source: readonly CatalogPrice[],
): boolean {
  return source.some(({ id }) => known.get(id) === targetId);
}
