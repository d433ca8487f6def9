import { formatAmountForEditing } from '../money.ts';
import { parseAmount } from '../parse-amount.ts';
import type { CustomUnitAmount, PriceFields, PriceTier } from '../price.ts';
import { unitAmountText } from '../unit-amount.ts';

/** What a price costs in one currency, in whichever shape. */
export type ShapedAmounts = Pick<
  PriceFields,
  'unitAmountMinor' | 'unitAmountDecimal' | 'customUnitAmount' | 'tiers'
>;

/** The end of the last tier, as Stripe writes it. */
const OPEN = 'inf';

/** One cell for what a price costs: an amount, its tiers, or the amounts that customers choose among. */
export function amountsText(amounts: ShapedAmounts, currency: string): string {
  if (amounts.tiers !== null) return tiersText(amounts.tiers, currency);
  if (amounts.customUnitAmount !== null) return customText(amounts.customUnitAmount, currency);
  const minor = unitAmountText(amounts);
  return minor === null ? '' : formatAmountForEditing(minor, currency);
}

/** A line a tier: `10: 5.00`, with a flat amount `100: 4.50 + 20.00`, the last one `inf: 3.00`. */
export function tiersText(tiers: readonly PriceTier[], currency: string): string {
  return tiers
    .map((tier) => {
      const unit = unitAmountText(tier);
      const flat = tier.flatAmountDecimal ?? tier.flatAmountMinor;
      const amounts = [
        ...(unit === null ? [] : [formatAmountForEditing(unit, currency)]),
        ...(flat === null ? [] : [`+ ${formatAmountForEditing(flat, currency)}`]),
      ];
      return `${tier.upTo ?? OPEN}: ${amounts.join(' ')}`.trim();
    })
    .join('\n');
}

/** Null for a text that means no tiers. */
export function readTiers(text: string, currency: string): PriceTier[] | null {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const tiers = lines.map((line) => readTier(line.normalize('NFKC'), currency));
  return tiers.length === 0 || tiers.includes(null) ? null : tiers.filter((tier) => tier !== null);
}

function readTier(line: string, currency: string): PriceTier | null {
  const parts = /^\s*(\d{1,15}|inf|∞)\s*:([^+]*)(?:\+(.*))?$/i.exec(line);
  if (parts === null) return null;
  const [, end = '', unitText = '', flatText] = parts;
  const unit = readAmount(unitText, currency);
  const flat = readAmount(flatText ?? '', currency);
  if (unit === undefined || flat === undefined) return null;
  return {
    upTo: /^\d/.test(end) ? Number(end) : null,
    unitAmountMinor: unit.minor,
    unitAmountDecimal: unit.decimal,
    flatAmountMinor: flat.minor,
    flatAmountDecimal: flat.decimal,
  };
}

/** `100 / 500 / 1000`: minimum, suggestion, maximum; what is not set stays empty. */
export function customText(amount: CustomUnitAmount, currency: string): string {
  const { minimumMinor, presetMinor, maximumMinor } = amount;
  return [minimumMinor, presetMinor, maximumMinor]
    .map((minor) => (minor === null ? '' : formatAmountForEditing(minor, currency)))
    .join(' / ')
    .trim();
}

/** Null for a text that means no such amounts. */
export function readCustom(text: string, currency: string): CustomUnitAmount | null {
  const parts = text.normalize('NFKC').split('/');
  const [minimum, preset, maximum] = parts.map((part) => readAmount(part, currency));
  if (parts.length !== 3 || minimum === undefined || preset === undefined || maximum === undefined) {
    return null;
  }
  // Stripe takes these in whole smallest units only (facts 2.1).
  const all = [minimum, preset, maximum];
  if (all.some(({ minor, decimal }) => minor === null && decimal !== null)) return null;
  return { minimumMinor: minimum.minor, presetMinor: preset.minor, maximumMinor: maximum.minor };
}

/** Nothing for an empty text; undefined for one that is no amount. */
function readAmount(
  text: string,
  currency: string,
): { readonly minor: number | null; readonly decimal: string | null } | undefined {
  if (text.trim() === '') return { minor: null, decimal: null };
  const read = parseAmount(text, currency, { allowFraction: true });
  return read.ok ? { minor: read.amountMinor, decimal: read.amountDecimal } : undefined;
}
