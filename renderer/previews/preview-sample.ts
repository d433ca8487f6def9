import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import type { Text } from '#renderer/i18n/text.ts';

/** Stands in where the catalog has nothing to show yet. Amounts in minor units. */
export function inventedProducts(say: Text): readonly PreviewProduct[] {
  const currency = say.language === 'ja' ? 'jpy' : 'usd';
  const amounts = say.language === 'ja' ? [1480, 2980, 9800] : [1200, 2900, 9900];
  return amounts.map((unitAmountMinor, at) => ({
    name: say('preview.sample.plan', { number: at + 1 }),
    description: null,
    imageUrl: null,
    unitLabel: null,
    features: [],
    statementDescriptor: null,
    price: {
      currency,
      unitAmountMinor,
      unitAmountDecimal: null,
      customUnitAmount: null,
      billingScheme: 'per_unit',
      tiers: null,
      transformQuantity: null,
      recurring: {
        interval: 'month',
        intervalCount: 1,
        usageType: 'licensed',
        meter: null,
        trialPeriodDays: null,
      },
    },
  }));
}

/** Who is shown as the customer: an address that belongs to nobody (RFC 2606). */
export const SAMPLE_EMAIL = 'hanako@example.com';
