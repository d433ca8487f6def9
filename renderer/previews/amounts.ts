import { describePrice } from '#shared/domain/describe-price.ts';
import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import type { Text } from '#renderer/i18n/text.ts';

/** What one of it costs, as text; a dash where the catalog has no amount to show. */
export function amountText(say: Text, product: PreviewProduct): string {
  if (product.price === null) return '—';
  return describePrice(product.price, say.language, product.unitLabel).amount ?? '—';
}
