import { unitAmountText } from '#shared/domain/unit-amount.ts';
import type { CurrencyOption } from '#shared/domain/price.ts';
import { fieldError, type FieldProblem } from '#shared/domain/problem.ts';
import { changeSteps, objectStep } from './edit-plan.ts';
import type { EditStep } from './edit-steps.ts';
import { priceShape } from './kinds/price-shape.ts';
import { changePriceSteps } from './methods/prices.ts';
import type { VisibleProduct } from './visible.ts';
import type { VisiblePrice } from './visible-price.ts';

/** An exact amount in minor units, and the integer where it is one. */
export interface Amount {
  readonly amountMinor: number | null;
  readonly amountDecimal: string;
}

/** The steps to what is wanted (none when it is so already), or why it cannot be. */
export type PlannedSteps = { readonly steps: readonly EditStep[] } | { readonly problem: FieldProblem };

/**
 * A price with other amounts: its own, or in its other currencies. Stripe never changes the amount
 * of a price (facts 2.1): of one that it has the whole change of price is drafted, and the new price
 * is called `newId`. The amounts in other currencies Stripe lets be changed; they go along.
 */
export function amountSteps(
  product: VisibleProduct,
  price: VisiblePrice,
  wanted: { readonly own: Amount | null; readonly options: Readonly<Record<string, Amount>> },
  newId: string,
  nowAt: number,
): PlannedSteps {
  const { fields } = price;
  const own = wanted.own === null || wanted.own.amountDecimal === unitAmountText(fields) ? null : wanted.own;
  const others = Object.entries(wanted.options).map(([currency, amount]) => {
    return [currency, optionWith(fields.currencyOptions?.[currency], amount)] as const;
  });
  const changes = {
    ...(own === null ? {} : { unitAmountMinor: own.amountMinor, unitAmountDecimal: own.amountDecimal }),
    ...(others.length === 0
      ? {}
      : { currencyOptions: { ...fields.currencyOptions, ...Object.fromEntries(others) } }),
  };
  if (own !== null && price.base !== null) {
    return { steps: changePriceSteps(product, price, { newId, changes, archiveOld: true, nowAt }) };
  }
  if (price.base === null && price.object?.intent !== 'create') {
    return { problem: fieldError('cell/price-waiting', 'price') };
  }
  const values = [
    ...(own === null
      ? []
      : [
          { path: 'unitAmountMinor', value: own.amountMinor },
          { path: 'unitAmountDecimal', value: own.amountDecimal },
        ]),
    ...others.map(([currency, value]) => ({ path: `currencyOptions.${currency}`, value })),
  ];
  return { steps: changeSteps(priceShape, price, values, nowAt) };
}

/** The price that a new product starts with, with another amount in its one currency. */
export function firstAmountSteps(product: VisibleProduct, amount: Amount | null): PlannedSteps {
  const { firstPrice } = product;
  const amountMinor = amount?.amountMinor ?? null;
  if (firstPrice === null || amountMinor === null || amountMinor === firstPrice.unitAmountMinor) {
    return { steps: [] };
  }
  // Frozen already: its object step would make it anew.
  if (product.object?.intent !== 'create') return { problem: fieldError('cell/price-waiting', 'price') };
  const attached = { ...firstPrice, unitAmountMinor: amountMinor };
  return { steps: [objectStep(product, { intent: 'create', parentId: null, attached })] };
}

function optionWith(before: CurrencyOption | undefined, amount: Amount): CurrencyOption {
  return {
    customUnitAmount: null,
    taxBehavior: before?.taxBehavior ?? null,
    tiers: null,
    unitAmountMinor: amount.amountMinor,
    unitAmountDecimal: amount.amountDecimal,
  };
}
