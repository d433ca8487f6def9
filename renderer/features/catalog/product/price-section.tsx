import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Price } from '#shared/contract/drafted.ts';
import { dashboardObjectUrl } from '#shared/domain/dashboard-links.ts';
import { call } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { priceText } from '#renderer/i18n/price-text.ts';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { FirstPriceFields } from './first-price-fields.tsx';
import styles from './price-section.module.css';
import { useProductPage } from './product-context.ts';

/** The first price of a new product, or the prices Stripe has. */
export function PriceSection(): ReactNode {
  const { isNew, state } = useProductPage();
  if (isNew) return <FirstPriceFields />;
  return <PriceList prices={state.detail?.prices ?? []} />;
}

function PriceList({ prices }: { readonly prices: readonly Price[] }): ReactNode {
  const text = useText();
  const { fields } = useProductPage();
  if (prices.length === 0) return <p className={styles['note']}>{text('product.noPrices')}</p>;
  const madeAt = (price: Price): number => price.createdAt ?? Number.MAX_SAFE_INTEGER;
  const ordered = prices.toSorted((a, b) => rank(a) - rank(b) || madeAt(b) - madeAt(a));
  return (
    <>
      <ul className={styles['prices']} aria-label={text('product.prices')}>
        {ordered.map((price) => (
          <PriceItem key={price.id} price={price} unitLabel={fields.unitLabel} />
        ))}
      </ul>
      <p className={styles['note']}>{text('product.pricesReadOnly')}</p>
    </>
  );
}

function PriceItem({
  price,
  unitLabel,
}: {
  readonly price: Price;
  readonly unitLabel: string | null;
}): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const { fields } = price;
  const line = priceText(text, fields, unitLabel);
  const isInStripe = price.base !== null;
  const details = [fields.nickname, fields.lookupKey, isInStripe ? price.id : null].filter(
    (part) => part !== null && part !== '',
  );
  const isLinked = account !== null && !account.demo && isInStripe;
  const open = (): void => {
    if (account === null) return;
    void call('app.openExternal', {
      url: dashboardObjectUrl('price', price.id, account.mode === 'live' ? 'live' : 'test'),
    });
  };
  return (
    <li className={styles['price']} data-active={fields.active}>
      <div className={styles['line']}>
        <span className={styles['amount']}>
          {fields.recurring === null ? text('price.once', { line }) : line}
        </span>
        {price.isDefault && <Badge tone="accent">{text('product.defaultPrice')}</Badge>}
        {!fields.active && <Badge>{text('value.archived')}</Badge>}
      </div>
      <span className={styles['details']}>{details.join(' · ')}</span>
      {isLinked && (
        <Button
          look="quiet"
          size="small"
          className={styles['open'] ?? ''}
          aria-label={text('product.openPrice', { price: line })}
          onPress={open}
        >
          <ExternalLink aria-hidden />
        </Button>
      )}
    </li>
  );
}

function rank(price: Price): number {
  if (price.isDefault) return 0;
  return price.fields.active ? 1 : 2;
}
