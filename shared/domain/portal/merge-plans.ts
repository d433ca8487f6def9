import { isEqual } from '../equal.ts';
import type { PortalPlan } from './plan.ts';

export type PlansMerge =
  | { readonly status: 'merged'; readonly value: readonly PortalPlan[] }
  | { readonly status: 'conflict'; readonly products: readonly string[] };

/**
 * Three ways per product (design "Sync" 4): what one side added, changed or took out stands, unless
 * the other side did something else to the same product. The order is of the side that changed it;
 * where both did, Stripe's.
 */
export function mergePlans(
  base: readonly PortalPlan[],
  mine: readonly PortalPlan[],
  theirs: readonly PortalPlan[],
): PlansMerge {
  const clashing: string[] = [];
  const kept = new Map<string, PortalPlan>();
  const [ofBase, ofMine, ofTheirs] = [byProduct(base), byProduct(mine), byProduct(theirs)];
  for (const product of new Set([...ofTheirs.keys(), ...ofMine.keys(), ...ofBase.keys()])) {
    const [was, my, their] = [ofBase.get(product), ofMine.get(product), ofTheirs.get(product)];
    const isTheirs = isEqual(my, their) || isEqual(was, my);
    if (!isTheirs && !isEqual(was, their)) clashing.push(product);
    const plan = isTheirs ? their : my;
    if (plan !== undefined) kept.set(product, plan);
  }
  if (clashing.length > 0) return { status: 'conflict', products: clashing };
  const order = isEqual(productsOf(base), productsOf(theirs)) ? mine : theirs;
  const inOrder = [...productsOf(order), ...kept.keys()].flatMap((product) => {
    const plan = kept.get(product);
    kept.delete(product);
    return plan ?? [];
  });
  return { status: 'merged', value: inOrder };
}

function byProduct(plans: readonly PortalPlan[]): Map<string, PortalPlan> {
  return new Map(plans.map((plan) => [plan.product, plan]));
}

function productsOf(plans: readonly PortalPlan[]): string[] {
  return plans.map((plan) => plan.product);
}
