import { CircleCheck } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { AppError } from '#shared/errors.ts';
import { call, on } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { priceText } from '#renderer/i18n/price-text.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Sheet } from '#renderer/ui/dialog.tsx';
import { catalogActions } from './catalog-store.ts';
import { TaxCodePicker } from './tax-code-picker.tsx';
import styles from './tax-readiness.module.css';
import { throttle } from './throttle.ts';

type Readiness = OutputOf<'catalog.checkTaxReadiness'>;

const RECHECK_MS = 300;

/** What keeps Stripe Tax from working, each row mended where it stands. */
export function TaxReadinessDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const [state, setState] = useState<Readiness | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    const check = throttle(async () => {
      const checked = await call('catalog.checkTaxReadiness');
      if (checked.ok) setState(checked.value);
      else setError(checked.error);
    }, RECHECK_MS);
    check.run();
    const stop = on('catalog.changed', check.run);
    return () => {
      stop();
      check.stop();
    };
  }, []);
  const run = useCallback(async (change: Promise<{ ok: true } | { ok: false; error: AppError }>) => {
    const done = await change;
    setError(done.ok ? null : done.error);
  }, []);
  const isReady = state !== null && state.withoutCode === 0 && state.withoutBehavior === 0;
  return (
    <Sheet isOpen onClose={onClose} title={text('tax.readiness')}>
      {error !== null && (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      {state === null ? (
        <p className={styles['quiet']}>{text('tax.checking')}</p>
      ) : (
        <div className={styles['parts']}>
          {isReady && (
            <p className={styles['ready']}>
              <CircleCheck aria-hidden />
              {text('tax.allReady')}
            </p>
          )}
          <section aria-labelledby="tax-products">
            <h3 id="tax-products">{text('tax.products')}</h3>
            <p className={styles['quiet']}>
              {text('tax.productsCount', { count: state.withoutCode, total: state.activeProducts })}
            </p>
            <ul className={styles['list']}>
              {state.products.map(({ id, name }) => (
                <li key={id} className={styles['row']}>
                  <span className={styles['name']}>{name === '' ? text('product.unnamed') : name}</span>
                  <TaxCodePicker
                    label={text('tax.codeOf', { name })}
                    isLabelHidden
                    value=""
                    onChange={(taxCode) => {
                      if (taxCode !== '')
                        void run(call('catalog.editProduct', { productId: id, changes: { taxCode } }));
                    }}
                  />
                </li>
              ))}
            </ul>
            {state.withoutCode > 1 && (
              <Button
                look="quiet"
                size="small"
                onPress={() => {
                  catalogActions.clearFilters();
                  catalogActions.filter({ status: 'active', missingTaxCode: true });
                  onClose();
                }}
              >
                {text('tax.showProducts', { count: state.withoutCode })}
              </Button>
            )}
          </section>
          <section aria-labelledby="tax-prices">
            <h3 id="tax-prices">{text('tax.prices')}</h3>
            <p className={styles['quiet']}>
              {text('tax.pricesCount', { count: state.withoutBehavior, total: state.activePrices })}
            </p>
            {state.prices.length > 0 && <Alert tone="caution">{text('tax.behaviorFinal')}</Alert>}
            <ul className={styles['list']}>
              {state.prices.map(({ id, productName, fields }) => {
                const line = priceText(text, fields);
                return (
                  <li key={id} className={styles['row']}>
                    <span className={styles['name']}>
                      {productName} <span className={styles['quiet']}>{line}</span>
                    </span>
                    <Select
                      label={text('tax.behaviorOf', { name: productName, price: line })}
                      isLabelHidden
                      value="unspecified"
                      onChange={(taxBehavior) => {
                        if (taxBehavior === 'unspecified') return;
                        const changes = { taxBehavior };
                        void run(
                          call('catalog.editPrice', { priceId: id, changes, transferLookupKey: false }),
                        );
                      }}
                      options={[
                        { value: 'unspecified', label: text('tax.unspecified') },
                        { value: 'inclusive', label: text('tax.inclusive') },
                        { value: 'exclusive', label: text('tax.exclusive') },
                      ]}
                    />
                  </li>
                );
              })}
            </ul>
          </section>
        </div>
      )}
    </Sheet>
  );
}
