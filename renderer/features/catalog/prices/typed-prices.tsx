import type { ReactNode } from 'react';
import type { TypedPrice } from '#shared/contract/catalog-prices.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useProductPage } from '../product/product-context.ts';
import { priceLineText } from './price-line-text.ts';

/** What was typed in editors of this product's prices and left there, each with the way on. */
export function TypedPrices({ onContinue }: { readonly onContinue: (typed: TypedPrice) => void }): ReactNode {
  const text = useText();
  const { editor, state, fields } = useProductPage();
  const prices = state.detail?.prices ?? [];
  return (state.detail?.typedPrices ?? []).map((typed) => {
    const { mode, priceId, typedAt } = typed;
    const price = prices.find(({ id }) => id === priceId);
    const line = price === undefined ? '' : priceLineText(text, price, fields.unitLabel);
    return (
      <Alert
        key={`${mode} ${priceId ?? ''}`}
        actions={
          <>
            <Button size="small" onPress={() => onContinue(typed)}>
              {text('prices.typed.continue')}
            </Button>
            <Button size="small" look="quiet" onPress={() => void editor.keepTypedPrice(mode, priceId, null)}>
              {text('prices.typed.discard')}
            </Button>
          </>
        }
      >
        {text(`prices.typed.${mode}`, { line, at: text.moment(typedAt) })}
      </Alert>
    );
  });
}
