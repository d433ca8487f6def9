import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { pathValueText, type ProductName } from '#renderer/i18n/portal-field-text.ts';
import type { Text } from '#renderer/i18n/text.ts';
import styles from './portal.module.css';
import { usePortal } from './portal-store.ts';

/** One setting on two sides. */
export function LeafRow({
  path,
  left,
  right,
  leftName,
  isDifferent = true,
  children,
}: {
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
  /** Names of the left side's products, where that is another catalog. */
  readonly leftName?: (productId: string) => string | null;
  readonly isDifferent?: boolean;
  /** In a column of its own. */
  readonly children?: ReactNode;
}): ReactNode {
  const text = useText();
  const catalog = usePortal((store) => store.catalog);
  const nameHere = (id: string): string | null => catalog.products.get(id)?.name ?? null;
  const show = (value: unknown, name: ProductName): string => pathValueText(text, path, value, name);
  return (
    <tr data-different={isDifferent}>
      <th scope="row" className={styles['leafName']}>
        {leafName(text, path)}
      </th>
      <td className={styles['leafValue']}>{show(left, leftName ?? nameHere)}</td>
      <td className={styles['leafValue']}>{show(right, nameHere)}</td>
      {children === undefined ? null : <td className={styles['actionCell']}>{children}</td>}
    </tr>
  );
}

export function leafName(text: Text, path: string): string {
  if (path.startsWith('metadata.')) return text('field.metadataKey', { key: path.slice('metadata.'.length) });
  return text.lookup(`portal.leaf.${path}`) ?? path;
}
