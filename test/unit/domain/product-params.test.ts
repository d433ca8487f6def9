import { describe, expect, it } from 'vitest';
import { emptyProductFields } from '#shared/domain/product.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import { diffProduct } from '#shared/domain/product-changes.ts';
import { toCreateParams, toUpdateParams } from '#shared/domain/product-params.ts';

const full: ProductFields = {
  name: 'Team plan',
  active: true,
  description: 'Old',
  images: ['https://example.com/1.jpg'],
  url: 'https://example.com',
  taxCode: 'txcd_10000000',
  performanceLocation: 'taxloc_1',
  statementDescriptor: 'TEAM PLAN',
  unitLabel: 'seat',
  marketingFeatures: ['Fast'],
  metadata: { colour: 'green', size: 'L' },
  packageDimensions: { height: 1, length: 2, width: 3, weight: 4 },
  shippable: true,
  defaultPriceId: 'price_1',
};

const update = (changes: Partial<ProductFields>): object =>
  toUpdateParams(diffProduct(full, { ...full, ...changes }));

describe('toUpdateParams', () => {
  it('sends nothing for nothing', () => {
    expect(update({})).toEqual({});
  });

  it.each<[Partial<ProductFields>, object]>([
    [{ name: 'Team' }, { name: 'Team' }],
    [{ active: false }, { active: false }],
    [{ description: null }, { description: '' }],
    [{ images: [] }, { images: '' }],
    [{ url: '' }, { url: '' }],
    [{ taxCode: null }, { tax_code: '' }],
    [{ performanceLocation: 'taxloc_2' }, { tax_details: { performance_location: 'taxloc_2' } }],
    [{ statementDescriptor: null }, { statement_descriptor: '' }],
    [{ unitLabel: null }, { unit_label: '' }],
    [{ marketingFeatures: ['Fast', 'Calm'] }, { marketing_features: [{ name: 'Fast' }, { name: 'Calm' }] }],
    [{ marketingFeatures: [] }, { marketing_features: '' }],
    [{ packageDimensions: null }, { package_dimensions: '' }],
    [{ shippable: false }, { shippable: false }],
    [{ shippable: null }, {}],
    [{ defaultPriceId: 'price_2' }, { default_price: 'price_2' }],
  ])('sends %j as %j and nothing else', (changes, expected) => {
    expect(update(changes)).toEqual(expected);
  });

  it('sends only the metadata keys that changed, and an empty value to remove one', () => {
    expect(update({ metadata: { colour: 'blue' } })).toEqual({ metadata: { colour: 'blue', size: '' } });
  });

  it('never sends tax_code beside tax_details', () => {
    expect(update({ taxCode: 'txcd_20030000', performanceLocation: 'taxloc_2' })).toEqual({
      tax_details: { performance_location: 'taxloc_2', tax_code: 'txcd_20030000' },
    });
    expect(update({ taxCode: null, performanceLocation: null })).toEqual({ tax_details: '' });
  });
});

describe('toCreateParams', () => {
  it('sends what is set, without a default price', () => {
    expect(toCreateParams(full, 'prod_mine')).toEqual({
      id: 'prod_mine',
      name: 'Team plan',
      description: 'Old',
      images: ['https://example.com/1.jpg'],
      url: 'https://example.com',
      tax_details: { performance_location: 'taxloc_1', tax_code: 'txcd_10000000' },
      statement_descriptor: 'TEAM PLAN',
      unit_label: 'seat',
      marketing_features: [{ name: 'Fast' }],
      metadata: { colour: 'green', size: 'L' },
      package_dimensions: { height: 1, length: 2, width: 3, weight: 4 },
      shippable: true,
    });
  });

  it('sends a bare product as its name', () => {
    expect(toCreateParams({ ...emptyProductFields(), name: 'Tea', url: '' })).toEqual({ name: 'Tea' });
    expect(toCreateParams({ ...emptyProductFields(), name: 'Tea', active: false })).toEqual({
      name: 'Tea',
      active: false,
    });
  });
});
