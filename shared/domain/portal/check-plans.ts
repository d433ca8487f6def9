import { error, warning, type PortalFinding, type PortalFix } from './finding.ts';
import { MAX_PLANS, type PortalPlan } from './plan.ts';
import { billingInterval, canBeListed, type PlanCatalog, type PlanPrice } from './plan-catalog.ts';

const PATH = 'features.subscription_update.products';

/** What Stripe refuses of a plan list, and what customers would stumble over (facts 5.1). */
export function checkPlans(plans: readonly PortalPlan[], catalog: PlanCatalog | null): PortalFinding[] {
  const found: PortalFinding[] = [];
  if (plans.length > MAX_PLANS)
    found.push(error('too-many-plans', PATH, { count: plans.length, limit: MAX_PLANS }));
  const seen = new Set<string>();
  for (const plan of plans) {
    const name = catalog?.products.get(plan.product)?.name ?? plan.product;
    if (seen.has(plan.product)) found.push(error('plan-twice', PATH, { name }));
    seen.add(plan.product);
    found.push(...checkQuantity(plan, name, plans));
    if (plan.prices.length === 0)
      found.push(error('plan-without-price', PATH, { name }, without(plans, plan)));
    if (catalog !== null) found.push(...checkPrices(plan, name, plans, catalog));
  }
  return catalog === null ? found : [...found, ...missingIntervals(plans, catalog)];
}

function checkQuantity(plan: PortalPlan, name: string, plans: readonly PortalPlan[]): PortalFinding[] {
  const { enabled, minimum, maximum } = plan.quantity;
  if (!enabled || minimum === null || maximum === null || minimum <= maximum) return [];
  const swapped = { ...plan, quantity: { enabled, minimum: maximum, maximum: minimum } };
  return [error('minimum-above-maximum', PATH, { name, minimum, maximum }, replaced(plans, plan, swapped))];
}

function checkPrices(
  plan: PortalPlan,
  name: string,
  plans: readonly PortalPlan[],
  catalog: PlanCatalog,
): PortalFinding[] {
  const product = catalog.products.get(plan.product);
  const found: PortalFinding[] = [];
  if (product === undefined) found.push(warning('plan-unknown', PATH, { name }));
  else if (!product.active) found.push(warning('plan-archived', PATH, { name }, without(plans, plan)));
  const intervals = new Set<string>();
  for (const id of plan.prices) {
    const price = catalog.prices.get(id);
    const fix = withoutPrice(plans, plan, id);
    if (price === undefined) found.push(warning('price-unknown', PATH, { name, price: id }));
    else if (price.productId !== plan.product)
      found.push(error('price-of-other-product', PATH, { name, price: id }, fix));
    else if (price.interval === null)
      found.push(error('price-not-recurring', PATH, { name, price: id }, fix));
    else if (!canBeListed(price)) found.push(warning('price-metered', PATH, { name, price: id }, fix));
    else if (!price.active) found.push(warning('price-archived', PATH, { name, price: id }, fix));
    const interval = price === undefined ? null : billingInterval(price);
    if (interval === null) continue;
    if (intervals.has(interval)) found.push(error('interval-twice', PATH, { name }, fix));
    intervals.add(interval);
  }
  return found;
}

/** A plan that lacks a price for an interval which most others have cannot be reached from there. */
function missingIntervals(plans: readonly PortalPlan[], catalog: PlanCatalog): PortalFinding[] {
  const offered = plans.map((plan) => ({ plan, intervals: intervalsOf(plan, catalog) }));
  const all = new Set(offered.flatMap(({ intervals }) => [...intervals]));
  return offered.flatMap(({ plan, intervals }) => {
    const name = catalog.products.get(plan.product)?.name ?? plan.product;
    return [...all]
      .filter((interval) => intervals.size > 0 && !intervals.has(interval))
      .map((interval) => {
        const [count = '1', unit = ''] = interval.split(' ');
        const price = candidate(plan, interval, catalog);
        const more = price === undefined ? null : { ...plan, prices: [...plan.prices, price.id] };
        const fix = more === null ? null : replaced(plans, plan, more);
        return warning('plan-lacks-interval', PATH, { name, count: Number(count), interval: unit }, fix);
      });
  });
}

function intervalsOf(plan: PortalPlan, catalog: PlanCatalog): Set<string> {
  const prices = plan.prices.map((id) => catalog.prices.get(id)).filter((price) => price !== undefined);
  return new Set(prices.map(billingInterval).filter((interval) => interval !== null));
}

function candidate(plan: PortalPlan, interval: string, catalog: PlanCatalog): PlanPrice | undefined {
  const fitting = [...catalog.prices.values()].filter(
    (price) =>
      price.productId === plan.product &&
      price.active &&
      canBeListed(price) &&
      billingInterval(price) === interval,
  );
  // Of two that would fit the person chooses.
  return fitting.length === 1 ? fitting[0] : undefined;
}

function without(plans: readonly PortalPlan[], plan: PortalPlan): PortalFix {
  return { [PATH]: plans.filter((each) => each !== plan) };
}

function withoutPrice(plans: readonly PortalPlan[], plan: PortalPlan, price: string): PortalFix {
  const prices = plan.prices.filter((id) => id !== price);
  return prices.length === 0 ? without(plans, plan) : replaced(plans, plan, { ...plan, prices });
}

function replaced(plans: readonly PortalPlan[], plan: PortalPlan, by: PortalPlan): PortalFix {
  return { [PATH]: plans.map((each) => (each === plan ? by : each)) };
}
