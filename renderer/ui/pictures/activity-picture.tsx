import type { ReactNode } from 'react';
import styles from './picture.module.css';

/** A till roll with its lines. */
export function ActivityPicture(): ReactNode {
  return (
    <svg viewBox="0 0 200 140" className={styles['picture']} aria-hidden>
      <path d="M62 16h76v104l-7-6-7 6-7-6-7 6-6-6-7 6-7-6-7 6-7-6-7 6-7-6z" />
      <circle cx="78" cy="38" r="6" className={styles['accentFill']} />
      <path d="m75.5 38 1.8 1.8 3.2-3.6" className={styles['accent']} />
      <path d="M92 38h32" />
      <circle cx="78" cy="60" r="6" className={styles['accentFill']} />
      <path d="m75.5 60 1.8 1.8 3.2-3.6" className={styles['accent']} />
      <path d="M92 60h24" />
      <circle cx="78" cy="82" r="6" />
      <path d="M92 82h28" className={styles['thin']} />
    </svg>
  );
}
