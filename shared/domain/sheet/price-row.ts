import { formatAmountForEditing } from '../money.ts';
import { parseAmount } from '../parse-amount.ts';
import { emptyPriceFields, type PriceFields, unitAmountText } from '../price.ts';
import { fieldError, type FieldProblem } from '../problem.ts';
import { isBillingInterval } from '../recurring.ts';
import { foldText } from '../text-fold.ts';
import type { CellText } from './apply-cells.ts';
import { readYesNo } from './product-cells.ts';

/** Cells of a row of a file that say something of a price, and can be read back. */
export const PRICE_ROW_CELLS = [
  'priceActive',
  'isDefault',
  'currency',
  'amount',
  'interval',
  'intervalCount',
  'taxBehavior',
  'nickname',
  'lookupKey',
] as const;
export type PriceRowCell = (typeof PRICE_ROW_CELLS)[number];

export function isPriceRowCell(column: string): column is PriceRowCell {
  return (PRICE_ROW_CELLS as readonly string[]).includes(column);
}

/** A cell's text; amounts in major units, empty for tiers and for amounts that customers choose. */
export function priceRowText(price: PriceFields, isDefault: boolean, column: PriceRowCell): string {
  const { recurring } = price;
  switch (column) {
    case 'priceActive':
      return price.active ? 'TRUE' : 'FALSE';
    case 'isDefault':
      return isDefault ? 'TRUE' : 'FALSE';
    case 'currency':
      return price.currency.toUpperCase();
    case 'amount': {
      const minor = unitAmountText(price);
      return minor === null ? '' : formatAmountForEditing(minor, price.currency);
    }
    case 'interval':
      return recurring?.interval ?? '';
    case 'intervalCount':
      return recurring === null ? '' : String(recurring.intervalCount);
    case 'taxBehavior':
    case 'nickname':
    case 'lookupKey':
      return price[column] ?? '';
  }
}

export interface ReadPriceRow {
  /** The price as the row wants it; cells that are not there or say nothing leave it as it was. */
  readonly fields: PriceFields;
  /** Null where the row does not say. */
  readonly isDefault: boolean | null;
  readonly refused: readonly {
    readonly column: string;
    readonly text: string;
    readonly problem: FieldProblem;
  }[];
}

/** Reads a row's cells of a price onto what the price is; null for one that is not there yet. */
export function readPriceRow(cells: readonly CellText[], before: PriceFields | null): ReadPriceRow {
  const texts = new Map(cells.map(({ column, text }) => [column, text]));
  const refused: { column: string; text: string; problem: FieldProblem }[] = [];
  const refuse = (column: string, code: string, params: Record<string, string> = {}): void => {
    refused.push({ column, text: texts.get(column) ?? '', problem: fieldError(code, column, params) });
  };
  const said = (column: string): string => (texts.get(column) ?? '').trim();
  const flag = (column: string): boolean | null => {
    const text = said(column);
    if (text === '') return null;
    const value = readYesNo(text);
    if (value === null) refuse(column, 'cell/not-yes-or-no', { text });
    return value;
  };
  const old = before ?? emptyPriceFields();
  const fields = { ...old, currency: said('currency').toLowerCase() || old.currency };
  fields.active = flag('priceActive') ?? old.active;
  const isDefault = flag('isDefault');
  if (fields.currency === '') refuse('currency', 'price/currency-missing');
  else readAmount();
  readSchedule();
  const tax = said('taxBehavior').toLowerCase();
  if (tax !== '') {
    if (TAX_BEHAVIORS.has(tax)) fields.taxBehavior = tax;
    else refuse('taxBehavior', 'import/not-a-tax-behavior', { text: tax });
  }
  // What is cleared here is wanted away; a column that is not there says nothing.
  for (const column of ['nickname', 'lookupKey'] as const) {
    const text = texts.get(column);
    if (text !== undefined) fields[column] = text === '' ? null : text;
  }
  return { fields, isDefault, refused };

  function readAmount(): void {
    const text = said('amount');
    if (text === '') {
      if (before === null) refuse('amount', 'money/missing', { currency: fields.currency.toUpperCase() });
      return;
    }
    const amount = parseAmount(text, fields.currency, { allowFraction: true });
    if (!amount.ok) {
      const [problem] = amount.problems;
      if (problem !== undefined) refused.push({ column: problem.path, text, problem });
      return;
    }
    if (before !== null && unitAmountText(before) === null) {
      refuse('amount', 'cell/price-shape');
      return;
    }
    fields.unitAmountMinor = amount.amountMinor;
    fields.unitAmountDecimal = amount.amountDecimal;
  }

  function readSchedule(): void {
    const interval = texts.has('interval') ? intervalOf(said('interval')) : (old.recurring?.interval ?? '');
    if (interval === '') {
      if (before === null || texts.has('interval')) fields.recurring = null;
      return;
    }
    if (!isBillingInterval(interval) && interval !== old.recurring?.interval) {
      refuse('interval', 'import/not-an-interval', { text: interval });
      return;
    }
    const countText = said('intervalCount').normalize('NFKC');
    const intervalCount = countText === '' ? (old.recurring?.intervalCount ?? 1) : Number(countText);
    if (!Number.isInteger(intervalCount) || intervalCount < 1) {
      refuse('intervalCount', 'import/not-a-count', { text: countText });
      return;
    }
    fields.recurring =
      old.recurring === null
        ? { interval, intervalCount, usageType: 'licensed', meter: null, trialPeriodDays: null }
        : { ...old.recurring, interval, intervalCount };
  }
}

const TAX_BEHAVIORS = new Set(['inclusive', 'exclusive', 'unspecified']);

const INTERVAL_WORDS: Readonly<Record<string, string>> = {
  日: 'day',
  毎日: 'day',
  週: 'week',
  毎週: 'week',
  月: 'month',
  毎月: 'month',
  年: 'year',
  毎年: 'year',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
};

function intervalOf(text: string): string {
  const folded = foldText(text);
  return INTERVAL_WORDS[folded] ?? folded;
}
