import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './row-checkbox.module.css';

interface RowCheckboxProps {
  readonly isSelected: boolean;
  /** In the heading: some rows are chosen. */
  readonly isPartly?: boolean;
}

/** Shows whether a row is chosen. The row says it to screen readers; the cell takes keys and clicks. */
export function RowCheckbox({ isSelected, isPartly = false }: RowCheckboxProps): ReactNode {
  return (
    <span className={styles['box']} data-selected={isSelected || isPartly} aria-hidden>
      {isSelected && <Check size={12} strokeWidth={3} />}
      {isPartly && <Minus size={12} strokeWidth={3} />}
    </span>
  );
}
