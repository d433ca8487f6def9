import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './row-checkbox.module.css';

/** Shows whether a row is chosen. The row says it to screen readers; the cell takes keys and clicks. */
export function RowCheckbox({ isSelected }: { readonly isSelected: boolean }): ReactNode {
  return (
    <span className={styles['box']} data-selected={isSelected} aria-hidden>
      {isSelected && <Check size={12} strokeWidth={3} />}
    </span>
  );
}
