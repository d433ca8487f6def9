import { isEqual } from '../equal.ts';
import type { PortalPlan } from './plan.ts';
import { billingInterval, type PlanCatalog, type PlanPrice, type PlanProduct } from './plan-catalog.ts';

/** Why a product or price of one catalog is taken for one of another. */
export type MappedBy = 'same' | 'id' | 'lookup-key' | 'name' | 'amount';

export interface UnmappedPlan {
  readonly product: string;
  readonly name: string;
  /** Null: the product itself was not found there. */
  readonly price: string | null;
  /** `ambiguous`: several would fit, and a person has to choose. */
  readonly reason: 'not-found' | 'ambiguous';
}

export interface PlanMapping {
  /** The plans in the words of the other catalog; what could not be mapped is left out. */
  readonly plans: readonly PortalPlan[];
  readonly mapped: readonly { readonly from: string; readonly to: string; readonly by: MappedBy }[];
  readonly unmapped: readonly UnmappedPlan[];
}

/**
 * A plan list brought from one catalog into another: a product by its id (copies keep it), by the
 * lookup key of one of its prices, or by its name where only one has it; a price by its lookup key,
 * or as the one price of that product with the same amount, currency and interval.
 */
export function mapPlans(
  plans: readonly PortalPlan[],
  from: PlanCatalog,
  to: PlanCatalog,
  isOneCatalog: boolean,
): PlanMapping {
  if (isOneCatalog) return { plans, mapped: [], unmapped: [] };
  const result: PortalPlan[] = [];
  const mapped: { from: string; to: string; by: MappedBy }[] = [];
  const unmapped: UnmappedPlan[] = [];
  for (const plan of plans) {
    const name = from.products.get(plan.product)?.name ?? plan.product;
    const product = findProduct(plan, from, to);
    if (typeof product === 'string') {
      unmapped.push({ product: plan.product, name, price: null, reason: product });
      continue;
    }
    mapped.push({ from: plan.product, to: product.found.id, by: product.by });
    const prices: string[] = [];
    for (const id of plan.prices) {
      const price = findPrice(from.prices.get(id), product.found.id, to);
      if (typeof price === 'string') {
        unmapped.push({ product: plan.product, name, price: id, reason: price });
      } else if (!prices.includes(price.found.id)) {
        mapped.push({ from: id, to: price.found.id, by: price.by });
        prices.push(price.found.id);
      }
    }
    if (prices.length > 0) result.push({ ...plan, product: product.found.id, prices });
  }
  return { plans: result, mapped, unmapped };
}

type Found<T> = { readonly found: T; readonly by: MappedBy } | UnmappedPlan['reason'];

function findProduct(plan: PortalPlan, from: PlanCatalog, to: PlanCatalog): Found<PlanProduct> {
  const same = to.products.get(plan.product);
  if (same !== undefined) return { found: same, by: 'id' };
  const keys = pricesOf(from, plan.product).flatMap((price) => price.lookupKey ?? []);
  const holders = [...to.prices.values()].filter(
    (price) => price.lookupKey !== null && keys.includes(price.lookupKey),
  );
  const byKey = [...new Set(holders.map((price) => price.productId))];
  const [holder] = byKey;
  if (byKey.length > 1) return 'ambiguous';
  const keyed = holder === undefined ? undefined : to.products.get(holder);
  if (keyed !== undefined) return { found: keyed, by: 'lookup-key' };
  const name = from.products.get(plan.product)?.name;
  const named = [...to.products.values()].filter((product) => product.active && product.name === name);
  const [only] = named;
  if (only === undefined) return 'not-found';
  return named.length === 1 ? { found: only, by: 'name' } : 'ambiguous';
}

function findPrice(source: PlanPrice | undefined, productId: string, to: PlanCatalog): Found<PlanPrice> {
  if (source === undefined) return 'not-found';
  const candidates = pricesOf(to, productId);
  const same = candidates.find((price) => price.id === source.id);
  if (same !== undefined) return { found: same, by: 'id' };
  const keyed = candidates.find((price) => source.lookupKey !== null && price.lookupKey === source.lookupKey);
  if (keyed !== undefined) return { found: keyed, by: 'lookup-key' };
  const alike = candidates.filter((price) => price.active && isEqual(billed(price), billed(source)));
  const [only] = alike;
  if (only === undefined) return 'not-found';
  return alike.length === 1 ? { found: only, by: 'amount' } : 'ambiguous';
}

function billed(price: PlanPrice): readonly unknown[] {
  return [price.currency, price.amount, billingInterval(price), price.usageType];
}

function pricesOf(catalog: PlanCatalog, productId: string): PlanPrice[] {
  return [...catalog.prices.values()].filter((price) => price.productId === productId);
}
