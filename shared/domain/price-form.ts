import * as z from 'zod';
import { formatAmountForEditing } from './money.ts';
import {
  type CurrencyOption,
  type CustomUnitAmount,
  emptyPriceFields,
  type PriceFields,
  type PriceTier,
} from './price.ts';
import { unitAmountText } from './unit-amount.ts';

/** How a price says what it costs, as a person chooses it. */
export const PRICE_MODELS = ['flat', 'package', 'graduated', 'volume', 'custom'] as const;
export type PriceModel = (typeof PRICE_MODELS)[number];

/**
 * A place for one amount of a price in one currency: `amount`; `minimum`, `maximum`, `preset` of an
 * amount that customers choose; `unit.<n>` and `flat.<n>` of the tier n.
 */
export type AmountSlot = string;

/** A price as it is being typed: every number a text, so that nothing typed is lost or rewritten. */
export const priceFormSchema = z
  .strictObject({
    model: z.enum(PRICE_MODELS),
    currency: z.string(),
    /** The further currencies, in the order of the matrix. */
    currencies: z.array(z.string()).readonly(),
    /** Currency → slot → text. */
    amounts: z.record(z.string(), z.record(z.string(), z.string()).readonly()).readonly(),
    /** Currency → tax behavior of that further currency. */
    optionTax: z.record(z.string(), z.string()).readonly(),
    /** Where each tier ends but the last, which is open. */
    tierEnds: z.array(z.string()).readonly(),
    packageSize: z.string(),
    packageRound: z.string(),
    isRecurring: z.boolean(),
    interval: z.string(),
    intervalCount: z.string(),
    trialDays: z.string(),
    usageType: z.string(),
    meter: z.string(),
    taxBehavior: z.string(),
    nickname: z.string(),
    lookupKey: z.string(),
    metadata: z.record(z.string(), z.string()).readonly(),
  })
  .readonly();
export type PriceForm = z.infer<typeof priceFormSchema>;

export function isTiered(model: PriceModel): boolean {
  return model === 'graduated' || model === 'volume';
}

/** The amounts that a price of this shape asks for, in reading order. */
export function slotsOf(form: Pick<PriceForm, 'model' | 'tierEnds'>): AmountSlot[] {
  if (form.model === 'custom') return ['minimum', 'preset', 'maximum'];
  if (!isTiered(form.model)) return ['amount'];
  return Array.from({ length: form.tierEnds.length + 1 }, (_, tier) => [
    `unit.${tier}`,
    `flat.${tier}`,
  ]).flat();
}

/** A new price in a currency, before anything is typed. */
export function emptyPriceForm(currency: string): PriceForm {
  return { ...priceFormOf({ ...emptyPriceFields(), currency }, 'en'), taxBehavior: 'unspecified' };
}

/** A price as its editor shows it; `readPriceForm` reads it back to the same price. */
export function priceFormOf(fields: PriceFields, locale: string): PriceForm {
  const { currency, recurring, transformQuantity } = fields;
  const options = Object.entries(fields.currencyOptions ?? {}).filter(([code]) => code !== currency);
  const textsOf = (amounts: Amounts, code: string): Record<AmountSlot, string> =>
    amountTexts(amounts, code, locale);
  return {
    model: priceModelOf(fields),
    currency,
    currencies: options.map(([code]) => code),
    amounts: Object.fromEntries([
      [currency, textsOf(fields, currency)],
      ...options.map(([code, option]) => [code, textsOf(option, code)] as const),
    ]),
    optionTax: Object.fromEntries(
      options.map(([code, option]) => [code, option.taxBehavior ?? 'unspecified']),
    ),
    tierEnds: (fields.tiers ?? []).slice(0, -1).map(({ upTo }) => (upTo === null ? '' : String(upTo))),
    packageSize: transformQuantity === null ? '' : String(transformQuantity.divideBy),
    packageRound: transformQuantity?.round ?? 'up',
    isRecurring: recurring !== null,
    interval: recurring?.interval ?? 'month',
    intervalCount: String(recurring?.intervalCount ?? 1),
    trialDays: recurring?.trialPeriodDays == null ? '' : String(recurring.trialPeriodDays),
    usageType: recurring?.usageType ?? 'licensed',
    meter: recurring?.meter ?? '',
    taxBehavior: fields.taxBehavior ?? 'unspecified',
    nickname: fields.nickname ?? '',
    lookupKey: fields.lookupKey ?? '',
    metadata: fields.metadata,
  };
}

type Amounts = Pick<CurrencyOption, 'unitAmountMinor' | 'unitAmountDecimal' | 'customUnitAmount' | 'tiers'>;

/** How a price counts; tiers whose mode is not known are taken for graduated. */
export function priceModelOf(fields: PriceFields): PriceModel {
  if (fields.billingScheme === 'tiered') return fields.tiersMode === 'volume' ? 'volume' : 'graduated';
  if (fields.customUnitAmount !== null) return 'custom';
  return fields.transformQuantity === null ? 'flat' : 'package';
}

function amountTexts(amounts: Amounts, currency: string, locale: string): Record<AmountSlot, string> {
  const written = (minor: string | number | null): string =>
    minor === null ? '' : formatAmountForEditing(minor, currency, locale);
  const texts: Record<AmountSlot, string> = { amount: written(unitAmountText(amounts)) };
  const custom: CustomUnitAmount | null = amounts.customUnitAmount;
  if (custom !== null) {
    texts['minimum'] = written(custom.minimumMinor);
    texts['maximum'] = written(custom.maximumMinor);
    texts['preset'] = written(custom.presetMinor);
  }
  for (const [index, tier] of (amounts.tiers ?? []).entries()) {
    texts[`unit.${index}`] = written(unitAmountText(tier));
    texts[`flat.${index}`] = written(flatText(tier));
  }
  return texts;
}

function flatText(tier: PriceTier): string | number | null {
  return tier.flatAmountDecimal ?? tier.flatAmountMinor;
}
