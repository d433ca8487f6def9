import type { ReactNode } from 'react';
import type { BrandReading } from '#shared/contract/branding.ts';
import { BRAND_FIELDS } from '#shared/domain/brand-diff.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { BrandValue } from './brand-value.tsx';
import styles from './live-table.module.css';

/** What is live, field by field: a column a mode, or one for both where they read the same. */
export function LiveTable({
  readings,
  isOne,
}: {
  readonly readings: readonly BrandReading[];
  readonly isOne: boolean;
}): ReactNode {
  const text = useText();
  const columns = isOne ? readings.slice(0, 1) : readings;
  return (
    <table className={styles['table']}>
      <caption className={styles['caption']}>{text('branding.whatIsLive')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('goLive.field')}</th>
          {columns.map(({ mode }) => (
            <th key={mode} scope="col">
              {isOne ? text('branding.bothModes') : text(`mode.${mode}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {BRAND_FIELDS.map((field) => (
          <tr key={field}>
            <th scope="row">{text(`branding.${field}`)}</th>
            {columns.map(({ mode, brand, pictures }) => (
              <td key={mode}>
                {brand === null ? (
                  <span className={styles['quiet']}>{text('branding.unread')}</span>
                ) : (
                  <BrandValue
                    brand={brand}
                    field={field}
                    {...(field === 'icon' || field === 'logo' ? { picture: pictures[field] } : {})}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
