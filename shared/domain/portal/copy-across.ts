import { MARK_KEY } from '../mark-key.ts';
import { isSameLeaf } from './portal-changes.ts';
import { type LeafPath, PORTAL_LEAVES, type PortalFields } from './leaves.ts';
import { type PlanMapping, mapPlans } from './map-plans.ts';
import type { PlanCatalog } from './plan-catalog.ts';
import type { PortalPlan } from './plan.ts';

const PLANS = 'features.subscription_update.products';

/**
 * What a configuration is rather than how it is set: shown side by side, never copied. Switching a
 * login page or a configuration on or off is a decision of its own.
 */
const NOT_COPIED: ReadonlySet<LeafPath> = new Set(['active', 'login_page.enabled', 'name', 'metadata']);
/** An id of the other account's that means nothing here. */
const NOT_CARRIED: ReadonlySet<LeafPath> = new Set([
  'features.payment_method_update.payment_method_configuration',
  'features.subscription_cancel.cancellation_reason.feedback_options',
]);

export interface ComparedConfiguration {
  readonly fields: PortalFields;
  readonly catalog: PlanCatalog;
  /** Ids are shared with whatever has the same. */
  readonly accountId: string;
  readonly livemode: boolean;
}

export interface ComparedLeaf {
  readonly path: LeafPath;
  readonly left: unknown;
  readonly right: unknown;
  readonly isDifferent: boolean;
  /** What copying from left to right would put there; null where it cannot or need not be copied. */
  readonly copy: { readonly value: unknown } | null;
}

export interface ComparedPortals {
  readonly leaves: readonly ComparedLeaf[];
  /** How the left plan list reads on the right, and what of it could not be mapped. */
  readonly plans: PlanMapping;
}

/** Two configurations side by side, leaf by leaf. Plans are the same when they map onto each other. */
export function comparePortals(left: ComparedConfiguration, right: ComparedConfiguration): ComparedPortals {
  const isOneCatalog = left.accountId === right.accountId && left.livemode === right.livemode;
  const plans = mapPlans(left.fields[PLANS] ?? [], left.catalog, right.catalog, isOneCatalog);
  const leaves = PORTAL_LEAVES.map(({ path }): ComparedLeaf => {
    const values = { path, left: left.fields[path], right: right.fields[path] };
    if (path === PLANS) return comparePlans(values, plans);
    const isDifferent = !isSameLeaf(path, shown(path, values.left), shown(path, values.right));
    const canCopy = isDifferent && !NOT_COPIED.has(path) && (isOneCatalog || !NOT_CARRIED.has(path));
    return { ...values, isDifferent, copy: canCopy ? { value: values.left } : null };
  });
  return { leaves, plans };
}

/** Our own mark in the metadata of what was made here is nobody's setting. */
function shown(path: LeafPath, value: unknown): unknown {
  if (path !== 'metadata') return value;
  return Object.fromEntries(
    Object.entries(value as PortalFields['metadata']).filter(([key]) => key !== MARK_KEY),
  );
}

function comparePlans(
  values: { readonly path: LeafPath; readonly left: unknown; readonly right: unknown },
  mapping: PlanMapping,
): ComparedLeaf {
  const isKnown = values.left !== null && values.right !== null;
  const isSame =
    isKnown && mapping.unmapped.length === 0 && samePlans(mapping.plans, values.right as PortalPlan[]);
  // A list of which nothing has a counterpart must not empty the other one.
  const hasNone = mapping.plans.length === 0 && mapping.unmapped.length > 0;
  const canCopy = isKnown && !hasNone && !samePlans(mapping.plans, values.right as PortalPlan[]);
  return { ...values, isDifferent: !isSame, copy: canCopy ? { value: mapping.plans } : null };
}

/** The values that copying these leaves types in on the right; `paths` null: every one that can be copied. */
export function copyAcross(
  compared: ComparedPortals,
  paths: ReadonlySet<LeafPath> | null,
): Partial<PortalFields> {
  const chosen = compared.leaves.flatMap(({ path, copy }) =>
    copy !== null && (paths === null || paths.has(path)) ? [[path, copy.value] as const] : [],
  );
  return Object.fromEntries(chosen);
}

function samePlans(left: readonly PortalPlan[], right: readonly PortalPlan[]): boolean {
  return isSameLeaf(PLANS, left.map(withSortedPrices), right.map(withSortedPrices));
}

/** The prices of one plan have no order that a customer sees. */
function withSortedPrices(plan: PortalPlan): PortalPlan {
  return { ...plan, prices: plan.prices.toSorted() };
}
