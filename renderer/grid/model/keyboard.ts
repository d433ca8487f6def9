import type { GridMove } from './focus.ts';

/** What a key asks the grid for; null is none of the grid's business. */
export type GridKeyAction =
  | { readonly type: 'move'; readonly move: GridMove }
  | { readonly type: 'open' }
  | { readonly type: 'toggleRow' }
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

/** Reads a key by the ARIA grid pattern. Shift is left to ranges, Alt to the system. */
export function readGridKey(event: GridKey): GridKeyAction | null {
  if (event.isComposing || event.altKey) return null;
  const control = event.ctrlKey || event.metaKey;
  if (event.shiftKey && event.key !== ' ') return null;
  const move = (control ? MOVES_WITH_CONTROL : MOVES)[event.key];
  if (move !== undefined) return { type: 'move', move };
  if (control) return null;
  if (event.key === 'Enter') return { type: 'open' };
  if (event.key === ' ') return { type: 'toggleRow' };
  if (event.key === 'Escape') return { type: 'clearSelection' };
  return null;
}
