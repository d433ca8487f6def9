/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list that a text box drives, not a select */
import { useLayoutEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import styles from './cell-input.module.css';
import type { CellSuggestion } from './model/column.ts';

interface SuggestionListProps {
  readonly id: string;
  readonly label: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly suggestions: readonly CellSuggestion[];
  readonly chosen: number | null;
  readonly onChoose: (suggestion: CellSuggestion) => void;
}

const GAP = 4;

/** What a cell may take, under it or, where there is no room, above. The cell's box keeps the focus. */
export function SuggestionList({
  id,
  label,
  anchor,
  suggestions,
  chosen,
  onChoose,
}: SuggestionListProps): ReactNode {
  const list = useRef<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    const element = list.current;
    const cell = anchor.current?.parentElement?.getBoundingClientRect();
    if (element === null || cell === undefined) return;
    const height = element.offsetHeight;
    const isBelow = cell.bottom + GAP + height <= window.innerHeight || cell.top < height;
    element.style.left = `${Math.max(GAP, Math.min(cell.left, window.innerWidth - element.offsetWidth - GAP))}px`;
    element.style.top = `${isBelow ? cell.bottom + GAP : cell.top - GAP - height}px`;
  });
  useLayoutEffect(() => {
    if (chosen !== null) document.querySelector(`#${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  return createPortal(
    <div ref={list} id={id} role="listbox" aria-label={label} className={styles['list']}>
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.text}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className={styles['option']}
          // Before the box loses the focus, which would take what was typed instead.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(suggestion);
          }}
        >
          <div>{suggestion.label}</div>
          {suggestion.detail !== undefined && <div className={styles['detail']}>{suggestion.detail}</div>}
        </div>
      ))}
    </div>,
    document.body,
  );
}
