import { currencyRule, isCurrencyCode } from './currency.ts';
import { isEqual } from './equal.ts';
import { validateMetadata } from './metadata.ts';
import type { PriceFields } from './price.ts';
import { readPriceField } from './price-paths.ts';
import { fieldError, type FieldProblem } from './problem.ts';
import { validateRecurring } from './recurring.ts';
import { textLength } from './text-length.ts';

/** Limits of facts 2.1. */
export const PRICE_LIMITS = { lookupKey: 200, nickname: 5000, decimals: 12 } as const;

export interface PriceContext {
  /** Stripe's present copy: what it holds already never keeps a person from publishing. */
  readonly base?: PriceFields;
  /** The product's default price, as it will be: Stripe archives no such price (facts 2.2). */
  readonly isDefault?: boolean;
  /** Deleted at Stripe, so that nothing of it can be published. */
  readonly gone?: boolean;
  /** Keys that other prices of this account hold, as far as we know them, and that are not taken over. */
  readonly takenLookupKeys?: ReadonlySet<string>;
}

/** Everything Stripe would refuse of a price, before it is sent (facts 2.1, 2.2). */
export function validatePrice(fields: PriceFields, context: PriceContext = {}): FieldProblem[] {
  const problems = [
    ...validateShape(fields),
    ...validateTexts(fields, context),
    ...validateMetadata(fields.metadata),
    ...validateArchive(fields, context),
  ];
  const gone = context.gone === true ? [fieldError('price/gone', 'active')] : [];
  const { base } = context;
  if (base === undefined) return [...gone, ...problems];
  const own = problems.map((problem): FieldProblem => {
    const isUntouched =
      problem.code !== 'price/default-archived' &&
      isEqual(readPriceField(fields, problem.path) ?? null, readPriceField(base, problem.path) ?? null);
    return isUntouched ? { ...problem, severity: 'warning' } : problem;
  });
  return [...gone, ...own, ...validateTaxBehavior(fields, base)];
}

function validateShape(fields: PriceFields): FieldProblem[] {
  const { currency, customUnitAmount, tiers, recurring, transformQuantity } = fields;
  if (currency === '') return [fieldError('price/currency-missing', 'currency')];
  if (!isCurrencyCode(currency)) return [fieldError('money/currency-malformed', 'currency')];
  const problems = recurring === null ? [] : validateRecurring(recurring);
  if (recurring?.usageType === 'metered' && recurring.meter === null) {
    problems.push(fieldError('price/meter-missing', 'recurring'));
  }
  if (fields.billingScheme === 'tiered') {
    if (recurring === null) problems.push(fieldError('price/tiers-one-time', 'tiers'));
    if (tiers === null || tiers.length === 0) problems.push(fieldError('price/tiers-missing', 'tiers'));
    if (transformQuantity !== null) {
      problems.push(fieldError('price/tiers-with-packages', 'transformQuantity'));
    }
    return problems;
  }
  if (customUnitAmount !== null) {
    if (recurring !== null) problems.push(fieldError('price/custom-recurring', 'customUnitAmount'));
    return problems;
  }
  return [...problems, ...validateAmount(fields)];
}

function validateAmount({ currency, unitAmountMinor, unitAmountDecimal }: PriceFields): FieldProblem[] {
  if (unitAmountMinor === null) {
    return unitAmountDecimal === null ? [fieldError('money/missing', 'unitAmountMinor')] : [];
  }
  if (unitAmountMinor < 0) return [fieldError('money/negative', 'unitAmountMinor')];
  const rule = currencyRule(currency);
  if (unitAmountMinor % rule.stepMinor !== 0) {
    const code = rule.stepMinor === 100 ? 'money/whole-only' : 'money/last-digit-not-zero';
    return [fieldError(code, 'unitAmountMinor', { currency: currency.toUpperCase() })];
  }
  return [];
}

function validateTexts(fields: PriceFields, { takenLookupKeys }: PriceContext): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { lookupKey, nickname } = fields;
  const keyLength = textLength(lookupKey ?? '');
  if (keyLength > PRICE_LIMITS.lookupKey) {
    const params = { length: keyLength, limit: PRICE_LIMITS.lookupKey };
    problems.push(fieldError('price/lookup-key-too-long', 'lookupKey', params));
  }
  if (lookupKey !== null && takenLookupKeys?.has(lookupKey) === true) {
    problems.push(fieldError('price/lookup-key-taken', 'lookupKey', { key: lookupKey }));
  }
  const nameLength = textLength(nickname ?? '');
  if (nameLength > PRICE_LIMITS.nickname) {
    const params = { length: nameLength, limit: PRICE_LIMITS.nickname };
    problems.push(fieldError('price/nickname-too-long', 'nickname', params));
  }
  return problems;
}

/** Archiving the default price is refused: set another default first (facts 2.2). */
function validateArchive({ active }: PriceFields, { isDefault }: PriceContext): FieldProblem[] {
  return active || isDefault !== true ? [] : [fieldError('price/default-archived', 'active')];
}

/** After inclusive or exclusive it is fixed (facts 2.1). */
function validateTaxBehavior(fields: PriceFields, base: PriceFields): FieldProblem[] {
  const isFixed = base.taxBehavior === 'inclusive' || base.taxBehavior === 'exclusive';
  if (!isFixed || fields.taxBehavior === base.taxBehavior) return [];
  return [fieldError('price/tax-behavior-fixed', 'taxBehavior')];
}
