import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { leafName, pathValueText, type PlanNames } from '#renderer/i18n/portal-field-text.ts';
import styles from './portal.module.css';
import { usePortal } from './portal-store.ts';

/** One setting on two sides. */
export function LeafRow({
  path,
  left,
  right,
  leftNames,
  isDifferent = true,
  children,
}: {
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
  /** What the left side's plans are called, where that is another catalog. */
  readonly leftNames?: PlanNames;
  readonly isDifferent?: boolean;
  /** In a column of its own. */
  readonly children?: ReactNode;
}): ReactNode {
  const text = useText();
  const catalog = usePortal((store) => store.catalog);
  const show = (value: unknown, names: PlanNames): string => pathValueText(text, path, value, names);
  return (
    <tr data-different={isDifferent}>
      <th scope="row" className={styles['leafName']}>
        {leafName(text, path)}
      </th>
      <td className={styles['leafValue']}>{show(left, leftNames ?? catalog)}</td>
      <td className={styles['leafValue']}>{show(right, catalog)}</td>
      {children === undefined ? null : <td className={styles['actionCell']}>{children}</td>}
    </tr>
  );
}
