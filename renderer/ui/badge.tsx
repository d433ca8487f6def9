import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { cx } from './cx.ts';

export type Tone = 'neutral' | 'accent' | 'positive' | 'caution' | 'danger';

export interface BadgeProps {
  tone?: Tone;
  /** Colour never stands alone: an icon and a word go with it. */
  icon?: ReactNode;
  filled?: boolean;
  className?: string;
  children: ReactNode;
}

export function Badge({
  tone = 'neutral',
  icon,
  filled = false,
  className,
  children,
}: BadgeProps): ReactNode {
  return (
    <span
      className={cx(
        styles['badge'],
        tone !== 'neutral' && styles[tone],
        filled && styles['filled'],
        className,
      )}
    >
      {icon}
      <span>{children}</span>
    </span>
  );
}
