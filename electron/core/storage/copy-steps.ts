import type { ComparedProduct } from '#shared/contract/transfer.ts';
import type { CatalogProduct, ProductPlan } from '#shared/domain/compare/plan-copy.ts';
import { diffPriceFields, TRANSFER_PATH } from '#shared/domain/price-paths.ts';
import { emptyPriceFields } from '#shared/domain/price.ts';
import type { Database } from './database.ts';
import { fieldSteps } from './draft-edits.ts';
import { changeSteps } from './edit-plan.ts';
import type { EditStep } from './edit-steps.ts';
import { priceShape } from './kinds/price-shape.ts';
import { creationSteps } from './methods/drafts.ts';
import { newPriceSteps, transferSteps } from './methods/prices.ts';
import { changedFields } from './methods/sheet.ts';
import type { PathValue } from './stored-kind.ts';
import type { VisibleProduct } from './visible.ts';
import { readVisiblePrices } from './visible-price.ts';

export interface CopiedProduct {
  readonly steps: readonly EditStep[];
  /** What each of the source's prices is called here from now on. */
  readonly prices: ReadonlyMap<string, string>;
}

/**
 * The steps that do what a plan says. No two of them touch the same field: what is wanted of a
 * price is gathered first, as one may give its lookup key to another and change otherwise, too.
 *
 * @param target the product here, or a new one without anything.
 * @param newIds local ids, one for each of the source's prices in turn.
 */
export function copyPlanSteps(
  database: Database,
  of: {
    readonly source: CatalogProduct;
    readonly target: VisibleProduct;
    readonly isNew: boolean;
    /** The prices here: what a price of another product gives up is among that one's steps. */
    readonly ownPriceIds: ReadonlySet<string>;
    readonly plan: ProductPlan;
    readonly newIds: readonly string[];
    readonly nowAt: number;
  },
): CopiedProduct {
  const { target, isNew, ownPriceIds, plan, newIds, nowAt } = of;
  const prices = new Map<string, string>();
  const wanted = new Map<string, PathValue[]>();
  const takers = new Set<string>();
  const steps: EditStep[] = isNew
    ? creationSteps(target, plan.fields, null, nowAt)
    : fieldSteps(target, changedFields(target.fields, plan.fields), nowAt);
  const add = (id: string, values: readonly PathValue[]): void => {
    wanted.set(id, [...(wanted.get(id) ?? []), ...values]);
  };

  const old = readVisiblePrices(
    database,
    plan.prices.flatMap((price) => (price.action === 'replace' ? price.target.id : [])),
  );
  for (const [index, price] of plan.prices.entries()) {
    if (price.action === 'refused' || price.action === 'left') continue;
    if (price.action === 'same') {
      prices.set(price.source.id, price.target.id);
      continue;
    }
    // One that is only here yet takes what is wanted itself.
    const isReplaced = price.action === 'replace' && old.get(price.target.id)?.base !== null;
    if (price.action === 'create' || isReplaced) {
      const newId = newIds[index] ?? '';
      prices.set(price.source.id, newId);
      const replaces = price.action === 'replace' ? price.target.id : null;
      const taken = price.keyFrom === null ? [] : [{ path: TRANSFER_PATH, value: true }];
      const { fields } = price;
      const values = [...diffPriceFields(emptyPriceFields(), fields), ...taken];
      steps.push(...newPriceSteps(target, newId, replaces, values, nowAt));
      if (replaces !== null) add(replaces, [{ path: 'active', value: false }]);
    } else {
      prices.set(price.source.id, price.target.id);
      const changes =
        price.action === 'update'
          ? price.changes.map(({ path, after }) => ({ path, value: after }))
          : diffPriceFields(price.target.fields, price.fields);
      add(price.target.id, changes);
      if (price.keyFrom !== null && price.keyFrom !== price.target.id) takers.add(price.target.id);
    }
  }
  // After what each price is to be itself: one that gives its key away may be getting another.
  for (const { keyFrom, source } of plan.prices.filter((price) => 'keyFrom' in price)) {
    const isHandedOn = keyFrom !== null && prices.get(source.id) !== keyFrom;
    if (isHandedOn && ownPriceIds.has(keyFrom)) add(keyFrom, [{ path: 'lookupKey', value: null }]);
  }
  const visible = readVisiblePrices(database, [...wanted.keys()]);
  for (const [id, values] of wanted) {
    const price = visible.get(id);
    // Of two wishes for one field the first counts: what a price is to be, before what it gives away.
    const once = values.filter(({ path }, at) => values.findIndex((other) => other.path === path) === at);
    if (price === undefined) continue;
    steps.push(...changeSteps(priceShape, price, once, nowAt));
    if (takers.has(id)) steps.push(...transferSteps(price, [{ path: TRANSFER_PATH, value: true }], nowAt));
  }
  const defaultId = wantedDefault(of, prices);
  if (defaultId !== null) steps.push(...fieldSteps(target, { defaultPriceId: defaultId }, nowAt));
  return { steps, prices };
}

function wantedDefault(
  { plan, target }: { readonly plan: ProductPlan; readonly target: VisibleProduct },
  prices: ReadonlyMap<string, string>,
): string | null {
  if (plan.defaultOf !== null) return prices.get(plan.defaultOf) ?? null;
  const old = plan.prices.find(
    (price) => price.action === 'replace' && price.target.id === target.fields.defaultPriceId,
  );
  return old === undefined ? null : (prices.get(old.source.id) ?? null);
}

/** The plan as it is told; null where there is nothing to do and nothing to say. */
export function toldPlan(
  source: CatalogProduct,
  target: VisibleProduct | null,
  plan: ProductPlan,
): ComparedProduct | null {
  const prices = plan.prices.flatMap((price): ComparedProduct['prices'] => {
    if (price.action === 'same' || price.action === 'left') return [];
    const has = price.action === 'update' || price.action === 'replace' ? price.target.fields : null;
    return [
      {
        sourceId: price.source.id,
        action: price.action,
        changes: price.action === 'update' ? [...price.changes] : [],
        before: has,
        after: price.action === 'create' || price.action === 'replace' ? price.fields : price.source.fields,
        problem:
          price.action === 'refused' ? { ...price.problem, params: { ...price.problem.params } } : null,
      },
    ];
  });
  const movesDefault = plan.defaultOf !== null && target !== null;
  const isSame = target !== null && plan.changes.length === 0 && !movesDefault;
  if (isSame && prices.length === 0) return null;
  const isRefused = isSame && prices.every(({ action }) => action === 'refused');
  return {
    sourceId: source.id,
    targetId: target?.id ?? null,
    name: source.fields.name,
    action: isRefused ? 'refused' : target === null ? 'create' : 'update',
    changes: [...plan.changes],
    prices,
    movesDefault,
  };
}
