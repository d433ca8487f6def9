import { describe, expect, it } from 'vitest';
import type { Brand } from '#shared/domain/brand.ts';
import { BRAND_FIELDS, brandPageOf, compareBrandField, isSameBrand } from '#shared/domain/brand-diff.ts';
import { pictureDistance, SAME_PICTURE_PERCENT } from '#shared/domain/picture-distance.ts';

const brand: Brand = {
  businessName: 'Kissa Mori',
  brandColour: '#2f4b3c',
  accentColour: null,
  icon: { url: 'app://a', width: 128, height: 128 },
  logo: null,
  supportEmail: null,
  supportPhone: null,
  supportUrl: null,
  statementDescriptor: 'KISSA MORI',
};

describe('two brands', () => {
  it('are compared field by field; outer spaces and "not set" do not count', () => {
    expect(compareBrandField('businessName', brand, { ...brand, businessName: ' Kissa Mori ' })).toBe('same');
    expect(compareBrandField('accentColour', brand, { ...brand, accentColour: '#ffffff' })).toBe('differs');
    expect(isSameBrand(brand, { ...brand, supportEmail: '' })).toBe(true);
  });

  it('may carry the same picture under other bytes: that is left to a look', () => {
    const other = { ...brand, icon: { url: 'app://b', width: 128, height: 128 } };
    expect(compareBrandField('icon', brand, other)).toBe('maybe');
    expect(compareBrandField('icon', brand, { ...brand, icon: null })).toBe('differs');
    expect(compareBrandField('logo', brand, brand)).toBe('same');
  });

  it('are set on two pages of the Dashboard', () => {
    expect(BRAND_FIELDS.filter((field) => brandPageOf(field) === 'branding')).toEqual([
      'brandColour',
      'accentColour',
      'icon',
      'logo',
    ]);
  });
});

describe('the distance of two pictures', () => {
  const of = (value: number, shape = 1): { pixels: Uint8ClampedArray; shape: number } => ({
    pixels: Uint8ClampedArray.from({ length: 64 * 4 }, (_, at) => (at % 4 === 3 ? 255 : value)),
    shape,
  });

  it('is nothing for the same, everything for black and white, and small for a picture saved again', () => {
    expect(pictureDistance(of(80), of(80))).toBe(0);
    expect(pictureDistance(of(0), of(255))).toBe(100);
    expect(pictureDistance(of(80), of(84))).toBeLessThan(SAME_PICTURE_PERCENT);
    expect(pictureDistance(of(80), of(100))).toBeGreaterThan(SAME_PICTURE_PERCENT);
  });

  it('is everything where the shapes differ', () => {
    expect(pictureDistance(of(80), of(80, 1.05))).toBe(0);
    expect(pictureDistance(of(80), of(80, 1.5))).toBe(100);
  });
});
