import { describe, expect, it } from 'vitest';
import { emptyProductFields, normaliseStripeProduct, productFieldsSchema } from '#shared/domain/product.ts';

const BODY = {
  id: 'prod_1',
  object: 'product',
  active: true,
  attributes: [],
  created: 1_760_000_000,
  default_price: 'price_1',
  description: 'Dark',
  images: ['https://example.com/a.jpg'],
  livemode: false,
  marketing_features: [{ name: 'Fresh' }, {}],
  metadata: { origin: 'Kenya' },
  name: '深煎りブレンド',
  package_dimensions: { height: 1, length: 2, width: 3, weight: 4.5 },
  shippable: true,
  statement_descriptor: 'KISSA MORI',
  tax_code: 'txcd_99999999',
  tax_details: null,
  type: 'service',
  unit_label: '袋',
  updated: 1_760_000_100,
  url: null,
};

describe('normaliseStripeProduct', () => {
  it('reads every field of a body and keeps what it does not know', () => {
    expect(normaliseStripeProduct({ ...BODY, new_thing: { a: 1 } })).toEqual({
      id: 'prod_1',
      created: 1_760_000_000,
      updated: 1_760_000_100,
      livemode: false,
      type: 'service',
      extra: { attributes: [], new_thing: { a: 1 } },
      fields: {
        name: '深煎りブレンド',
        active: true,
        description: 'Dark',
        images: ['https://example.com/a.jpg'],
        url: null,
        taxCode: 'txcd_99999999',
        performanceLocation: null,
        statementDescriptor: 'KISSA MORI',
        unitLabel: '袋',
        marketingFeatures: ['Fresh'],
        metadata: { origin: 'Kenya' },
        packageDimensions: { height: 1, length: 2, width: 3, weight: 4.5 },
        shippable: true,
        defaultPriceId: 'price_1',
      },
    });
  });

  it('takes the id of what Stripe sent expanded', () => {
    const product = normaliseStripeProduct({
      ...BODY,
      default_price: { id: 'price_2', object: 'price' },
      tax_code: { id: 'txcd_10000000', object: 'tax_code' },
    });
    expect(product?.fields).toMatchObject({ defaultPriceId: 'price_2', taxCode: 'txcd_10000000' });
  });

  it('reads the tax code from its newer twin', () => {
    const tax_details = { tax_code: 'txcd_20030000', performance_location: 'taxloc_1' };
    const product = normaliseStripeProduct({ ...BODY, tax_code: null, tax_details });
    expect(product?.fields).toMatchObject({ taxCode: 'txcd_20030000', performanceLocation: 'taxloc_1' });
  });

  it('keeps a type that it does not know', () => {
    expect(normaliseStripeProduct({ ...BODY, type: 'bundle' })?.type).toBe('bundle');
  });

  it('reads a bare body with wrong types without failing', () => {
    const product = normaliseStripeProduct({ id: 'prod_2', object: 'product', images: 7, metadata: [] });
    expect(product?.fields).toEqual(emptyProductFields());
  });

  it('keeps a metadata key named like a part of every object', () => {
    const metadata = JSON.parse('{"__proto__":"x","constructor":"y"}') as unknown;
    const product = normaliseStripeProduct({ ...BODY, metadata });
    expect(Object.entries(product?.fields.metadata ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it.each([
    null,
    'text',
    [],
    {},
    { message: 'Log in to the network' },
    { id: 'price_1', object: 'price' },
    { id: 'prod_1', object: 'product', deleted: true },
  ])('does not take %j for a product', (json) => {
    expect(normaliseStripeProduct(json)).toBeNull();
  });

  it('gives fields that the schema accepts', () => {
    expect(productFieldsSchema.safeParse(normaliseStripeProduct(BODY)?.fields).success).toBe(true);
  });
});
