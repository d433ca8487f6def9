import type { ReactNode } from 'react';
import styles from './kbd.module.css';

const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');

const MAC_SIGNS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Delete: '⌫',
};
const OTHER_SIGNS: Readonly<Record<string, string>> = { Mod: 'Ctrl' };

/** Key names as this machine's keyboard prints them; `Mod` is Command or Control. */
export function keySigns(keys: string): string[] {
  const signs = isMac ? MAC_SIGNS : OTHER_SIGNS;
  return keys.split('+').map((key) => signs[key] ?? key);
}

/** `Mod+K` as keys. */
export function Kbd({ keys }: { keys: string }): ReactNode {
  return (
    <kbd className={styles['keys']}>
      {keySigns(keys).map((sign) => (
        <span key={sign} className={styles['key']}>
          {sign}
        </span>
      ))}
    </kbd>
  );
}
