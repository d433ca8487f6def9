import { emptyProductFields, type ProductFields } from '../product.ts';
import type { PricePlan, ProductPlan } from './plan-copy.ts';

const PRICES = 'prices.';
const METADATA = 'metadata.';

/**
 * The plan without what the person does not take. A price that is left as a whole stays as it is, or
 * is not made; the default is then left where it is.
 *
 * @param before the target's fields; null for a new product.
 * @param paths as `LeftOut` of the contract names them.
 */
export function leaveOut(
  plan: ProductPlan,
  before: ProductFields | null,
  paths: ReadonlySet<string>,
): ProductPlan {
  if (paths.size === 0) return plan;
  const prices = plan.prices.map((price) => withoutPaths(price, paths));
  const source = plan.prices.find((price) => price.source.id === plan.defaultOf);
  const isMade = source?.action !== 'create' || !paths.has(`${PRICES}${source.source.id}`);
  return {
    changes: plan.changes.filter(({ path }) => !paths.has(path)),
    fields: restored(plan.fields, before ?? emptyProductFields(), paths),
    prices,
    defaultOf: paths.has('defaultPriceId') || !isMade ? null : plan.defaultOf,
  };
}

function withoutPaths(price: PricePlan, paths: ReadonlySet<string>): PricePlan {
  const own = `${PRICES}${price.source.id}`;
  if (price.action === 'create' && paths.has(own)) return { action: 'left', source: price.source };
  if (price.action === 'replace' && paths.has(own)) {
    return { action: 'same', source: price.source, target: price.target };
  }
  if (price.action !== 'update') return price;
  const changes = price.changes.filter(({ path }) => !paths.has(own) && !paths.has(`${own}.${path}`));
  if (changes.length === 0) return { action: 'same', source: price.source, target: price.target };
  const takesKey = changes.some(({ path }) => path === 'lookupKey');
  return { ...price, changes, keyFrom: takesKey ? price.keyFrom : null };
}

/** The wanted fields, with those that are left out as they were. */
function restored(wanted: ProductFields, before: ProductFields, paths: ReadonlySet<string>): ProductFields {
  const kept = Object.entries(before).filter(([name]) => name !== 'metadata' && paths.has(name));
  const isLeft = ([key]: [string, string]): boolean => paths.has(`${METADATA}${key}`);
  const metadata = Object.fromEntries([
    ...Object.entries(wanted.metadata).filter((entry) => !isLeft(entry)),
    ...Object.entries(before.metadata).filter(isLeft),
  ]);
  return { ...wanted, ...Object.fromEntries(kept), metadata };
}
