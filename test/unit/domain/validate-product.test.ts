import { describe, expect, it } from 'vitest';
import { emptyProductFields } from '#shared/domain/product.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import { queuedImageValue } from '#shared/domain/queued-image.ts';
import { validateProduct } from '#shared/domain/validate-product.ts';
import type { ProductContext } from '#shared/domain/validate-product.ts';

const make = (changes: Partial<ProductFields>): ProductFields => ({
  ...emptyProductFields(),
  name: 'Team plan',
  ...changes,
});

const found = (changes: Partial<ProductFields>, context?: ProductContext): string[] =>
  validateProduct(make(changes), context).map(({ code, path, severity }) => `${severity} ${path} ${code}`);

const images = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `https://example.com/${index}.jpg`);

const keys = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'x']));

const box = { height: 1, length: 2.5, width: 3.25, weight: 4 };

describe('validateProduct', () => {
  it('has nothing to say about a complete, valid product', () => {
    expect(
      found({
        description: 'x'.repeat(40_000),
        images: images(8),
        url: 'https://example.com/plan',
        taxCode: 'txcd_10000000',
        statementDescriptor: 'TEAM PLAN',
        unitLabel: 'seat',
        marketingFeatures: Array.from({ length: 15 }, () => 'y'.repeat(80)),
        metadata: { ...keys(49), ['k'.repeat(40)]: 'v'.repeat(500) },
        packageDimensions: box,
        shippable: true,
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<ProductFields>, string]>([
    ['an empty name', { name: '' }, 'error name product/name-missing'],
    ['a blank name', { name: ' 　' }, 'error name product/name-missing'],
    ['a name of 5001', { name: 'x'.repeat(5001) }, 'error name product/name-too-long'],
    [
      'a description of 40001',
      { description: 'x'.repeat(40_001) },
      'error description product/description-too-long',
    ],
    ['a unit label of 13', { unitLabel: 'x'.repeat(13) }, 'error unitLabel product/unit-label-too-long'],
    ['nine images', { images: images(9) }, 'error images product/images-too-many'],
    ['an image that is no URL', { images: ['photo.jpg'] }, 'error images.0 product/image-malformed'],
    ['an image of the disk', { images: ['file:///a.png'] }, 'error images.0 product/image-not-http'],
    [
      'an image on localhost',
      { images: ['http://localhost/a.png'] },
      'error images.0 product/image-local-host',
    ],
    [
      'an image at 192.168',
      { images: ['http://192.168.1.2/a.png'] },
      'error images.0 product/image-private-address',
    ],
    [
      'an image URL of 2049',
      { images: [`https://example.com/${'x'.repeat(2029)}`] },
      'error images.0 product/image-too-long',
    ],
    ['an image twice', { images: [...images(1), ...images(1)] }, 'warning images.1 product/image-twice'],
    ['a page that is no URL', { url: 'example.com' }, 'error url product/url-malformed'],
    ['a page on the own network', { url: 'http://shop.local/' }, 'warning url product/url-local-host'],
    ['a tax code in words', { taxCode: 'books' }, 'error taxCode product/tax-code-malformed'],
    ['the tax code of shipping', { taxCode: 'txcd_92010001' }, 'error taxCode product/tax-code-shipping'],
    [
      '16 features',
      { marketingFeatures: Array.from({ length: 16 }, () => 'a') },
      'error marketingFeatures product/features-too-many',
    ],
    [
      'an empty feature',
      { marketingFeatures: ['a', ' '] },
      'error marketingFeatures.1 product/feature-empty',
    ],
    [
      'a feature of 81',
      { marketingFeatures: ['x'.repeat(81)] },
      'error marketingFeatures.0 product/feature-too-long',
    ],
    ['51 metadata keys', { metadata: keys(51) }, 'error metadata product/metadata-too-many'],
    [
      'a key of 41',
      { metadata: { ['k'.repeat(41)]: 'x' } },
      `error metadata.${'k'.repeat(41)} product/metadata-key-too-long`,
    ],
    [
      'a key with brackets',
      { metadata: { 'a[b]': 'x' } },
      'error metadata.a[b] product/metadata-key-brackets',
    ],
    ['an empty key', { metadata: { '': 'x' } }, 'error metadata. product/metadata-key-missing'],
    ['an empty value', { metadata: { a: '' } }, 'error metadata.a product/metadata-value-missing'],
    [
      'a value of 501',
      { metadata: { a: 'x'.repeat(501) } },
      'error metadata.a product/metadata-value-too-long',
    ],
    [
      'a side of zero',
      { packageDimensions: { ...box, height: 0 } },
      'error packageDimensions.height product/dimension-not-positive',
    ],
    [
      'three decimals',
      { packageDimensions: { ...box, weight: 1.005 } },
      'error packageDimensions.weight product/dimension-decimals',
    ],
    [
      'a Japanese descriptor',
      { statementDescriptor: '珈琲豆' },
      'error statementDescriptor product/descriptor-no-letter',
    ],
  ])('says so: %s', (_, changes, expected) => {
    expect(found(changes)).toEqual([expected]);
  });

  it('counts characters, not UTF-16 units', () => {
    expect(found({ unitLabel: '🍵'.repeat(12) })).toEqual([]);
    expect(found({ unitLabel: '🍵'.repeat(13) })).toEqual(['error unitLabel product/unit-label-too-long']);
  });

  it('takes an image that waits for its upload', () => {
    expect(found({ images: [queuedImageValue('ab'.repeat(32))] })).toEqual([]);
  });

  it('warns of a tax code that the list lacks, and of none where there is no list', () => {
    const taxCode = 'txcd_12345678';
    expect(found({ taxCode }, { taxCodeIds: new Set(['txcd_10000000']) })).toEqual([
      'warning taxCode product/tax-code-unknown',
    ]);
    expect(found({ taxCode }, { taxCodeIds: new Set() })).toEqual([]);
  });

  it('wants the default price to be the product’s own', () => {
    const context = { priceIds: new Set(['price_1']) };
    expect(found({ defaultPriceId: 'price_1' }, context)).toEqual([]);
    expect(found({ defaultPriceId: 'price_2' }, context)).toEqual([
      'error defaultPriceId product/default-price-foreign',
    ]);
  });

  it('warns of fields that Stripe keeps for services', () => {
    expect(found({ unitLabel: 'bag' }, { type: 'good' })).toEqual(['warning unitLabel product/service-only']);
  });

  it('refuses to take back whether a product is shipped', () => {
    expect(found({ shippable: null }, { base: make({ shippable: true }) })).toEqual([
      'error shippable product/shippable-not-clearable',
    ]);
  });

  it('only warns of what already stands in Stripe as it is', () => {
    const bad = { unitLabel: 'x'.repeat(13), metadata: { a: 'x'.repeat(501), b: '1' } };
    expect(found({ ...bad, name: '', metadata: { ...bad.metadata, b: '' } }, { base: make(bad) })).toEqual([
      'error name product/name-missing',
      'warning unitLabel product/unit-label-too-long',
      'warning metadata.a product/metadata-value-too-long',
      'error metadata.b product/metadata-value-missing',
    ]);
  });
});
