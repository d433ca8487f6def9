import type { BulkEffect } from '#shared/contract/catalog-bulk.ts';
import { MAX_SAMPLES } from '#shared/domain/bulk-edit.ts';
import { type BulkPriceAction, changedPrice } from '#shared/domain/bulk-prices.ts';
import { makeLocalId } from '#shared/domain/local-id.ts';
import type { PriceFields } from '#shared/domain/price.ts';
import { fieldError, type FieldProblem } from '#shared/domain/problem.ts';
import { priceRowText } from '#shared/domain/sheet/price-row.ts';
import type { Database } from '../database.ts';
import { changeSteps, objectStep } from '../edit-plan.ts';
import { type EditStep, openEdit } from '../edit-steps.ts';
import { asFirstPrice, firstPriceFields } from '../first-price-fields.ts';
import { priceShape } from '../kinds/price-shape.ts';
import { applyStretch } from '../object-edits.ts';
import { type ProductPrice, readPrices } from '../prices.ts';
import { readVisible, type VisibleProduct } from '../visible.ts';
import { readVisiblePrices } from '../visible-price.ts';
import type { BulkStretch } from './bulk.ts';
import { changePriceSteps } from './prices.ts';
import type { StretchOf } from './sheet.ts';

interface Changed {
  readonly steps: EditStep[];
  readonly samples: { before: string; after: string }[];
  problem: FieldProblem | null;
}

export const bulkPriceMethods = {
  /**
   * A stretch of products whose prices an action is made on or, `isTrial`, only tried on. Of a price
   * that Stripe has a new amount drafts the whole sequence of a change of price. `seeds` make the
   * local ids of new prices, one for each product.
   */
  changeManyPrices(
    database: Database,
    input: StretchOf & {
      productIds: readonly string[];
      seeds: readonly string[];
      action: BulkPriceAction;
      isTrial: boolean;
    },
  ): BulkStretch {
    const { action, nowAt, isTrial } = input;
    const products = readVisible(database, input.productIds);
    const prices = readPrices(database, input.productIds);
    const steps: EditStep[] = [];
    const productIds: string[] = [];
    const effect: BulkEffect = { changed: 0, unchanged: 0, refused: [], samples: [] };
    let name: string | null = null;
    for (const [index, id] of input.productIds.entries()) {
      const product = products.get(id);
      if (product === undefined) continue;
      const seed = input.seeds[index] ?? '';
      const changed = changeProduct(database, product, prices.get(id) ?? [], { action, seed, nowAt });
      if (changed.problem !== null && changed.steps.length === 0) {
        const { code, path, severity, params } = changed.problem;
        const problem = { code, path, severity, params: { ...params } };
        effect.refused.push({ problem, count: 1, names: [product.fields.name] });
        continue;
      }
      if (changed.steps.length === 0) {
        effect.unchanged += 1;
        continue;
      }
      name ??= product.fields.name;
      effect.changed += 1;
      steps.push(...changed.steps);
      productIds.push(id);
      const column = action.type === 'setTaxBehavior' ? 'taxBehavior' : 'amount';
      const room = MAX_SAMPLES - effect.samples.length;
      effect.samples.push(
        ...changed.samples
          .slice(0, room)
          .map((sample) => ({ productId: id, name: product.fields.name, column, ...sample })),
      );
    }
    if (isTrial || steps.length === 0) return { editId: input.editId, effect, productIds };
    const editId = input.editId ?? openEdit(database, { label: input.label, name: name ?? '' }, nowAt);
    applyStretch(database, editId, steps, productIds.length, nowAt);
    return { editId, effect, productIds };
  },
};

function changeProduct(
  database: Database,
  product: VisibleProduct,
  all: readonly ProductPrice[],
  of: { readonly action: BulkPriceAction; readonly seed: string; readonly nowAt: number },
): Changed {
  const { action, nowAt } = of;
  const changed: Changed = { steps: [], samples: [], problem: null };
  const meant = all.filter(({ id, fields }) =>
    action.scope === 'default' ? id === product.fields.defaultPriceId : fields.active,
  );
  if (product.firstPrice !== null) changeFirstPrice(product, action, changed);
  else if (meant.length === 0) changed.problem = fieldError('cell/price-none', 'amount');
  const visible = readVisiblePrices(
    database,
    meant.map(({ id }) => id),
  );
  for (const [index, { id, fields, base }] of meant.entries()) {
    const made = changedPrice(fields, action);
    const price = visible.get(id);
    if (!made.ok || price === undefined) {
      if (!made.ok) changed.problem ??= made.problem;
      continue;
    }
    if (Object.keys(made.changes).length === 0) continue;
    const isHere = price.object?.intent === 'create';
    if (base === null && !isHere) {
      changed.problem ??= fieldError('cell/price-waiting', 'amount');
      continue;
    }
    const wanted = Object.entries(made.changes).map(([path, value]) => ({ path, value }));
    if (action.type === 'changePrices' && base !== null) {
      // Told apart at their beginning: no id may be the start of another.
      const newId = makeLocalId(`${String(index)}x${of.seed}`);
      const change = { newId, changes: made.changes, archiveOld: true, nowAt };
      changed.steps.push(...changePriceSteps(product, price, change));
    } else changed.steps.push(...changeSteps(priceShape, price, byPath(wanted), nowAt));
    changed.samples.push(sampleOf(fields, { ...fields, ...made.changes }, action));
  }
  return changed;
}

/** Currency options are drafted each by itself. */
function byPath(wanted: readonly { path: string; value: unknown }[]): { path: string; value: unknown }[] {
  return wanted.flatMap(({ path, value }) =>
    path === 'currencyOptions'
      ? Object.entries(value ?? {}).map(([code, option]) => ({
          path: `currencyOptions.${code}`,
          value: option as unknown,
        }))
      : [{ path, value }],
  );
}

/** The price that rides along with a product which is only here. */
function changeFirstPrice(product: VisibleProduct, action: BulkPriceAction, changed: Changed): void {
  if (product.firstPrice === null || action.type === 'setTaxBehavior') {
    // It says no tax behaviour: that can be set once the product is published.
    changed.problem = fieldError('cell/price-waiting', 'taxBehavior');
    return;
  }
  const before = firstPriceFields(product.firstPrice);
  const made = changedPrice(before, action);
  if (!made.ok) changed.problem = made.problem;
  if (!made.ok || Object.keys(made.changes).length === 0) return;
  const after = { ...before, ...made.changes };
  const attached = asFirstPrice(after);
  if (attached === null || product.object?.intent !== 'create') {
    changed.problem = fieldError('cell/price-waiting', 'amount');
    return;
  }
  changed.steps.push(objectStep(product, { intent: 'create', parentId: null, attached }));
  changed.samples.push(sampleOf(before, after, action));
}

function sampleOf(
  before: PriceFields,
  after: PriceFields,
  action: BulkPriceAction,
): { before: string; after: string } {
  if (action.type === 'setTaxBehavior') {
    return { before: before.taxBehavior ?? '', after: after.taxBehavior ?? '' };
  }
  const text = (price: PriceFields): string =>
    `${priceRowText(price, false, 'amount')} ${price.currency.toUpperCase()}`;
  return { before: text(before), after: text(after) };
}
