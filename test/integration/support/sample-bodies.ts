import type { JsonObject } from '#shared/domain/json.ts';

/** A product's body as Stripe gives it, small: what is not said is "not set". */
export function productBody(id: string, over: JsonObject = {}): JsonObject {
  return {
    id,
    object: 'product',
    active: true,
    created: 1_750_000_000,
    updated: 1_750_000_000,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: {},
    name: id,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    type: 'service',
    unit_label: null,
    url: null,
    ...over,
  };
}

/** A one-time price's body as Stripe gives it. */
export function priceBody(id: string, productId: string, over: JsonObject = {}): JsonObject {
  return {
    id,
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created: 1_750_000_000,
    currency: 'usd',
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: productId,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: 1000,
    unit_amount_decimal: '1000',
    ...over,
  };
}
