import { z } from 'zod';
import { currencyRule } from './currency.ts';
import { canonicalDecimal, compareDecimals, decimalToInteger } from './decimal.ts';
import { checkAmount, parseAmount } from './parse-amount.ts';
import { type AmountChange, changeAmount, type Rounding } from './price-rounding.ts';
import type { PriceFields } from './price.ts';
import { unitAmountText } from './unit-amount.ts';
import { fieldError, type FieldProblem } from './problem.ts';

const scope = z.enum(['default', 'all']);

/** One change made to the prices of many products: of each its default price, or all active ones. */
export const bulkPriceActionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('changePrices'),
    scope,
    by: z.discriminatedUnion('kind', [
      /** As typed: `5`, `-2.5`. */
      z.strictObject({ kind: z.literal('percent'), percent: z.string().max(20) }),
      /** As typed, in major units, `-` in front to lower; prices of other currencies stay. */
      z.strictObject({
        kind: z.literal('amount'),
        currency: z.string().length(3),
        amount: z.string().max(40),
      }),
    ]),
    /** For currencies without decimals, and for those with two. */
    rounding: z.strictObject({ whole: z.enum(['none', 'tens']), decimal: z.enum(['none', 'ninetyNine']) }),
  }),
  z.strictObject({
    type: z.literal('setTaxBehavior'),
    scope,
    /** Final once it is published (facts 2.1). */
    taxBehavior: z.enum(['inclusive', 'exclusive']),
  }),
]);
export type BulkPriceAction = z.infer<typeof bulkPriceActionSchema>;
type PriceChange = Extract<BulkPriceAction, { type: 'changePrices' }>;

/** A lowering by more would leave nothing to pay. */
const LOWEST_PERCENT = '-100';

/** The change that was typed; null while it cannot be read. */
export function readPriceChange(by: PriceChange['by']): AmountChange | null {
  if (by.kind === 'percent') {
    const text = by.percent.normalize('NFKC').replace(',', '.').replace('%', '').replace(/^\+/, '').trim();
    const percent = canonicalDecimal(text.replace('−', '-'));
    if (percent === null || percent === '0' || compareDecimals(percent, LOWEST_PERCENT) <= 0) return null;
    return { kind: 'percent', percent };
  }
  const text = by.amount.normalize('NFKC').replace('−', '-').trim();
  const isLower = text.startsWith('-');
  const amount = parseAmount(text.replace(/^[+-]/, ''), by.currency);
  if (!amount.ok || amount.amountDecimal === '0') return null;
  return { kind: 'amount', minor: isLower ? `-${amount.amountDecimal}` : amount.amountDecimal };
}

export type ChangedPrice =
  | { readonly ok: true; readonly changes: Partial<PriceFields> }
  | { readonly ok: false; readonly problem: FieldProblem };

/** What the action makes of one price; no changes where it is so already or not meant. */
export function changedPrice(price: PriceFields, action: BulkPriceAction): ChangedPrice {
  if (action.type === 'setTaxBehavior') {
    const { taxBehavior } = action;
    const has = price.taxBehavior;
    if (has === taxBehavior) return { ok: true, changes: {} };
    const isFixed = has === 'inclusive' || has === 'exclusive';
    return isFixed
      ? refuse('price/tax-behavior-fixed', 'taxBehavior')
      : { ok: true, changes: { taxBehavior } };
  }
  const { by } = action;
  if (by.kind === 'amount' && by.currency !== price.currency) return { ok: true, changes: {} };
  const amount = unitAmountText(price);
  const change = readPriceChange(by);
  if (amount === null) return refuse('cell/price-shape', 'amount');
  if (change === null) return { ok: true, changes: {} };
  const changed = changeAmount(amount, change, price.currency, roundingFor(price.currency, action));
  if (changed === amount) return { ok: true, changes: {} };
  const checked = checkAmount(changed, currencyRule(price.currency), 'amount');
  const [problem] = checked.problems;
  if (!checked.ok && problem !== undefined) return { ok: false, problem };
  const own = { unitAmountMinor: decimalToInteger(changed), unitAmountDecimal: changed };
  const options = by.kind === 'percent' ? changedOptions(price, change, action) : null;
  return { ok: true, changes: options === null ? own : { ...own, currencyOptions: options } };
}

/** A percentage holds for every currency that the price is sold in. */
function changedOptions(
  { currencyOptions, currency }: PriceFields,
  change: AmountChange,
  action: PriceChange,
): PriceFields['currencyOptions'] {
  const others = Object.entries(currencyOptions ?? {}).filter(([code]) => code !== currency);
  if (others.length === 0) return null;
  return Object.fromEntries(
    others.map(([code, option]) => {
      const amount = unitAmountText(option);
      if (amount === null) return [code, option];
      const changed = changeAmount(amount, change, code, roundingFor(code, action));
      return [code, { ...option, unitAmountMinor: decimalToInteger(changed), unitAmountDecimal: changed }];
    }),
  );
}

function roundingFor(currency: string, { rounding }: PriceChange): Rounding {
  return currencyRule(currency).decimals === 0 ? rounding.whole : rounding.decimal;
}

function refuse(code: string, path: string): ChangedPrice {
  return { ok: false, problem: fieldError(code, path) };
}
