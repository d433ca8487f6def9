import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Price } from '#shared/contract/drafted.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useProductPage } from '../product/product-context.ts';
import { priceLineText } from './price-line-text.ts';

/** Stripe archives no default price (facts 2.2): another one becomes the default first. */
export function ArchivePriceDialog({
  price,
  onClose,
}: {
  readonly price: Price;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const { editor, state, fields } = useProductPage();
  const others = (state.detail?.prices ?? []).filter((other) => other.id !== price.id && other.fields.active);
  const [next, setNext] = useState(others[0]?.id ?? '');
  const [error, setError] = useState<AppError | null>(null);
  const archive = async (): Promise<void> => {
    const failed =
      (await editor.run((productId) =>
        call('catalog.editProduct', { productId, changes: { defaultPriceId: next } }),
      )) ??
      (await editor.run(() =>
        call('catalog.editPrice', {
          priceId: price.id,
          changes: { active: false },
          transferLookupKey: false,
        }),
      ));
    if (failed === null) onClose();
    else setError(failed);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="narrow"
      title={text('prices.archiveDefault')}
      footer={
        <>
          <Button onPress={onClose}>{text('ui.cancel')}</Button>
          <Button look="primary" isDisabled={next === ''} onPress={() => void archive()}>
            {text('prices.archive')}
          </Button>
        </>
      }
    >
      {error !== null && (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      <p>{text(others.length === 0 ? 'prices.archiveOnly' : 'prices.archiveDefaultHelp')}</p>
      {others.length > 0 && (
        <Select
          label={text('prices.newDefault')}
          value={next}
          onChange={setNext}
          options={others.map((other) => ({
            value: other.id,
            label: priceLineText(text, other, fields.unitLabel),
          }))}
        />
      )}
    </Dialog>
  );
}
