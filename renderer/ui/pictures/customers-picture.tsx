import type { ReactNode } from 'react';
import styles from './picture.module.css';

/** One address, two people, and which one is opened. */
export function CustomersPicture(): ReactNode {
  return (
    <svg viewBox="0 0 200 140" className={styles['picture']} aria-hidden>
      <rect x="36" y="12" width="128" height="26" rx="8" />
      <circle cx="51" cy="24" r="5" />
      <path d="m55 28 4 4M68 25h58" />
      <path d="M100 38v14M100 52H62v12M100 52h38v12" className={styles['thin']} />
      <rect x="24" y="64" width="76" height="58" rx="8" />
      <circle cx="62" cy="82" r="8" />
      <path d="M46 108c2-10 8-14 16-14s14 4 16 14" />
      <rect x="108" y="64" width="68" height="58" rx="8" className={styles['accentFill']} />
      <circle cx="142" cy="82" r="8" className={styles['accent']} />
      <path d="M126 108c2-10 8-14 16-14s14 4 16 14" className={styles['accent']} />
      <circle cx="172" cy="66" r="10" className={styles['accentFill']} />
      <path d="m167.5 66 3.2 3.2 5.8-6.2" className={styles['accent']} />
    </svg>
  );
}
