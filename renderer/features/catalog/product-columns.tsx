import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ProductRow } from '#shared/contract/catalog.ts';
import type { GridColumn } from '#renderer/grid/model/column.ts';
import type { RowSelection } from '#renderer/grid/model/selection.ts';
import { priceText } from '#renderer/i18n/price-text.ts';
import { fieldValueText } from '#renderer/i18n/product-field-text.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { ChangeMark } from '#renderer/ui/change-mark.tsx';
import { cx } from '#renderer/ui/cx.ts';
import styles from './product-columns.module.css';
import { RowCheckbox } from './row-checkbox.tsx';
import { Thumbnail } from './thumbnail.tsx';

interface ColumnContext {
  readonly text: Text;
  readonly now: number;
  readonly taxCodeName: (id: string) => string | null;
  readonly selection: RowSelection;
}

/** The columns of the product grid. */
export function useProductColumns(context: ColumnContext): readonly GridColumn<ProductRow>[] {
  const { text, now, taxCodeName, selection } = context;
  return useMemo(() => {
    const changedFrom =
      (path: string) =>
      (row: ProductRow): string | null =>
        Object.hasOwn(row.before, path) ? fieldValueText(text, path, row.before[path], taxCodeName) : null;
    return [
      {
        id: 'select',
        heading: text('catalog.column.select'),
        headingHidden: true,
        width: 36,
        selects: true,
        renderCell: (row) => <RowCheckbox isSelected={selection.has(row.id)} />,
      },
      {
        id: 'mark',
        heading: text('catalog.column.mark'),
        headingHidden: true,
        width: 30,
        renderCell: (row) => <ChangeMark marks={row.marks} />,
      },
      {
        id: 'name',
        heading: text('catalog.column.name'),
        width: 200,
        grow: 3,
        sortable: true,
        opens: true,
        renderCell: (row) => <NameCell row={row} text={text} />,
        changedFrom: changedFrom('name'),
      },
      {
        id: 'price',
        heading: text('catalog.column.price'),
        width: 168,
        grow: 2,
        sortable: true,
        renderCell: (row) => <PriceCell row={row} text={text} />,
        changedFrom: changedFrom('unitLabel'),
      },
      {
        id: 'status',
        heading: text('catalog.column.status'),
        width: 88,
        sortable: true,
        renderCell: (row) => (
          <span className={cx(!row.active && styles['muted'])}>
            {fieldValueText(text, 'active', row.active)}
          </span>
        ),
        changedFrom: changedFrom('active'),
      },
      {
        id: 'taxCode',
        heading: text('catalog.column.taxCode'),
        width: 120,
        grow: 2,
        sortable: true,
        renderCell: (row) => <TaxCodeCell id={row.taxCode} name={taxCodeName} text={text} />,
        changedFrom: changedFrom('taxCode'),
      },
      {
        id: 'updated',
        heading: text('catalog.column.updated'),
        width: 108,
        sortable: true,
        renderCell: (row) => (
          <span className={styles['muted']}>
            {row.updatedAt === null ? text('catalog.notInStripe') : text.age(row.updatedAt * 1000, now)}
          </span>
        ),
      },
    ];
  }, [text, now, taxCodeName, selection]);
}

function NameCell({ row, text }: { row: ProductRow; text: Text }): ReactNode {
  return (
    <>
      <Thumbnail url={row.imageUrl} />
      <span
        className={cx(
          styles['name'],
          !row.active && styles['muted'],
          row.marks.deleting && styles['deleting'],
          row.name.trim() === '' && styles['muted'],
        )}
      >
        {row.name.trim() === '' ? text('product.unnamed') : row.name}
      </span>
    </>
  );
}

function PriceCell({ row, text }: { row: ProductRow; text: Text }): ReactNode {
  const others = row.priceCount - (row.defaultPrice === null ? 0 : 1);
  const isMissing = row.defaultPrice === null && row.priceCount === 0;
  return (
    <>
      {row.defaultPrice !== null && (
        <span className={styles['text']}>{priceText(text, row.defaultPrice, row.unitLabel)}</span>
      )}
      {isMissing && <span className={styles['muted']}>{text('price.none')}</span>}
      {others > 0 && <span className={styles['more']}>{text('price.more', { count: others })}</span>}
    </>
  );
}

interface TaxCodeCellProps {
  readonly id: string | null;
  readonly name: (id: string) => string | null;
  readonly text: Text;
}

function TaxCodeCell({ id, name, text }: TaxCodeCellProps): ReactNode {
  if (id !== null) return <span className={styles['text']}>{name(id) ?? id}</span>;
  return (
    <span className={styles['missing']}>
      <TriangleAlert size={13} aria-hidden />
      {text('catalog.taxCodeMissing')}
    </span>
  );
}
