import type { DescribablePrice } from '#shared/domain/describe-price.ts';
import { describableFirstPrice } from '#renderer/i18n/price-text.ts';
import { isNewProduct, shownFirstPrice, type EditorState } from './product-editor.ts';

/** The price that customers meet first: the one being typed, else the default, else any active one. */
export function describableFirstPriceOrDefault(
  state: EditorState,
  defaultPriceId: string | null,
): DescribablePrice | null {
  const first = shownFirstPrice(state);
  if (isNewProduct(state) && first !== null) return describableFirstPrice(first);
  const prices = state.detail?.prices ?? [];
  const shown =
    prices.find((price) => price.id === defaultPriceId) ??
    prices.find((price) => price.isDefault) ??
    prices.find((price) => price.fields.active);
  return shown?.fields ?? null;
}
