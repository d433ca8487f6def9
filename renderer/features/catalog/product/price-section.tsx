import type { ReactNode } from 'react';
import { PricesTable } from '../prices/prices-table.tsx';
import { FirstPriceFields } from './first-price-fields.tsx';
import { useProductPage } from './product-context.ts';

/** The prices of a product; of a new one, first the simple price that is made together with it. */
export function PriceSection(): ReactNode {
  const { isNew, state } = useProductPage();
  const prices = state.detail?.prices ?? [];
  const isSimple = isNew && prices.length === 0;
  return (
    <>
      {isNew && (prices.length === 0 || state.detail?.firstPrice !== null) && <FirstPriceFields />}
      {state.productId !== null && <PricesTable prices={prices} isSimple={isSimple} />}
    </>
  );
}
