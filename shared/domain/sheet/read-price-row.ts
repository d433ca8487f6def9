import { setOwn } from '../json.ts';
import { parseAmount } from '../parse-amount.ts';
import { isTiered, PRICE_MODELS, type PriceModel, priceModelOf } from '../price-form.ts';
import { type CurrencyOption, emptyPriceFields, type PriceFields } from '../price.ts';
import { fieldError, type FieldProblem } from '../problem.ts';
import { isBillingInterval } from '../recurring.ts';
import { foldText } from '../text-fold.ts';
import type { CellText } from './apply-cells.ts';
import { OPTION_CELL, OPTION_TAX_CELL, PRICE_METADATA_CELL, type PriceRowCell } from './price-row-cells.ts';
import { priceRowText } from './price-row.ts';
import { readCustom, readTiers } from './price-shape-text.ts';
import { readYesNo } from './product-cells.ts';

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
  else {
    readShape();
    readOptions();
  }
  readSchedule();
  fields.taxBehavior = taxIn('taxBehavior') ?? fields.taxBehavior;
  // What is cleared here is wanted away; a column that is not there says nothing.
  for (const column of ['nickname', 'lookupKey'] as const) {
    const text = texts.get(column);
    if (text !== undefined) fields[column] = text === '' ? null : text;
  }
  fields.metadata = { ...old.metadata };
  for (const [column, text] of texts) {
    if (!column.startsWith(PRICE_METADATA_CELL)) continue;
    const key = column.slice(PRICE_METADATA_CELL.length);
    if (text === '') delete fields.metadata[key];
    else setOwn(fields.metadata, key, text);
  }
  return { fields, isDefault, refused };

  /** Whether a cell says what is there already: it needs no reading. */
  function isAsBefore(column: PriceRowCell): boolean {
    return before !== null && said(column) === priceRowText(before, false, column);
  }

  function readShape(): void {
    const typed = said('pricingModel').toLowerCase();
    const model = typed === '' ? impliedModel() : PRICE_MODELS.find((known) => known === typed);
    if (model === undefined) {
      refuse('pricingModel', 'import/not-a-model', { text: typed });
      return;
    }
    const isKept = before !== null && model === priceModelOf(before);
    if (!isKept) Object.assign(fields, emptyShape(model));
    for (const [column, models] of Object.entries(SHAPE_CELLS)) {
      if (said(column) !== '' && !models.includes(model)) refuse(column, 'import/other-model', { model });
    }
    if (model === 'custom') readChosen(isKept);
    else if (isTiered(model)) readSteps(isKept);
    else readAmount(isKept);
    if (model === 'package') readPackage(isKept);
  }

  /** Of a row that does not name the model: as it is, or what its cells are of. */
  function impliedModel(): PriceModel {
    if (before !== null) return priceModelOf(before);
    if (said('tiers') !== '') return 'graduated';
    if (said('customAmount') !== '') return 'custom';
    return said('unitsInPackage') === '' ? 'flat' : 'package';
  }

  function readAmount(isKept: boolean): void {
    const text = said('amount');
    if (text === '') {
      if (!isKept) refuse('amount', 'money/missing', { currency: fields.currency.toUpperCase() });
      return;
    }
    const amount = parseAmount(text, fields.currency, { allowFraction: true });
    if (!amount.ok) {
      const [problem] = amount.problems;
      if (problem !== undefined) refused.push({ column: problem.path, text, problem });
      return;
    }
    fields.unitAmountMinor = amount.amountMinor;
    fields.unitAmountDecimal = amount.amountDecimal;
  }

  function readSteps(isKept: boolean): void {
    const text = said('tiers');
    if (isAsBefore('tiers') || (text === '' && isKept)) return;
    const tiers = readTiers(text, fields.currency);
    if (tiers === null) refuse('tiers', 'import/not-tiers');
    else fields.tiers = tiers;
  }

  function readChosen(isKept: boolean): void {
    const text = said('customAmount');
    if (isAsBefore('customAmount') || (text === '' && isKept)) return;
    const amount = readCustom(text === '' ? '//' : text, fields.currency);
    if (amount === null) refuse('customAmount', 'import/not-a-custom-amount');
    else fields.customUnitAmount = amount;
  }

  function readPackage(isKept: boolean): void {
    const was = isKept ? old.transformQuantity : null;
    const divideBy = said('unitsInPackage') === '' ? (was?.divideBy ?? null) : count('unitsInPackage');
    if (divideBy === null) {
      if (said('unitsInPackage') === '') refuse('unitsInPackage', 'import/not-a-count');
      return;
    }
    const round = said('packageRound').toLowerCase() || (was?.round ?? 'up');
    if (round !== 'up' && round !== 'down' && round !== was?.round) {
      refuse('packageRound', 'import/not-a-rounding', { text: round });
      return;
    }
    fields.transformQuantity = { divideBy, round };
  }

  function readOptions(): void {
    const options = { ...old.currencyOptions };
    let isTold = false;
    for (const [column, text] of texts) {
      if (!column.startsWith(OPTION_CELL) || isAsBefore(column as PriceRowCell)) continue;
      const code = column.slice(OPTION_CELL.length);
      if (text.trim() === '') {
        isTold ||= Object.hasOwn(options, code);
        delete options[code];
        continue;
      }
      isTold = true;
      const amounts = readAmounts(text, code);
      if (code === fields.currency) refuse(column, 'import/own-currency', { currency: code.toUpperCase() });
      else if (amounts === null) refuse(column, 'import/not-its-amounts', { model: priceModelOf(fields) });
      else {
        const taxBehavior = options[code]?.taxBehavior ?? fields.taxBehavior ?? 'unspecified';
        setOwn(options, code, { ...amounts, taxBehavior });
      }
    }
    for (const column of texts.keys()) {
      if (!column.startsWith(OPTION_TAX_CELL) || isAsBefore(column as PriceRowCell)) continue;
      const option = options[column.slice(OPTION_TAX_CELL.length)];
      const taxBehavior = taxIn(column);
      if (taxBehavior === null) continue;
      isTold = true;
      if (option === undefined) refuse(column, 'import/no-amount-in-currency');
      else setOwn(options, column.slice(OPTION_TAX_CELL.length), { ...option, taxBehavior });
    }
    if (isTold) fields.currencyOptions = options;
  }

  /** What the price costs in another currency, in the shape that it has; null for another shape. */
  function readAmounts(text: string, currency: string): Omit<CurrencyOption, 'taxBehavior'> | null {
    const none = { unitAmountMinor: null, unitAmountDecimal: null, customUnitAmount: null, tiers: null };
    const model = priceModelOf(fields);
    if (isTiered(model)) {
      const tiers = readTiers(text, currency);
      return tiers === null ? null : { ...none, tiers };
    }
    if (model === 'custom') {
      const customUnitAmount = readCustom(text, currency);
      return customUnitAmount === null ? null : { ...none, customUnitAmount };
    }
    const amount = parseAmount(text, currency, { allowFraction: true });
    if (!amount.ok) return null;
    return { ...none, unitAmountMinor: amount.amountMinor, unitAmountDecimal: amount.amountDecimal };
  }

  /** Null where the cell says nothing. */
  function taxIn(column: string): string | null {
    const tax = said(column).toLowerCase();
    if (tax === '' || TAX_BEHAVIORS.has(tax)) return tax === '' ? null : tax;
    refuse(column, 'import/not-a-tax-behavior', { text: tax });
    return null;
  }

  /** A whole number from 1; null, and refused, for anything else. */
  function count(column: string): number | null {
    const value = Number(said(column).normalize('NFKC'));
    if (Number.isSafeInteger(value) && value >= 1) return value;
    refuse(column, 'import/not-a-count', { text: said(column) });
    return null;
  }

  function readSchedule(): void {
    const interval = texts.has('interval') ? intervalOf(said('interval')) : (old.recurring?.interval ?? '');
    if (interval === '') {
      if (before === null || texts.has('interval')) fields.recurring = null;
      for (const column of RECURRING_ONLY) if (said(column) !== '') refuse(column, 'import/recurring-only');
      return;
    }
    if (!isBillingInterval(interval) && interval !== old.recurring?.interval) {
      refuse('interval', 'import/not-an-interval', { text: interval });
      return;
    }
    const was = old.recurring;
    const intervalCount = said('intervalCount') === '' ? (was?.intervalCount ?? 1) : count('intervalCount');
    const usageType = said('usageType').toLowerCase() || (was?.usageType ?? 'licensed');
    if (usageType !== 'licensed' && usageType !== 'metered' && usageType !== was?.usageType) {
      refuse('usageType', 'import/not-a-usage-type', { text: usageType });
    }
    const isCleared = texts.has('trialDays') && said('trialDays') === '';
    const trialPeriodDays =
      said('trialDays') === '' ? (isCleared ? null : (was?.trialPeriodDays ?? null)) : count('trialDays');
    const meter = texts.has('meter') ? said('meter') || null : (was?.meter ?? null);
    fields.recurring = { interval, intervalCount: intervalCount ?? 1, usageType, meter, trialPeriodDays };
  }
}

/** The cells that only some models have an amount in. */
const SHAPE_CELLS: Readonly<Record<string, readonly PriceModel[]>> = {
  amount: ['flat', 'package'],
  tiers: ['graduated', 'volume'],
  customAmount: ['custom'],
  unitsInPackage: ['package'],
  packageRound: ['package'],
};
const RECURRING_ONLY = ['usageType', 'meter', 'trialDays'] as const;

/** A price of a model before it has any amount. */
function emptyShape(model: PriceModel): Partial<PriceFields> {
  const { unitAmountMinor, unitAmountDecimal, customUnitAmount, tiers } = emptyPriceFields();
  return {
    unitAmountMinor,
    unitAmountDecimal,
    customUnitAmount,
    tiers,
    transformQuantity: null,
    billingScheme: isTiered(model) ? 'tiered' : 'per_unit',
    tiersMode: isTiered(model) ? model : null,
  };
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
