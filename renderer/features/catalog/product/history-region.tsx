import type { ReactNode } from 'react';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { fieldName, fieldValueText } from '#renderer/i18n/product-field-text.ts';
import { ObjectHistory } from '#renderer/screen/object-history.tsx';
import { useProductPage } from './product-context.ts';

/** What stands for more than one field. */
const FIXED: ReadonlySet<string> = new Set(['firstPrice', 'image']);

/** Who changed what of this product when; nothing for one that is only here. */
export function HistoryRegion(): ReactNode {
  const text = useText();
  const { state, taxCodes, editor } = useProductPage();
  const productId = state.detail?.base === null ? null : (state.detail?.id ?? null);
  if (productId === null) return null;
  const object = { kind: 'product', id: productId } as const;
  return (
    <ObjectHistory
      object={object}
      words={{
        name: (path) => fieldName(text, path),
        show: (path, value) => fieldValueText(text, path, value, taxCodes.name),
        fixed: FIXED,
        async restore(path, value) {
          await editor.run(async (id) => {
            const restored = await call('sync.restoreValue', { object, path, value });
            return restored.ok ? await call('catalog.getProduct', { productId: id }) : restored;
          });
        },
      }}
    />
  );
}
