import type { ReactNode } from 'react';

/** How a column of a grid looks and sorts. `Row` is what the engine sends for one line. */
export interface GridColumn<Row> {
  readonly id: string;
  /** Its heading, in the person's language. */
  readonly heading: string;
  /** When the heading should not be seen (a column of checkboxes), only heard. */
  readonly headingHidden?: boolean;
  readonly width: number;
  readonly minWidth?: number;
  /** Share of the width left over; 0 keeps `width`. */
  readonly grow?: number;
  readonly align?: 'start' | 'end';
  /** Present when the column can be sorted by. */
  readonly sortable?: boolean;
  readonly renderCell: (row: Row) => ReactNode;
  /** The value Stripe has, in words, when this cell was changed here: shown on hover, told to screen readers. */
  readonly changedFrom?: (row: Row) => string | null;
  /** A click on this column's cells opens the row; elsewhere it takes a double click or Enter. */
  readonly opens?: boolean;
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
