import { CircleAlert, Trash2, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Marks } from '#shared/contract/drafted.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import styles from './change-mark.module.css';
import { cx } from './cx.ts';
import { type Mark, strongestMark } from './strongest-mark.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A sign with its word for screen readers; nothing for an unmarked product. */
export function ChangeMark({ marks }: { marks: Marks }): ReactNode {
  const text = useText();
  const mark = strongestMark(marks);
  if (mark === null) return null;
  const shape = mark === 'new' ? 'changed' : mark;
  const word = text(`mark.${mark}`);
  return (
    <span className={cx(styles['mark'], styles[shape])} title={word}>
      {SIGNS[shape]}
      <VisuallyHidden>{word}</VisuallyHidden>
    </span>
  );
}

const SIGNS: Readonly<Record<Exclude<Mark, 'new'>, ReactNode>> = {
  refused: <CircleAlert aria-hidden />,
  conflict: <TriangleAlert aria-hidden />,
  deleting: <Trash2 aria-hidden />,
  waiting: (
    <svg viewBox="0 0 14 14" aria-hidden>
      <circle cx="7" cy="7" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  ),
  changed: (
    <svg viewBox="0 0 14 14" aria-hidden>
      <circle cx="7" cy="7" r="4" fill="currentColor" />
    </svg>
  ),
};
