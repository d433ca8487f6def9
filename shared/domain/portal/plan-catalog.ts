import type { StripePrice } from '../price.ts';
import { unitAmountText } from '../unit-amount.ts';

/** A product as plan lists need it. */
export interface PlanProduct {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** A price as plan lists need it. */
export interface PlanPrice {
  readonly id: string;
  readonly productId: string;
  readonly active: boolean;
  readonly currency: string;
  readonly amount: string | null;
  /** Null for a price that is paid once. */
  readonly interval: string | null;
  readonly intervalCount: number;
  readonly usageType: string;
  readonly lookupKey: string | null;
  readonly nickname: string | null;
}

/** The part of a catalog that a plan list speaks of. What is in neither map is not known here. */
export interface PlanCatalog {
  readonly products: ReadonlyMap<string, PlanProduct>;
  readonly prices: ReadonlyMap<string, PlanPrice>;
}

export function planCatalog(products: readonly PlanProduct[], prices: readonly PlanPrice[]): PlanCatalog {
  return {
    products: new Map(products.map((product) => [product.id, product])),
    prices: new Map(prices.map((price) => [price.id, price])),
  };
}

/** What a plan list needs of a price. */
export function planPriceOf({
  id,
  productId,
  fields,
}: Pick<StripePrice, 'id' | 'productId' | 'fields'>): PlanPrice {
  return {
    id,
    productId,
    active: fields.active,
    currency: fields.currency,
    amount: unitAmountText(fields),
    interval: fields.recurring?.interval ?? null,
    intervalCount: fields.recurring?.intervalCount ?? 1,
    usageType: fields.recurring?.usageType ?? 'licensed',
    lookupKey: fields.lookupKey,
    nickname: fields.nickname,
  };
}

/** `1 month`: within one product no two listed prices may bill alike (facts 5.1). Null: paid once. */
export function billingInterval(price: Pick<PlanPrice, 'interval' | 'intervalCount'>): string | null {
  return price.interval === null ? null : `${price.intervalCount} ${price.interval}`;
}

/** The switch list works with recurring prices that are paid by the unit (facts 5.1). */
export function canBeListed(price: PlanPrice): boolean {
  return price.interval !== null && price.usageType === 'licensed';
}
