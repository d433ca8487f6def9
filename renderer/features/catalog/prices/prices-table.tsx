import { useState } from 'react';
import type { ReactNode } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components/Table';
import type { Price } from '#shared/contract/drafted.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { Badge } from '#renderer/ui/badge.tsx';
import { ChangeMark } from '#renderer/ui/change-mark.tsx';
import { useProductPage } from '../product/product-context.ts';
import { PriceActions } from './price-actions.tsx';
import { priceLineText } from './price-line-text.ts';
import styles from './prices.module.css';

/** The prices of a product: one is chosen, and the buttons above are for it. */
export function PricesTable({
  prices,
  isSimple,
}: {
  readonly prices: readonly Price[];
  /** The simple price of a new product stands above: nothing is missing here. */
  readonly isSimple: boolean;
}): ReactNode {
  const text = useText();
  const { fields } = useProductPage();
  const [chosen, setChosen] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const ordered = prices.toSorted((a, b) => rank(a) - rank(b) || madeAt(b) - madeAt(a));
  const current = ordered.find(({ id }) => id === chosen) ?? ordered[0] ?? null;
  return (
    <div className={styles['prices']}>
      <PriceActions price={current} opened={opened} onOpened={() => setOpened(null)} onChoose={setChosen} />
      {current === null ? (
        !isSimple && <p className={styles['quiet']}>{text('product.noPrices')}</p>
      ) : (
        <Table
          aria-label={text('product.prices')}
          className={styles['table'] ?? ''}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[current.id]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (typeof key === 'string') setChosen(key);
          }}
          onRowAction={(key) => {
            setChosen(String(key));
            setOpened(String(key));
          }}
        >
          <TableHeader>
            <Column isRowHeader>{text('field.price')}</Column>
            <Column>{text('prices.currencies')}</Column>
            <Column>{text('field.taxBehavior')}</Column>
            <Column>{text('field.active')}</Column>
          </TableHeader>
          <TableBody>
            {ordered.map((price) => (
              <PriceRow key={price.id} price={price} unitLabel={fields.unitLabel} text={text} />
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}

function PriceRow({
  price,
  unitLabel,
  text,
}: {
  readonly price: Price;
  readonly unitLabel: string | null;
  readonly text: Text;
}): ReactNode {
  const { fields } = price;
  const line = priceLineText(text, price, unitLabel);
  const details = [fields.nickname, fields.lookupKey, price.base === null ? null : price.id].filter(
    (part) => part !== null && part !== '',
  );
  const errors = price.problems.filter(({ severity }) => severity === 'error');
  return (
    <Row id={price.id} textValue={line} className={styles['row'] ?? ''} data-archived={!fields.active}>
      <Cell>
        <span className={styles['line']}>
          <ChangeMark marks={price.marks} />
          <span className={styles['amount']}>{line}</span>
          {price.isDefault && <Badge tone="accent">{text('product.defaultPrice')}</Badge>}
        </span>
        <span className={styles['details']}>{details.join(' · ')}</span>
        {price.replacedBy !== null && <span className={styles['details']}>{text('prices.replaced')}</span>}
        {price.refusal !== null && <span className={styles['error']}>“{price.refusal.message}”</span>}
        {errors.map((problem) => (
          <span key={`${problem.path} ${problem.code}`} className={styles['error']}>
            {text.problem(problem)}
          </span>
        ))}
      </Cell>
      <Cell>{currenciesOf(price).join(text('ui.listSeparator'))}</Cell>
      <Cell>{taxText(text, fields.taxBehavior)}</Cell>
      <Cell>{text(fields.active ? 'value.active' : 'value.archived')}</Cell>
    </Row>
  );
}

function taxText(text: Text, behavior: string | null): string {
  return text.lookup(`tax.${behavior ?? 'unspecified'}`) ?? behavior ?? '';
}

function currenciesOf({ fields }: Price): string[] {
  const codes = new Set([fields.currency, ...Object.keys(fields.currencyOptions ?? {})]);
  return [...codes].map((code) => code.toUpperCase());
}

function rank(price: Price): number {
  if (price.isDefault) return 0;
  return price.fields.active ? 1 : 2;
}

function madeAt(price: Price): number {
  return price.createdAt ?? Number.MAX_SAFE_INTEGER;
}
