import { parseAmount } from '#shared/domain/parse-amount.ts';
import { unitAmountText } from '#shared/domain/price.ts';
import { fieldError, type FieldProblem } from '#shared/domain/problem.ts';
import type { CellText, RefusedCell } from '#shared/domain/sheet/apply-cells.ts';
import { PRICE_CELL } from '#shared/domain/sheet/product-cells.ts';
import type { Database } from './database.ts';
import type { EditStep } from './edit-steps.ts';
import { changeSteps, objectStep } from './edit-plan.ts';
import { priceShape } from './kinds/price-shape.ts';
import { changePriceSteps } from './methods/prices.ts';
import { readPrices } from './prices.ts';
import type { VisibleProduct } from './visible.ts';
import { readOneVisiblePrice } from './visible-price.ts';

export interface PricedCell {
  readonly steps: readonly EditStep[];
  readonly refused: RefusedCell | null;
}

/** `price`, or `price.<currency>`. */
export function isPriceCell(column: string): boolean {
  return column === 'price' || column.startsWith(PRICE_CELL);
}

/**
 * An amount put into the cell of the default price. Stripe never changes the amount of a price
 * (facts 2.1): of one that it has, the whole sequence of a change of price is drafted; one that is
 * only here takes the amount. What is no single amount, or of another currency, is for its page.
 *
 * @param newId of the price that would come in the place of the old one.
 */
export function priceCellSteps(
  database: Database,
  product: VisibleProduct,
  cell: CellText,
  newId: string,
  nowAt: number,
): PricedCell {
  const refuse = (problem: FieldProblem): PricedCell => ({ steps: [], refused: { ...cell, problem } });
  const { firstPrice } = product;
  const prices = readPrices(database, [product.id]).get(product.id) ?? [];
  const standing = prices.find(({ id }) => id === product.fields.defaultPriceId);
  const currency = firstPrice?.currency ?? standing?.fields.currency;
  if (currency === undefined) return refuse(fieldError('cell/price-none', cell.column));
  const wanted = cell.column === 'price' ? currency : cell.column.slice(PRICE_CELL.length);
  if (wanted !== currency) {
    return refuse(fieldError('cell/price-other-currency', cell.column, { currency: currency.toUpperCase() }));
  }
  const amount = parseAmount(cell.text, currency, { path: cell.column, allowFraction: firstPrice === null });
  if (!amount.ok) return refuse(amount.problems[0] ?? fieldError('cell/read-only', cell.column));
  const { amountMinor, amountDecimal } = amount;
  if (firstPrice !== null) {
    if (amountMinor === null || amountMinor === firstPrice.unitAmountMinor)
      return { steps: [], refused: null };
    const attached = { ...firstPrice, unitAmountMinor: amountMinor };
    // Frozen already: its object step would make it anew.
    if (product.object?.intent !== 'create') return refuse(fieldError('cell/price-waiting', cell.column));
    return { steps: [objectStep(product, { intent: 'create', parentId: null, attached })], refused: null };
  }
  const price = standing === undefined ? null : readOneVisiblePrice(database, standing.id);
  if (price === null) return refuse(fieldError('cell/price-none', cell.column));
  if (unitAmountText(price.fields) === null) return refuse(fieldError('cell/price-shape', cell.column));
  if (unitAmountText(price.fields) === amountDecimal) return { steps: [], refused: null };
  const changes = { unitAmountMinor: amountMinor, unitAmountDecimal: amountDecimal };
  if (price.base !== null) {
    return {
      steps: changePriceSteps(product, price, { newId, changes, archiveOld: true, nowAt }),
      refused: null,
    };
  }
  if (price.object?.intent !== 'create') return refuse(fieldError('cell/price-waiting', cell.column));
  const values = Object.entries(changes).map(([path, value]) => ({ path, value }));
  return { steps: changeSteps(priceShape, price, values, nowAt), refused: null };
}
