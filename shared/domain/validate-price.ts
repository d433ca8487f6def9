import { isCurrencyCode } from './currency.ts';
import { isEqual } from './equal.ts';
import { validateMetadata } from './metadata.ts';
import type { PriceFields } from './price.ts';
import { unitAmountText } from './unit-amount.ts';
import { readPriceField } from './price-paths.ts';
import {
  SHAPE_LIMITS,
  validateCustomAmount,
  validateMinor,
  validateOptions,
  validateTiers,
} from './price-shape-rules.ts';
import { fieldError, type FieldProblem } from './problem.ts';
import { validateRecurring } from './recurring.ts';
import { textLength } from './text-length.ts';

/** Limits of facts 2.1. */
export const PRICE_LIMITS = { lookupKey: 200, nickname: 5000 } as const;

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
  const trial = recurring?.trialPeriodDays ?? null;
  if (trial !== null && (trial < 1 || trial > SHAPE_LIMITS.trialDays)) {
    problems.push(fieldError('price/trial-days', 'recurring', { limit: SHAPE_LIMITS.trialDays }));
  }
  if (transformQuantity !== null && transformQuantity.divideBy < 1) {
    problems.push(fieldError('price/package-size', 'transformQuantity'));
  }
  problems.push(...validateOptions(fields));
  if (fields.billingScheme === 'tiered') {
    if (recurring === null) problems.push(fieldError('price/tiers-one-time', 'tiers'));
    if (tiers === null || tiers.length === 0) problems.push(fieldError('price/tiers-missing', 'tiers'));
    if (transformQuantity !== null) {
      problems.push(fieldError('price/tiers-with-packages', 'transformQuantity'));
    }
    problems.push(...validateTiers(tiers ?? [], currency));
    return problems;
  }
  if (customUnitAmount !== null) {
    if (recurring !== null) problems.push(fieldError('price/custom-recurring', 'customUnitAmount'));
    problems.push(...validateCustomAmount(customUnitAmount, currency));
    return problems;
  }
  return [...problems, ...validateAmount(fields)];
}

function validateAmount(fields: PriceFields): FieldProblem[] {
  const amount = unitAmountText(fields);
  if (amount === null) return [fieldError('money/missing', 'unitAmountMinor')];
  return validateMinor(amount, fields.currency, 'unitAmountMinor');
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
