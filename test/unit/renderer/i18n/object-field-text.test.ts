import { describe, expect, it } from 'vitest';
import { planCatalog } from '#shared/domain/portal/plan-catalog.ts';
import { makeText } from '#renderer/i18n/make-text.ts';
import { objectFieldName, objectFieldValueText } from '#renderer/i18n/object-field-text.ts';

const PORTAL = { kind: 'portal_configuration' } as const;
const PRODUCT = { kind: 'product' } as const;
const en = makeText('en');
const ja = makeText('ja');

describe('a field in a review or in Activity', () => {
  it('is called as on the page of its object, where two kinds have it', () => {
    expect(objectFieldName(en, PRODUCT, 'name')).toBe('Name');
    expect(objectFieldName(en, PORTAL, 'name')).toBe('Internal name');
    expect(objectFieldName(ja, PRODUCT, 'name')).toBe('商品名');
    expect(objectFieldName(ja, PORTAL, 'name')).toBe('内部名');
    expect(objectFieldName(en, PORTAL, 'metadata.shop')).toBe(objectFieldName(en, PRODUCT, 'metadata.shop'));
  });

  it('says Inactive of a configuration, as its list does, and Archived of a product', () => {
    const off = { path: 'active', value: false };
    expect(objectFieldValueText(en, PORTAL, off)).toBe('Inactive');
    expect(objectFieldValueText(en, PRODUCT, off)).toBe('Archived');
    expect(objectFieldValueText(en, PORTAL, { path: 'login_page.enabled', value: false })).toBe('Off');
  });

  it('names plans and their prices, so that another price reads as another', () => {
    const path = 'features.subscription_update.products';
    const price = {
      productId: 'prod_1',
      active: true,
      currency: 'jpy',
      interval: 'month',
      intervalCount: 1,
      usageType: 'licensed',
      lookupKey: null,
      nickname: null,
    };
    const plans = planCatalog(
      [{ id: 'prod_1', name: 'Bean Club', active: true }],
      [
        { ...price, id: 'price_1', amount: '2980' },
        { ...price, id: 'price_2', amount: '3200' },
      ],
    );
    const names = { taxCode: () => null, plans };
    const list = (prices: string[]): { path: string; value: unknown } => ({
      path,
      value: [{ product: 'prod_1', prices, quantity: { enabled: true, minimum: 1, maximum: 5 } }],
    });
    expect(objectFieldValueText(en, PORTAL, list(['price_1']), names)).toBe(
      'Bean Club · ¥2,980 / month · quantity 1 to 5',
    );
    expect(objectFieldValueText(en, PORTAL, list(['price_2']), names)).toContain('¥3,200');
    expect(objectFieldValueText(en, PORTAL, list(['price_1', 'price_9']), names)).toContain('2 prices');
    expect(objectFieldValueText(en, PORTAL, list(['price_1']))).toBe('prod_1 · 1 price · quantity 1 to 5');
  });
});
