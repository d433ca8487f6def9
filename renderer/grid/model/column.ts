import type { ReactNode } from 'react';

/** What may stand in a cell: offered in a list while it is edited. */
export interface CellSuggestion {
  /** What the cell takes. */
  readonly text: string;
  readonly label: string;
  readonly detail?: string;
}

/** A column whose cells can be chosen, copied and, where it says so, edited in place. */
export interface GridCell<Row> {
  /** The whole value as text: what is copied, and where editing starts. */
  readonly text: (row: Row) => string;
  readonly isEditable: boolean;
  readonly suggestions?: (typed: string) => readonly CellSuggestion[];
}

/** How a column of a grid looks and sorts. `Row` is what the engine sends for one line. */
export interface GridColumn<Row> {
  readonly id: string;
  /** Its heading, in the person's language. */
  readonly heading: string;
  /** When the heading should not be seen (a column of checkboxes), only heard. */
  readonly headingHidden?: boolean;
  /** Seen beside or instead of the heading. */
  readonly headingSign?: ReactNode;
  readonly width: number;
  readonly minWidth?: number;
  /** Share of the width left over; 0 keeps `width`. */
  readonly grow?: number;
  readonly align?: 'start' | 'end';
  /** Present when the column can be sorted by. */
  readonly sortable?: boolean;
  readonly renderCell: (row: Row) => ReactNode;
  /** Absent for columns of signs and boxes. */
  readonly cell?: GridCell<Row>;
  /** Stays at the left edge and cannot be moved, hidden or sized: boxes and signs. */
  readonly isFixed?: boolean;
  /** The value Stripe has, in words, when this cell was changed here: shown on hover, told to screen readers. */
  readonly changedFrom?: (row: Row) => string | null;
  /** A click or Space on this column's cells chooses the row instead of opening it. */
  readonly selects?: boolean;
}

export interface GridSort {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}

/** The next sort when a heading is pressed: ascending first, then the other way round. */
export function nextSort(current: GridSort, columnId: string): GridSort {
  if (current.columnId !== columnId) return { columnId, direction: 'ascending' };
  return { columnId, direction: current.direction === 'ascending' ? 'descending' : 'ascending' };
}
