import { parseAmount } from './parse-amount.ts';
import {
  type CurrencyOption,
  type CustomUnitAmount,
  emptyPriceFields,
  type PriceFields,
  type PriceTier,
} from './price.ts';
import { isTiered, type PriceForm } from './price-form.ts';
import { fieldError, hasErrors, type FieldProblem } from './problem.ts';
import { validatePrice, type PriceContext } from './validate-price.ts';

export interface ReadPrice {
  /** As far as it can be read. */
  readonly fields: PriceFields;
  /**
   * Paths: `amounts.<currency>.<slot>`, `tierEnds.<n>`, `packageSize`, `intervalCount`, `trialDays`,
   * `meter`, else as `validatePrice` names them.
   */
  readonly problems: readonly FieldProblem[];
}

/** Reads a price as it is typed, and says everything that Stripe would refuse of it (facts 2.1, 2.2). */
export function readPriceForm(form: PriceForm, locale: string, context: PriceContext = {}): ReadPrice {
  const problems: FieldProblem[] = [];
  const note = (found: readonly FieldProblem[]): void => void problems.push(...found);
  const { currency } = form;
  const main = amountsIn(form, currency, locale, note);
  const options = form.currencies.map((code): [string, CurrencyOption] => {
    const option = amountsIn(form, code, locale, note);
    return [code, { ...option, taxBehavior: form.optionTax[code] ?? 'unspecified' }];
  });
  const fields: PriceFields = {
    ...emptyPriceFields(),
    ...main,
    currency,
    billingScheme: isTiered(form.model) ? 'tiered' : 'per_unit',
    tiersMode: isTiered(form.model) ? form.model : null,
    transformQuantity: form.model === 'package' ? packagesIn(form, note) : null,
    recurring: form.isRecurring ? recurringIn(form, note) : null,
    taxBehavior: form.taxBehavior,
    currencyOptions: options.length === 0 ? null : Object.fromEntries(options),
    lookupKey: blank(form.lookupKey),
    nickname: blank(form.nickname),
    metadata: { ...form.metadata },
  };
  const read = new Set(problems.map(({ path }) => path.split('.')[0]));
  const rules = validatePrice(fields, context)
    .map((problem) => ({ ...problem, path: placeOf(problem.path, currency, form) }))
    .filter(({ path }) => !problems.some((known) => known.path === path))
    // What could not be read is said once; the rules would say it is missing.
    .filter(({ code }) => !(code === 'money/missing' && read.has('amounts') && hasErrors(problems)));
  return { fields, problems: [...problems, ...rules] };
}

type Note = (found: readonly FieldProblem[]) => void;
type Amounts = Omit<CurrencyOption, 'taxBehavior'>;
type ReadAmount = readonly [minor: number | null, decimal: string | null];

/** The amounts of one currency, in the shape that the price has. */
function amountsIn(form: PriceForm, currency: string, locale: string, note: Note): Amounts {
  const texts = form.amounts[currency] ?? {};
  const amount = (slot: string, allowFraction = true): ReadAmount => {
    const text = texts[slot] ?? '';
    if (text.trim() === '') return [null, null];
    const parsed = parseAmount(text, currency, {
      locale,
      allowFraction,
      path: `amounts.${currency}.${slot}`,
    });
    note(parsed.problems);
    return parsed.ok ? [parsed.amountMinor, parsed.amountDecimal] : [null, null];
  };
  const none: Amounts = {
    unitAmountMinor: null,
    unitAmountDecimal: null,
    customUnitAmount: null,
    tiers: null,
  };
  if (form.model === 'custom') {
    const [minimumMinor] = amount('minimum', false);
    const [presetMinor] = amount('preset', false);
    const [maximumMinor] = amount('maximum', false);
    const customUnitAmount: CustomUnitAmount = { minimumMinor, maximumMinor, presetMinor };
    return { ...none, customUnitAmount };
  }
  if (isTiered(form.model)) {
    const tiers = Array.from({ length: form.tierEnds.length + 1 }, (_, index): PriceTier => {
      const [unitAmountMinor, unitAmountDecimal] = amount(`unit.${index}`);
      const [flatAmountMinor, flatAmountDecimal] = amount(`flat.${index}`);
      const end = form.tierEnds[index];
      const upTo = end === undefined ? null : count(end);
      return { upTo, unitAmountMinor, unitAmountDecimal, flatAmountMinor, flatAmountDecimal };
    });
    return { ...none, tiers };
  }
  const [unitAmountMinor, unitAmountDecimal] = amount('amount');
  return { ...none, unitAmountMinor, unitAmountDecimal };
}

function packagesIn(form: PriceForm, note: Note): PriceFields['transformQuantity'] {
  const divideBy = count(form.packageSize);
  if (divideBy === null) note([fieldError('price/package-size', 'packageSize')]);
  return { divideBy: divideBy ?? 1, round: form.packageRound };
}

function recurringIn(form: PriceForm, note: Note): PriceFields['recurring'] {
  const intervalCount = count(form.intervalCount);
  if (intervalCount === null) note([fieldError('price/interval-count-not-positive', 'intervalCount')]);
  const trial = count(form.trialDays);
  if (trial === null && form.trialDays.trim() !== '') {
    note([fieldError('price/trial-days', 'trialDays', { limit: 730 })]);
  }
  const isMetered = form.usageType === 'metered';
  return {
    interval: form.interval,
    intervalCount: intervalCount ?? 1,
    usageType: form.usageType,
    meter: isMetered ? blank(form.meter) : null,
    trialPeriodDays: trial,
  };
}

/** Where the form shows a problem that is named by the field of the price. */
function placeOf(path: string, currency: string, form: PriceForm): string {
  if (path === 'unitAmountMinor') return `amounts.${currency}.amount`;
  if (path === 'customUnitAmount') return `amounts.${currency}.preset`;
  if (path === 'recurring.intervalCount') return 'intervalCount';
  if (path === 'recurring')
    return form.usageType === 'metered' && form.meter.trim() === '' ? 'meter' : 'trialDays';
  if (path === 'transformQuantity') return 'packageSize';
  const tier = /^tiers\.(\d+)\.(unit|flat|upTo)$/.exec(path);
  if (tier !== null) {
    const [, index = '0', part = ''] = tier;
    return part === 'upTo' ? `tierEnds.${index}` : `amounts.${currency}.${part}.${index}`;
  }
  return path;
}

/** A whole number above nothing, in full-width digits or plain ones, or null. */
function count(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim();
  if (!/^\d{1,15}$/.test(plain)) return null;
  const value = Number(plain);
  return value >= 1 ? value : null;
}

function blank(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
