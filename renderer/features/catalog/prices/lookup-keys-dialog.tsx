import { useState } from 'react';
import type { ReactNode } from 'react';
import { lookupKeyStates } from '#shared/domain/lookup-key-state.ts';
import { foldText } from '#shared/domain/text-fold.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { priceText } from '#renderer/i18n/price-text.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Sheet } from '#renderer/ui/dialog.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import styles from './prices.module.css';
import { useLookupKeys } from './use-lookup-keys.ts';

/** Every lookup key of the catalog: who holds it, what moves, and what Stripe would refuse. */
export function LookupKeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const { prices, error: readError } = useLookupKeys();
  const [search, setSearch] = useState('');
  const [failed, setFailed] = useState<AppError | null>(null);
  const states = lookupKeyStates(prices ?? []);
  const wanted = foldText(search.trim());
  const rows = (prices ?? [])
    .map((price, index) => ({ price, state: states[index] ?? 'held' }))
    .filter(({ price }) => foldText(`${price.lookupKey} ${price.productName}`).includes(wanted));
  const clashes = new Set(
    (prices ?? []).filter((_, index) => states[index] === 'clash').map(({ lookupKey }) => lookupKey),
  );
  const error = failed ?? readError;
  const edit = async (priceId: string, lookupKey: string | null, transfer: boolean): Promise<void> => {
    const changes = { lookupKey };
    const answer = await call('catalog.editPrice', { priceId, changes, transferLookupKey: transfer });
    setFailed(answer.ok ? null : answer.error);
  };
  return (
    <Sheet isOpen onClose={onClose} title={text('lookupKeys.open')}>
      {error !== null && (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      <p className={styles['quiet']}>{text('lookupKeys.help')}</p>
      <SearchField label={text('lookupKeys.search')} value={search} onChange={setSearch} />
      {prices !== null && (
        <output>
          {prices.length === 0
            ? text('lookupKeys.none')
            : text('lookupKeys.count', {
                count: new Set(prices.map(({ lookupKey }) => lookupKey)).size,
                clashes: clashes.size,
              })}
        </output>
      )}
      <table className={cx(styles['boxes'], styles['keys'])} aria-label={text('lookupKeys.open')}>
        <thead>
          <tr>
            <th scope="col">{text('field.lookupKey')}</th>
            <th scope="col">{text('field.price')}</th>
            <th scope="col">{text('field.active')}</th>
            <th scope="col">
              <VisuallyHidden>{text('prices.actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ price, state }) => (
            <tr key={price.priceId}>
              <th scope="row">{price.lookupKey}</th>
              <td>
                {price.productName} <span className={styles['quiet']}>{priceText(text, price.fields)}</span>
              </td>
              <td>
                <Badge tone={state === 'clash' ? 'danger' : state === 'held' ? 'neutral' : 'accent'}>
                  {text(`lookupKeys.state.${state}`)}
                </Badge>
              </td>
              <td className={styles['rowActions']}>
                {state === 'clash' && price.isDrafted && (
                  <Button
                    size="small"
                    aria-label={text('lookupKeys.takeOf', { key: price.lookupKey })}
                    onPress={() => void edit(price.priceId, price.lookupKey, true)}
                  >
                    {text('lookupKeys.take')}
                  </Button>
                )}
                <Button
                  size="small"
                  look="quiet"
                  aria-label={text('lookupKeys.freeOf', { key: price.lookupKey })}
                  onPress={() => void edit(price.priceId, null, false)}
                >
                  {text('lookupKeys.free')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
