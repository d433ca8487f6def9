import type { ReactNode } from 'react';
import styles from './picture.module.css';

/** The same page twice: as it is, and as it will be. */
export function BrandingPicture(): ReactNode {
  return (
    <svg viewBox="0 0 200 140" className={styles['picture']} aria-hidden>
      <rect x="16" y="18" width="74" height="104" rx="8" />
      <circle cx="53" cy="42" r="10" />
      <path d="M32 64h42M32 74h30" className={styles['thin']} />
      <rect x="32" y="94" width="42" height="14" rx="7" />
      <path d="M96 70h8m-3-3 3 3-3 3" />
      <rect x="110" y="18" width="74" height="104" rx="8" />
      <path
        d="m147 30 3.5 8 8.5.8-6.5 5.7 2 8.5-7.5-4.5-7.5 4.5 2-8.5-6.5-5.7 8.5-.8z"
        className={styles['accentFill']}
      />
      <path d="M126 64h42M126 74h30" className={styles['thin']} />
      <rect x="126" y="94" width="42" height="14" rx="3" className={styles['accentFill']} />
    </svg>
  );
}
