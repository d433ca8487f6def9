import type { GridColumn } from './model/column.ts';
import type { RangeBounds } from './model/range.ts';

/** What the grid asks its owner to do with cells. Columns of bounds are those shown, by number. */
export interface SheetCommands<Row> {
  readonly edit: (row: Row, column: GridColumn<Row>, text: string) => void;
  /** The cells as text, or null when they are not all at hand and will be copied in a moment. */
  readonly copy: (bounds: RangeBounds, columns: readonly GridColumn<Row>[]) => string | null;
  readonly paste: (bounds: RangeBounds, columns: readonly GridColumn<Row>[], text: string) => void;
  readonly clear: (bounds: RangeBounds, columns: readonly GridColumn<Row>[]) => void;
  readonly fill: (
    bounds: RangeBounds,
    columns: readonly GridColumn<Row>[],
    direction: 'down' | 'right',
  ) => void;
}
