import type { ProductRow } from '#shared/contract/catalog.ts';
import { unitAmountText } from '#shared/domain/unit-amount.ts';
import { formatAmountForEditing } from '#shared/domain/money.ts';
import type { Text } from '#renderer/i18n/text.ts';

/**
 * The default price in one currency: its own, or an option of it (facts 2.2). Empty where it has
 * none, or where its amount is no single number (tiers, an amount that customers choose).
 */
export function currencyCell(
  row: ProductRow,
  currency: string,
  text: Text,
): { readonly shown: string; readonly text: string } {
  const price = row.defaultPrice;
  const amounts = price?.currency === currency ? price : price?.currencyOptions?.[currency];
  const minor = amounts === undefined || amounts === null ? null : unitAmountText(amounts);
  if (minor === null) return { shown: '', text: '' };
  return { shown: text.money(minor, currency), text: formatAmountForEditing(minor, currency, text.language) };
}

/** The default price's amount as it is typed; null where it is no single amount. */
export function amountCell(row: ProductRow, text: Text): string | null {
  const price = row.defaultPrice;
  const minor = price === null ? null : unitAmountText(price);
  return price === null || minor === null
    ? null
    : formatAmountForEditing(minor, price.currency, text.language);
}
