import { CircleAlert, CircleCheck, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BulkEffect } from '#shared/contract/catalog-bulk.ts';
import { useAccountTaxCodes } from '../use-account-tax-codes.ts';
import { fieldValueText } from '#renderer/i18n/product-field-text.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { columnHeading } from '../product-columns.tsx';
import styles from './bulk.module.css';
import type { PreviewedEffect } from './use-bulk-effect.ts';

/** How many products would change, how many not, which cannot and why; and a few of the changes. */
export function BulkEffectView(props: PreviewedEffect & { readonly isAsked: boolean }): ReactNode {
  const text = useText();
  const { effect, error, isAsked } = props;
  if (error !== null) {
    return (
      <Alert tone="danger" isLive>
        {text.error(error)}
      </Alert>
    );
  }
  if (effect === null)
    return <p className={styles['quiet']}>{text(isAsked ? 'bulk.counting' : 'bulk.notYet')}</p>;
  const refused = effect.refused.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <ul className={styles['counts']}>
        <li>
          <CircleCheck aria-hidden />
          {text('bulk.willChange', { count: effect.changed })}
        </li>
        <li className={styles['quiet']}>
          <Minus aria-hidden />
          {text('bulk.staysSame', { count: effect.unchanged })}
        </li>
        {refused > 0 && (
          <li className={styles['refused']}>
            <CircleAlert aria-hidden />
            {text('bulk.cannot', { count: refused })}
          </li>
        )}
      </ul>
      {effect.refused.map(({ problem, count, names }) => (
        <div key={problem.code} className={styles['reason']}>
          <p>{text.problem(problem)}</p>
          <p className={styles['quiet']}>{reasonNames(text, names, count)}</p>
        </div>
      ))}
      {effect.samples.length > 0 && <Samples samples={effect.samples} />}
    </>
  );
}

function reasonNames(text: ReturnType<typeof useText>, names: readonly string[], count: number): string {
  const listed = names
    .map((name) => (name === '' ? text('product.unnamed') : name))
    .join(text('ui.listSeparator'));
  return count > names.length
    ? text('bulk.namesAndMore', { names: listed, count: count - names.length })
    : listed;
}

function Samples({ samples }: { readonly samples: BulkEffect['samples'] }): ReactNode {
  const text = useText();
  const taxCodeName = useAccountTaxCodes().name;
  const shown = (column: string, value: string): string =>
    value === ''
      ? text('value.none')
      : fieldValueText(text, column, column === 'active' ? value === 'TRUE' : value, taxCodeName);
  return (
    <table className={styles['samples']}>
      <thead>
        <tr>
          <th scope="col">{text('catalog.column.name')}</th>
          <th scope="col">{text('bulk.before')}</th>
          <th scope="col">{text('bulk.after')}</th>
        </tr>
      </thead>
      <tbody>
        {samples.map(({ productId, name, column, before, after }) => (
          <tr key={`${productId} ${column}`}>
            <th scope="row" title={columnHeading(column, text)}>
              {name === '' ? text('product.unnamed') : name}
            </th>
            <td className={styles['quiet']}>{shown(column, before)}</td>
            <td>{shown(column, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
