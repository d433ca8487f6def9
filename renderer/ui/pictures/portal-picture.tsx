import type { ReactNode } from 'react';
import styles from './picture.module.css';

/** A phone with plans on it beside a settings list. */
export function PortalPicture(): ReactNode {
  return (
    <svg viewBox="0 0 200 140" className={styles['picture']} aria-hidden>
      <path d="M14 30h78M14 54h78M14 78h78M14 102h78" className={styles['thin']} />
      <rect x="70" y="24" width="22" height="12" rx="6" className={styles['accentFill']} />
      <circle cx="86" cy="30" r="3.5" className={styles['accent']} />
      <rect x="70" y="48" width="22" height="12" rx="6" className={styles['paperFill']} />
      <circle cx="76" cy="54" r="3.5" />
      <rect x="70" y="72" width="22" height="12" rx="6" className={styles['accentFill']} />
      <circle cx="86" cy="78" r="3.5" className={styles['accent']} />
      <rect x="122" y="10" width="64" height="120" rx="10" />
      <path d="M146 18h16" />
      <rect x="131" y="32" width="46" height="24" rx="4" className={styles['accentFill']} />
      <path d="M137 41h18M137 47h28" />
      <path d="M131 68h46M131 80h30M131 92h38" className={styles['thin']} />
      <rect x="131" y="106" width="46" height="12" rx="6" />
    </svg>
  );
}
