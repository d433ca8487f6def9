import type { ReactNode, Ref } from 'react';
import type { CellProblem } from './grid-row.tsx';
import type { GridColumn, GridSort } from './model/column.ts';
import type { GridPosition } from './model/focus.ts';
import type { ColumnLayout } from './model/layout.ts';
import type { CellRange } from './model/range.ts';
import type { RowWindows } from './model/row-windows.ts';
import type { RowSelection } from './model/selection.ts';
import type { SheetCommands } from './sheet-commands.ts';

export interface DataGridProps<Row> {
  /** The accessible name. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** Null shows every column, in its own order and width. */
  readonly layout?: ColumnLayout | null;
  readonly onResize?: (columnId: string, width: number) => void;
  readonly rows: RowWindows<Row>;
  readonly rowId: (row: Row) => string;
  readonly sort: GridSort;
  readonly onSort: (columnId: string) => void;
  readonly focus: GridPosition;
  readonly onFocus: (position: GridPosition, row: Row | undefined) => void;
  /** A place to go to: each new object brings its cell into sight and gives it the focus. */
  readonly wanted?: GridPosition | null;
  readonly range: CellRange | null;
  readonly onRange: (range: CellRange | null) => void;
  readonly selection: RowSelection;
  /** `through`: from the row that was chosen last to this one. */
  readonly onToggleRow: (row: Row, index: number, through: boolean) => void;
  /** The heading of the boxes: every row of the list, or none. */
  readonly onToggleAll: () => void;
  readonly onClearSelection: () => void;
  readonly onOpen: (row: Row) => void;
  /** Absent where cells are only looked at. */
  readonly sheet?: SheetCommands<Row>;
  /** Told when editing a cell starts and ends: rows should stay where they are meanwhile. */
  readonly onEditing?: (isEditing: boolean) => void;
  /** Row id → column id → why the cell could not be changed. */
  readonly problems?: ReadonlyMap<string, ReadonlyMap<string, CellProblem>>;
  /** A word for a changed cell: "was ¥1,200". */
  readonly changedText: (before: string) => string;
  readonly scrollRef: Ref<HTMLDivElement>;
  /** Where the grid stood when it was last on the screen. */
  readonly initialScrollTop?: number;
  /** Shown below the header when there are no rows. */
  readonly children?: ReactNode;
}
