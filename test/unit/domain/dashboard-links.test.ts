import { describe, expect, it } from 'vitest';
import { dashboardObjectUrl, dashboardPageUrl } from '#shared/domain/dashboard-links.ts';

describe('dashboard links', () => {
  it('stand under /test in test mode only', () => {
    expect(dashboardObjectUrl('product', 'prod_1', 'test')).toBe(
      'https://dashboard.stripe.com/test/products/prod_1',
    );
    expect(dashboardObjectUrl('price', 'price_1', 'live')).toBe(
      'https://dashboard.stripe.com/prices/price_1',
    );
    expect(dashboardPageUrl('branding', 'test')).toBe('https://dashboard.stripe.com/test/settings/branding');
    expect(dashboardPageUrl('portal', 'live')).toBe('https://dashboard.stripe.com/settings/billing/portal');
  });

  it('escape an id of the merchant’s own making', () => {
    expect(dashboardObjectUrl('product', 'tea/豆?', 'live')).toBe(
      'https://dashboard.stripe.com/products/tea%2F%E8%B1%86%3F',
    );
  });
});
