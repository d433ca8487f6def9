import type { ReactNode } from 'react';
import type { Price } from '#shared/contract/drafted.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { useProductPage } from '../product/product-context.ts';
import { priceLineText } from './price-line-text.ts';
import styles from './prices.module.css';
import { SubscriptionsOf } from './subscriptions-of.tsx';

/** The requests that a change of price will be, in their order, before any of it is drafted. */
export function ChangeSteps({
  price,
  lookupKey,
  line,
  archiveOld,
  onArchiveOld,
}: {
  readonly price: Price;
  /** The key of the new price. */
  readonly lookupKey: string | null;
  /** The new price in words; null while it cannot be read. */
  readonly line: string | null;
  readonly archiveOld: boolean;
  readonly onArchiveOld: (archiveOld: boolean) => void;
}): ReactNode {
  const text = useText();
  const { fields } = useProductPage();
  const old = priceLineText(text, price, fields.unitLabel);
  const isMoved = lookupKey !== null && lookupKey === price.fields.lookupKey;
  return (
    <section className={styles['part']} aria-label={text('prices.steps')}>
      <h3>{text('prices.steps')}</h3>
      <ol className={styles['steps']}>
        <li>{text('prices.step.create', { line: line ?? '…' })}</li>
        {price.isDefault && <li>{text('prices.step.default')}</li>}
        {isMoved && <li>{text('prices.step.key', { key: lookupKey })}</li>}
        {archiveOld && <li>{text('prices.step.archive', { line: old })}</li>}
      </ol>
      <Checkbox isSelected={archiveOld} onChange={onArchiveOld}>
        {text('prices.archiveOld')}
      </Checkbox>
      <SubscriptionsOf priceId={price.id} />
      <p className={styles['quiet']}>{text('prices.stepsNote')}</p>
    </section>
  );
}
