import type { ReactNode } from 'react';
import type { Brand } from '#shared/domain/brand.ts';
import { BRAND_FIELDS } from '#shared/domain/brand-diff.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { DraftValue } from './draft-value.tsx';
import styles from './go-live.module.css';

/** What the draft sets, each value to copy: for a mode whose own values are not known here. */
export function DraftValues({ brand }: { readonly brand: Brand }): ReactNode {
  const text = useText();
  const set = BRAND_FIELDS.filter((field) => brand[field] !== null);
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{text('goLive.field')}</th>
          <th scope="col">{text('branding.draft')}</th>
        </tr>
      </thead>
      <tbody>
        {set.map((field) => (
          <tr key={field}>
            <th scope="row">{text(`branding.${field}`)}</th>
            <td>
              <DraftValue brand={brand} field={field} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
