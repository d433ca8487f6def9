import { useState } from 'react';
import type { ReactNode } from 'react';
import { costOf } from '#shared/domain/price-cost.ts';
import type { PriceFields } from '#shared/domain/price.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './prices.module.css';

const QUANTITIES = [1, 10, 1000];
/** More than anyone sells, and still exact. */
const MOST = 1_000_000_000;

/** What some numbers of units cost, before tax: to see that tiers and packages say what is meant. */
export function PriceExample({ fields }: { readonly fields: PriceFields }): ReactNode {
  const text = useText();
  const [typed, setTyped] = useState('');
  const own = Number(typed.normalize('NFKC').replaceAll(',', ''));
  const quantities = Number.isInteger(own) && own >= 1 && own <= MOST ? [...QUANTITIES, own] : QUANTITIES;
  const shown = [...new Set(quantities)].map((quantity) => ({ quantity, cost: costOf(fields, quantity) }));
  return (
    <section className={styles['part']} aria-label={text('prices.example')}>
      <h3>{text('prices.example')}</h3>
      {shown.every(({ cost }) => cost === null) ? (
        <p className={styles['quiet']}>{text('prices.exampleNone')}</p>
      ) : (
        <dl className={styles['example']}>
          {shown.map(({ quantity, cost }) => (
            <div key={quantity}>
              <dt>{text('prices.units', { count: quantity })}</dt>
              <dd>{cost === null ? '—' : text.money(cost, fields.currency)}</dd>
            </div>
          ))}
        </dl>
      )}
      <TextField
        label={text('prices.quantity')}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
      <p className={styles['quiet']}>{text('prices.exampleNote')}</p>
    </section>
  );
}
