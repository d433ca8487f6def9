import { parseAmount } from '#shared/domain/parse-amount.ts';
import type { PriceFields } from '#shared/domain/price.ts';
import { unitAmountText } from '#shared/domain/unit-amount.ts';
import { fieldError, type FieldProblem } from '#shared/domain/problem.ts';
import type { CellText, RefusedCell } from '#shared/domain/sheet/apply-cells.ts';
import { PRICE_CELL } from '#shared/domain/sheet/product-cells.ts';
import { type Amount, amountSteps, firstAmountSteps } from './amount-steps.ts';
import type { Database } from './database.ts';
import type { EditStep } from './edit-steps.ts';
import { firstPriceFields } from './first-price-fields.ts';
import type { VisibleProduct } from './visible.ts';
import { readOneVisiblePrice } from './visible-price.ts';

export interface PricedCells {
  readonly steps: readonly EditStep[];
  /** Cells that are different now. */
  readonly changed: number;
  readonly refused: readonly RefusedCell[];
}

/** `price`, or `price.<currency>`. */
export function isPriceCell(column: string): boolean {
  return column === 'price' || column.startsWith(PRICE_CELL);
}

/**
 * Amounts put into the cells of the default price, in its own currency and in others that it has or
 * gets (facts 2.1). What is no single amount is for the product's page.
 *
 * @param newId of the price that would come in the place of the old one.
 */
export function priceCellSteps(
  database: Database,
  product: VisibleProduct,
  cells: readonly CellText[],
  newId: string,
  nowAt: number,
): PricedCells {
  if (cells.length === 0) return { steps: [], changed: 0, refused: [] };
  const { firstPrice } = product;
  const { defaultPriceId } = product.fields;
  const standing =
    firstPrice === null && defaultPriceId !== null ? readOneVisiblePrice(database, defaultPriceId) : null;
  const fields = firstPrice === null ? standing?.fields : firstPriceFields(firstPrice);
  if (fields === undefined) {
    const refused = cells.map((cell) => ({ ...cell, problem: fieldError('cell/price-none', cell.column) }));
    return { steps: [], changed: 0, refused };
  }
  const refused: RefusedCell[] = [];
  const amounts = new Map<string, { readonly cell: CellText; readonly amount: Amount }>();
  for (const cell of cells) {
    const currency = cell.column === 'price' ? fields.currency : cell.column.slice(PRICE_CELL.length);
    const read = readAmount(cell, fields, currency, standing === null);
    if ('problem' in read) refused.push({ ...cell, problem: read.problem });
    else if (read.amount.amountDecimal !== amountIn(fields, currency)) {
      amounts.set(currency, { cell, amount: read.amount });
    }
  }
  if (amounts.size === 0) return { steps: [], changed: 0, refused };
  const own = amounts.get(fields.currency)?.amount ?? null;
  const options = Object.fromEntries(
    [...amounts]
      .filter(([currency]) => currency !== fields.currency)
      .map(([key, { amount }]) => [key, amount]),
  );
  const planned =
    standing === null
      ? firstAmountSteps(product, own)
      : amountSteps(product, standing, { own, options }, newId, nowAt);
  if ('steps' in planned) return { steps: planned.steps, changed: amounts.size, refused };
  const held = [...amounts.values()].map(({ cell }) => {
    return { ...cell, problem: { ...planned.problem, path: cell.column } };
  });
  return { steps: [], changed: 0, refused: [...refused, ...held] };
}

function readAmount(
  { column, text }: CellText,
  fields: PriceFields,
  currency: string,
  isFirst: boolean,
): { readonly amount: Amount } | { readonly problem: FieldProblem } {
  // The price that a product is made with has one currency and whole coins (facts 1.4).
  if (isFirst && currency !== fields.currency) {
    const params = { currency: fields.currency.toUpperCase() };
    return { problem: fieldError('cell/price-other-currency', column, params) };
  }
  if (unitAmountText(fields) === null) return { problem: fieldError('cell/price-shape', column) };
  const amount = parseAmount(text, currency, { path: column, allowFraction: !isFirst });
  if (amount.ok) return { amount };
  return { problem: amount.problems[0] ?? fieldError('cell/read-only', column) };
}

/** The amount a price has in a currency, as exact text; null where it has none. */
export function amountIn(fields: PriceFields, currency: string): string | null {
  if (currency === fields.currency) return unitAmountText(fields);
  const option = fields.currencyOptions?.[currency];
  return option === undefined ? null : unitAmountText(option);
}
