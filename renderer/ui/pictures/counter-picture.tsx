import type { ReactNode } from 'react';
import styles from './picture.module.css';

/** A shop's counter with its goods: the welcome screen. */
export function CounterPicture(): ReactNode {
  return (
    <svg viewBox="0 0 320 168" className={styles['picture']} aria-hidden>
      {/* awning */}
      <path d="M44 20h232l14 30H30z" />
      <path d="M88 20 80 50M132 20l-3 30M188 20l3 30M232 20l8 30" />
      <path
        className={styles['accent']}
        d="M30 50a12.5 12.5 0 0 0 25 0 12.5 12.5 0 0 0 25 0 12.5 12.5 0 0 0 24.5 0 12.5 12.5 0 0 0 24.5 0 15.5 12.5 0 0 0 31 0 15.5 12.5 0 0 0 31 0 12.5 12.5 0 0 0 24.5 0 12.5 12.5 0 0 0 24.5 0 12.5 12.5 0 0 0 25 0 12.5 12.5 0 0 0 25 0"
      />
      {/* posts */}
      <path d="M46 63v49M274 63v49" />
      {/* shelf with goods */}
      <path d="M70 92h96" />
      <path d="M80 92V76h14v16M100 92V70l8-4 8 4v22M124 92V80h16v12M146 92c-4-8 0-14 5-14s9 6 5 14" />
      <path className={styles['accent']} d="M100 78h16" />
      {/* till and bell */}
      <path d="M206 112V90h42v22M212 90l4-12h22l4 12M216 98h6M226 98h6M236 98h4M216 104h6M226 104h6" />
      <path d="M178 112a10 10 0 0 1 20 0M188 102v-3" />
      {/* counter */}
      <path d="M26 112h268v10H26z" />
      <path d="M38 122v30h244v-30" />
      <path d="M98 130v16M160 130v16M222 130v16" className={styles['thin']} />
      <path d="M14 152h292" />
    </svg>
  );
}
