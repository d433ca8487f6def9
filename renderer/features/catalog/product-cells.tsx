import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProductRow } from '#shared/contract/catalog.ts';
import { priceText } from '#renderer/i18n/price-text.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { cx } from '#renderer/ui/cx.ts';
import styles from './product-columns.module.css';
import { Thumbnail } from './thumbnail.tsx';

/** The name opens the product; the rest of its cell can be chosen and edited like any other. */
export function NameCell({ row, text }: { row: ProductRow; text: Text }): ReactNode {
  const { name, active } = row.fields;
  const isUnnamed = name.trim() === '';
  return (
    <>
      <Thumbnail url={row.imageUrl} />
      <span
        data-opens
        className={cx(
          styles['name'],
          !active && styles['muted'],
          row.marks.deleting && styles['deleting'],
          isUnnamed && styles['muted'],
        )}
      >
        {isUnnamed ? text('product.unnamed') : name}
      </span>
    </>
  );
}

export function PriceCell({ row, text }: { row: ProductRow; text: Text }): ReactNode {
  const others = row.priceCount - (row.defaultPrice === null ? 0 : 1);
  const isMissing = row.defaultPrice === null && row.priceCount === 0;
  return (
    <>
      {row.defaultPrice !== null && <span className={styles['text']}>{defaultPriceText(row, text)}</span>}
      {isMissing && <span className={styles['muted']}>{text('price.none')}</span>}
      {others > 0 && <span className={styles['more']}>{text('price.more', { count: others })}</span>}
    </>
  );
}

/** `¥1,480 / month`; empty without a default price. */
export function defaultPriceText(row: ProductRow, text: Text): string {
  return row.defaultPrice === null ? '' : priceText(text, row.defaultPrice, row.fields.unitLabel);
}

interface TaxCodeCellProps {
  readonly id: string | null;
  readonly name: (id: string) => string | null;
  readonly text: Text;
}

export function TaxCodeCell({ id, name, text }: TaxCodeCellProps): ReactNode {
  if (id !== null) return <span className={styles['text']}>{name(id) ?? id}</span>;
  return (
    <span className={styles['missing']}>
      <TriangleAlert size={13} aria-hidden />
      {text('catalog.taxCodeMissing')}
    </span>
  );
}

/** One line of a value that may be long, or of several lines. */
export function LineCell({ children, isMuted = false }: { children: string; isMuted?: boolean }): ReactNode {
  return <span className={cx(styles['text'], isMuted && styles['muted'])}>{children}</span>;
}
