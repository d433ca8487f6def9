import type { ReactNode } from 'react';
import type { PictureState } from '#shared/contract/branding.ts';
import type { Brand } from '#shared/domain/brand.ts';
import type { BrandField } from '#shared/domain/brand-diff.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import styles from './brand-value.module.css';

/** One field of a brand as it is shown in lists: a swatch with its hex, a picture with its size, a text. */
export function BrandValue({
  brand,
  field,
  picture,
}: {
  readonly brand: Brand;
  readonly field: BrandField;
  /** How reading the live picture went. */
  readonly picture?: PictureState;
}): ReactNode {
  const text = useText();
  if (picture === 'unreadable' || picture === 'notPermitted') {
    return <span className={styles['quiet']}>{text(`branding.picture.${picture}`)}</span>;
  }
  const value = brand[field];
  if (value === null) return <span className={styles['quiet']}>{text('branding.notSet')}</span>;
  if (typeof value !== 'string') {
    return (
      <span className={styles['value']}>
        <img className={styles['picture']} src={value.url} alt="" />
        {value.width === null || value.height === null
          ? null
          : text('image.resultSize', { width: value.width, height: value.height })}
      </span>
    );
  }
  if (field !== 'brandColour' && field !== 'accentColour')
    return <span className={styles['text']}>{value}</span>;
  return (
    <span className={styles['value']}>
      <span className={styles['swatch']} style={{ background: value }} aria-hidden />
      <code>{value}</code>
    </span>
  );
}
