import type { Price } from '#shared/contract/drafted.ts';
import { priceText } from '#renderer/i18n/price-text.ts';
import type { Text } from '#renderer/i18n/text.ts';

/** `$12.00 / seat / month`, by usage where it is; a one-time price says so. */
export function priceLineText(
  text: Text,
  { fields }: Pick<Price, 'fields'>,
  unitLabel: string | null,
): string {
  const line = priceText(text, fields, unitLabel);
  if (fields.recurring === null) return text('price.once', { line });
  return fields.recurring.usageType === 'metered' ? text('prices.byUsage', { line }) : line;
}
