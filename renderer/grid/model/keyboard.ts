import type { GridMove } from './focus.ts';

/** What a key asks the grid for; null is none of the grid's business. */
export type GridKeyAction =
  /** `extends`: the far corner of the chosen cells moves, the near one stays. */
  | { readonly type: 'move'; readonly move: GridMove; readonly extends: boolean }
  /** Enter: edits a cell that can be edited, opens the row otherwise. */
  | { readonly type: 'activate' }
  | { readonly type: 'edit' }
  | { readonly type: 'open' }
  | { readonly type: 'toggleRow' }
  | { readonly type: 'selectRow' | 'selectColumn' | 'selectAll' }
  | { readonly type: 'clear' }
  | { readonly type: 'fillDown' | 'fillRight' }
  | { readonly type: 'clearSelection' };

/** The part of a keyboard event that is looked at, so that tests need no DOM. */
export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** An input method is composing: every key belongs to it. */
  readonly isComposing: boolean;
}

const MOVES: Readonly<Record<string, GridMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'rowStart',
  End: 'rowEnd',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
};

/** With Ctrl (Command on a Mac) the ends of the grid instead of those of the row. */
const MOVES_WITH_CONTROL: Readonly<Record<string, GridMove>> = {
  Home: 'gridStart',
  End: 'gridEnd',
  ArrowUp: 'gridStart',
  ArrowDown: 'gridEnd',
  ArrowLeft: 'rowStart',
  ArrowRight: 'rowEnd',
};

const WITH_CONTROL: Readonly<Record<string, GridKeyAction>> = {
  a: { type: 'selectAll' },
  d: { type: 'fillDown' },
  r: { type: 'fillRight' },
  o: { type: 'open' },
  ' ': { type: 'selectColumn' },
};

const PLAIN: Readonly<Record<string, GridKeyAction>> = {
  Enter: { type: 'activate' },
  F2: { type: 'edit' },
  ' ': { type: 'toggleRow' },
  Delete: { type: 'clear' },
  Backspace: { type: 'clear' },
  Escape: { type: 'clearSelection' },
};

/** Reads a key by the ARIA grid pattern and the habits of spreadsheets. Alt is left to the system. */
export function readGridKey(event: GridKey): GridKeyAction | null {
  if (event.isComposing || event.altKey) return null;
  const control = event.ctrlKey || event.metaKey;
  const move = (control ? MOVES_WITH_CONTROL : MOVES)[event.key];
  if (move !== undefined) return { type: 'move', move, extends: event.shiftKey };
  if (event.shiftKey) return event.key === ' ' && !control ? { type: 'selectRow' } : null;
  return (control ? WITH_CONTROL[event.key.toLowerCase()] : PLAIN[event.key]) ?? null;
}
