import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import { cx } from './cx.ts';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  label: string;
  done: number;
  /** Null while the whole is not known. */
  total: number | null;
  /** The numbers in words ("12 of 40"). */
  valueText: string;
}

export function ProgressBar({ label, done, total, valueText }: ProgressBarProps): ReactNode {
  const isKnown = total !== null && total > 0;
  return (
    <AriaProgressBar
      className={styles['progress'] ?? ''}
      isIndeterminate={!isKnown}
      value={isKnown ? Math.min(done, total) : 0}
      maxValue={isKnown ? total : 100}
      valueLabel={valueText}
    >
      {({ percentage }) => (
        <>
          <div className={styles['row']}>
            <Label>{label}</Label>
            <span className={styles['value']}>{valueText}</span>
          </div>
          <div className={styles['track']}>
            <div
              className={cx(styles['fill'], !isKnown && styles['running'])}
              style={isKnown ? { width: `${percentage ?? 0}%` } : {}}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
