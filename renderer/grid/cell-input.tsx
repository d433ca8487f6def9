import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import styles from './cell-input.module.css';
import type { CellSuggestion } from './model/column.ts';
import type { GridMove } from './model/focus.ts';
import { SuggestionList } from './suggestion-list.tsx';

/** How editing began: by typing over the value, or in it (F2, Enter, a double click). */
export type EditMode = 'replace' | 'inside';

export interface CellInputProps {
  /** Heading and value, for screen readers. */
  readonly label: string;
  readonly isEditable: boolean;
  /** Null while the cell only has the focus. */
  readonly mode: EditMode | null;
  /** Where editing inside the value starts. */
  readonly text: string;
  readonly suggestions: ((typed: string) => readonly CellSuggestion[]) | undefined;
  readonly onStart: () => void;
  /** `move`: where the focus goes on to. */
  readonly onCommit: (text: string, move: GridMove | null) => void;
  readonly onCancel: () => void;
  readonly onLose: () => void;
}

/**
 * The box in the focused cell. It is there before anything is typed, unseen, so that the first key
 * of an input method already composes in the cell: an input that appeared on the first key would
 * lose that key.
 */
export function CellInput(props: CellInputProps): ReactNode {
  const { label, isEditable, mode, text, suggestions, onStart, onCommit, onCancel, onLose } = props;
  const box = useRef<HTMLTextAreaElement | null>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    if (mode === null) element.value = '';
    if (mode === 'inside') {
      element.value = text;
      element.setSelectionRange(text.length, text.length);
      setTyped('');
    }
    setChosen(null);
    // Only when editing starts or ends: what is typed meanwhile is the person's.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [mode]);

  // Each time it is edited, what was typed is taken or dropped once.
  const isOpen = useRef(false);
  useLayoutEffect(() => {
    isOpen.current = mode !== null;
  }, [mode]);
  const end = (done: () => void): void => {
    if (!isOpen.current) return;
    isOpen.current = false;
    done();
  };

  // Leaving the screen while editing keeps what was typed.
  const leave = useRef(onCommit);
  useEffect(() => {
    leave.current = onCommit;
  });
  useEffect(() => {
    const element = box.current;
    return () => {
      if (isOpen.current && element !== null) leave.current(element.value, null);
      isOpen.current = false;
    };
  }, []);

  // Before it is taken out of the document, so that the grid knows to give the focus on.
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      if (element === document.activeElement) onLose();
    };
  }, [onLose]);

  const offered = mode === null || suggestions === undefined ? [] : suggestions(typed);
  const isChoosing = offered.length > 0;

  const commit = (move: GridMove | null): void => {
    const picked = chosen === null ? undefined : offered[chosen];
    end(() => onCommit(picked?.text ?? box.current?.value ?? '', move));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (mode === null) return;
    // While editing, keys are the box's and never the grid's.
    event.stopPropagation();
    if (isComposing(event)) return;
    const action = readEditKey(event, mode, isChoosing);
    if (action === null) return;
    event.preventDefault();
    if (action.type === 'cancel') end(onCancel);
    else if (action.type === 'commit') commit(action.move);
    else if (action.type === 'newline') insertText(box.current, '\n');
    else setChosen(nextChoice(chosen, action.by, offered.length));
  };

  return (
    <>
      <textarea
        ref={box}
        rows={1}
        data-cell-input={mode === null ? 'waiting' : 'editing'}
        className={cx(styles['input'], mode === null && styles['waiting'])}
        aria-label={label}
        readOnly={!isEditable}
        spellCheck={false}
        autoComplete="off"
        {...(isChoosing ? { role: 'combobox', 'aria-expanded': true, 'aria-controls': LIST_ID } : {})}
        {...(isChoosing && chosen !== null ? { 'aria-activedescendant': `${LIST_ID}-${chosen}` } : {})}
        onCompositionStart={() => {
          if (mode === null && isEditable) onStart();
        }}
        onInput={(event) => {
          if (mode === null) onStart();
          const value = event.currentTarget.value;
          setTyped(value);
          setChosen(
            suggestions !== undefined && value.trim() !== '' && suggestions(value).length > 0 ? 0 : null,
          );
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (mode !== null) commit(null);
        }}
      />
      {isChoosing && (
        <SuggestionList
          id={LIST_ID}
          label={label}
          anchor={box}
          suggestions={offered}
          chosen={chosen}
          onChoose={(suggestion) => end(() => onCommit(suggestion.text, null))}
        />
      )}
    </>
  );
}

/** One cell is edited at a time. */
const LIST_ID = 'cell-suggestions';

type EditAction =
  | { readonly type: 'commit'; readonly move: GridMove | null }
  | { readonly type: 'cancel' }
  | { readonly type: 'newline' }
  | { readonly type: 'choose'; readonly by: 1 | -1 };

const ARROWS: Readonly<Record<string, GridMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** What a key asks for while a cell is edited; null is the box's own business. */
export function readEditKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  mode: EditMode,
  isChoosing: boolean,
): EditAction | null {
  const { key, shiftKey, altKey } = event;
  if (key === 'Enter' && altKey) return { type: 'newline' };
  if (key === 'Enter') return { type: 'commit', move: shiftKey ? 'up' : 'down' };
  if (key === 'Tab') return { type: 'commit', move: shiftKey ? 'left' : 'right' };
  if (key === 'Escape') return { type: 'cancel' };
  if (shiftKey || altKey || event.ctrlKey || event.metaKey) return null;
  if (isChoosing && key === 'ArrowDown') return { type: 'choose', by: 1 };
  if (isChoosing && key === 'ArrowUp') return { type: 'choose', by: -1 };
  const move = mode === 'replace' ? ARROWS[key] : undefined;
  return move === undefined ? null : { type: 'commit', move };
}

/** The Enter or Escape that ends a composition belongs to the input method. */
function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  // 229: the key was taken by the input method.
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}

function nextChoice(chosen: number | null, by: 1 | -1, count: number): number {
  if (chosen === null) return by === 1 ? 0 : count - 1;
  return (chosen + by + count) % count;
}

function insertText(box: HTMLTextAreaElement | null, text: string): void {
  box?.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
}
