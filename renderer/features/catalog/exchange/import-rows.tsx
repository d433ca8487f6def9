import type { ReactNode } from 'react';
import type { ImportCheck, ImportRow } from '#shared/contract/catalog-exchange.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { columnHeading } from '../product-columns.tsx';
import styles from './exchange.module.css';

const TONES = { new: 'positive', changed: 'accent', unchanged: 'neutral', error: 'danger' } as const;
const PRICE_TOLD = new Set(['amount', 'tiers', 'customAmount', 'currency', 'interval', 'lookupKey']);
/** As many as one looks through; the counts are of all. */
const SHOWN = 200;

/** What the file would do: the counts, then row by row, errors first. */
export function ImportRows({ check }: { readonly check: ImportCheck }): ReactNode {
  const text = useText();
  const rows = check.rows.slice(0, SHOWN);
  const hidden = check.new + check.changed + check.error - rows.length;
  return (
    <section className={styles['form']} aria-label={text('import.rows')}>
      <p className={styles['counts']}>
        {text('import.counts', {
          new: check.new,
          changed: check.changed,
          unchanged: check.unchanged,
          error: check.error,
        })}
      </p>
      {rows.length > 0 && (
        <table className={styles['rows']}>
          <thead>
            <tr>
              <th scope="col">{text('import.row')}</th>
              <th scope="col">{text('import.outcome')}</th>
              <th scope="col">{text('catalog.column.name')}</th>
              <th scope="col">{text('import.what')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td>{text.number(row.row)}</td>
                <td>
                  <Badge tone={TONES[row.outcome]}>{text(`import.is.${row.outcome}`)}</Badge>
                </td>
                <th scope="row">{row.name === '' ? text('product.unnamed') : row.name}</th>
                <td>
                  <Details row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hidden > 0 && <p className={styles['quiet']}>{text('import.moreRows', { count: hidden })}</p>}
    </section>
  );
}

function Details({ row }: { readonly row: ImportRow }): ReactNode {
  const text = useText();
  if (row.outcome === 'error') {
    return row.problems.map(({ column, problem }) => (
      <div key={`${column} ${problem.code}`}>
        <strong>{columnHeading(column, text)}</strong> {text.problem(problem)}
      </div>
    ));
  }
  if (row.outcome === 'new') {
    // Of a new product its name says enough; of a new price, what it costs.
    const told = row.changes.filter(({ column, after }) => PRICE_TOLD.has(column) && after !== '');
    return told.map(({ after }) => after).join(' · ');
  }
  const price = row.changesPrice && <div>{text('import.changesPrice')}</div>;
  return (
    <>
      {row.changes.map(({ column, before, after }) => (
        <div key={column}>
          <strong>{columnHeading(column, text)}</strong>{' '}
          <span className={styles['quiet']}>{before === '' ? text('value.none') : before}</span> →{' '}
          {after === '' ? text('value.none') : after}
        </div>
      ))}
      {price}
    </>
  );
}
