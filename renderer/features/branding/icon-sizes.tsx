import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import styles from './picture-field.module.css';

const SIDES = [16, 32, 128] as const;

/** How the icon reads at the sizes it is met in, and in a circle. */
export function IconSizes({ url }: { readonly url: string }): ReactNode {
  const text = useText();
  return (
    <ul className={styles['sizes']} aria-label={text('branding.iconSizes')}>
      {SIDES.map((side) => (
        <li key={side}>
          <img src={url} alt="" width={side} height={side} />
          <span>{text('branding.iconSide', { side })}</span>
        </li>
      ))}
      <li>
        <img src={url} alt="" width={64} height={64} className={styles['circle']} />
        <span>{text('branding.iconCircle')}</span>
      </li>
    </ul>
  );
}
