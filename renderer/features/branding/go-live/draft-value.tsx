import type { ReactNode } from 'react';
import type { Brand } from '#shared/domain/brand.ts';
import type { BrandField } from '#shared/domain/brand-diff.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { BrandValue } from '../brand-value.tsx';
import styles from './go-live.module.css';

/** A field of the draft as it is to be set: texts and colours go by the clipboard, pictures as files. */
export function DraftValue({
  brand,
  field,
  isDone = false,
}: {
  readonly brand: Brand;
  readonly field: BrandField;
  /** It is set already: nothing to copy. */
  readonly isDone?: boolean;
}): ReactNode {
  const text = useText();
  const value = brand[field];
  return (
    <span className={styles['copyable']}>
      <BrandValue brand={brand} field={field} />
      {isDone || typeof value !== 'string' ? null : (
        <CopyButton
          size="small"
          look="quiet"
          value={value}
          label={text('goLive.copy', { field: text(`branding.${field}`) })}
        />
      )}
    </span>
  );
}
