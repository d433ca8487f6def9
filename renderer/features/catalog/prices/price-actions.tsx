import { Ellipsis, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import type { Price } from '#shared/contract/drafted.ts';
import { dashboardObjectUrl } from '#shared/domain/dashboard-links.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Menu, MenuItem } from '#renderer/ui/menu.tsx';
import { useProductPage } from '../product/product-context.ts';
import styles from './prices.module.css';
import { TypedPrices } from './typed-prices.tsx';

const PriceDialog = lazy(async () => ({ default: (await import('./price-dialog.tsx')).PriceDialog }));
const ArchivePriceDialog = lazy(async () => ({
  default: (await import('./archive-price-dialog.tsx')).ArchivePriceDialog,
}));

type Open = 'add' | 'edit' | 'change' | 'archive' | null;

/** What can be done with the chosen price, and adding another. */
export function PriceActions({
  price,
  opened,
  onOpened,
  onChoose,
}: {
  readonly price: Price | null;
  /** The id of a price that was opened in the table. */
  readonly opened: string | null;
  readonly onOpened: () => void;
  /** Chooses a price in the table. */
  readonly onChoose: (priceId: string) => void;
}): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const { editor } = useProductPage();
  const [open, setOpen] = useState<Open>(null);
  const [error, setError] = useState<AppError | null>(null);
  const shown: Open = opened !== null && opened === price?.id ? 'edit' : open;
  const close = (): void => {
    setOpen(null);
    onOpened();
  };
  const run = async (work: Parameters<typeof editor.run>[0]): Promise<void> => {
    setError(await editor.run(work));
  };
  const archive = (): void => {
    if (price === null) return;
    if (price.fields.active && price.isDefault) setOpen('archive');
    else {
      const changes = { active: !price.fields.active };
      void run(() => call('catalog.editPrice', { priceId: price.id, changes, transferLookupKey: false }));
    }
  };
  const inStripe = price !== null && price.base !== null;
  return (
    <>
      <div className={styles['actions']}>
        <Button size="small" onPress={() => setOpen('add')}>
          <Plus aria-hidden />
          {text('prices.add')}
        </Button>
        {price !== null && (
          <>
            <Button size="small" isDisabled={!inStripe} onPress={() => setOpen('change')}>
              {text('prices.change')}
            </Button>
            <Button size="small" onPress={() => setOpen('edit')}>
              {text('prices.edit')}
            </Button>
            <Menu
              placement="bottom end"
              trigger={
                <IconButton size="small" label={text('prices.more')}>
                  <Ellipsis aria-hidden />
                </IconButton>
              }
            >
              <MenuItem
                label={text('prices.makeDefault')}
                isDisabled={price.isDefault || !price.fields.active}
                onAction={() =>
                  void run((productId) =>
                    call('catalog.editProduct', { productId, changes: { defaultPriceId: price.id } }),
                  )
                }
              />
              {inStripe && (
                <MenuItem
                  label={text(price.fields.active ? 'prices.archive' : 'prices.unarchive')}
                  onAction={archive}
                />
              )}
              {(price.marks.changed || price.marks.refused) && (
                <MenuItem
                  label={text(inStripe ? 'prices.discard' : 'prices.remove')}
                  onAction={() => void run(() => call('catalog.discardPrice', { priceId: price.id }))}
                />
              )}
              {inStripe && account !== null && !account.demo && (
                <MenuItem
                  label={text('prices.dashboard')}
                  onAction={() => {
                    const url = dashboardObjectUrl(
                      'price',
                      price.id,
                      account.mode === 'live' ? 'live' : 'test',
                    );
                    void call('app.openExternal', { url });
                  }}
                />
              )}
            </Menu>
          </>
        )}
      </div>
      {error !== null && (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      {shown === null && (
        <TypedPrices
          onContinue={({ mode, priceId }) => {
            if (priceId !== null) onChoose(priceId);
            setOpen(mode);
          }}
        />
      )}
      <Suspense fallback={null}>
        {shown === 'add' && <PriceDialog mode="add" price={null} onClose={close} />}
        {price !== null && shown === 'edit' && (
          <PriceDialog
            key="edit"
            mode="edit"
            price={price}
            onClose={close}
            onChangePrice={() => {
              onOpened();
              setOpen('change');
            }}
          />
        )}
        {price !== null && shown === 'change' && (
          <PriceDialog key="change" mode="change" price={price} onClose={close} />
        )}
        {price !== null && shown === 'archive' && <ArchivePriceDialog price={price} onClose={close} />}
      </Suspense>
    </>
  );
}
