/* oxlint-disable jsx-a11y/prefer-tag-over-role -- virtual rows are placed by transform, which tables do not allow: the ARIA grid pattern instead */
import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { CellInput } from './cell-input.tsx';
import type { EditMode } from './cell-input.tsx';
import styles from './data-grid.module.css';
import type { GridMove } from './model/focus.ts';
import { ROW_HEIGHT } from './row-height.ts';
import type { ShownColumn } from './use-column-model.ts';

/** A cell that could not be changed: what was to go in, and why not. */
export interface CellProblem {
  readonly text: string;
  readonly reason: string;
}

/** What the focused cell's box asks for. The same object while the grid is. */
export interface CellEditing {
  readonly start: (mode: EditMode) => void;
  readonly commit: (text: string, move: GridMove | null) => void;
  readonly cancel: () => void;
  /** The box goes away while it has the focus: its row moved. */
  readonly lose: () => void;
}

interface GridRowProps<Row> {
  readonly index: number;
  /** Undefined while it is being read. */
  readonly row: Row | undefined;
  readonly columns: readonly ShownColumn<Row>[];
  readonly isSelected: boolean;
  readonly focusedColumn: number | null;
  /** The first and last chosen cell of this row; null when none is. */
  readonly chosenFrom: number | null;
  readonly chosenTo: number | null;
  /** The cell with the handle for filling; null in other rows. */
  readonly handleColumn: number | null;
  /** How the focused cell is edited; null when it is not, and in rows without the focus. */
  readonly editMode: EditMode | null;
  readonly editing: CellEditing;
  readonly problems: ReadonlyMap<string, CellProblem> | undefined;
  readonly changedText: (before: string) => string;
}

function GridDataRow<Row>(props: GridRowProps<Row>): ReactNode {
  const { index, row, columns, isSelected, focusedColumn, editMode } = props;
  const { chosenFrom, chosenTo } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-busy={row === undefined}
      data-row={index}
      className={cx(styles['row'], editMode !== null && styles['editing'])}
      style={{ transform: `translateY(${index * ROW_HEIGHT}px)` }}
    >
      {columns.map((shown, columnIndex) => {
        const { column, pinnedAt } = shown;
        const before = row === undefined ? null : (column.changedFrom?.(row) ?? null);
        const changed = before === null ? null : props.changedText(before);
        const problem = props.problems?.get(column.id);
        const isFocused = focusedColumn === columnIndex;
        const isEditing = isFocused && editMode !== null;
        const isChosen =
          chosenFrom !== null && chosenTo !== null && columnIndex >= chosenFrom && columnIndex <= chosenTo;
        const hasBox = isFocused && row !== undefined && column.cell !== undefined;
        const contentId = hasBox ? 'focused-cell' : undefined;
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={columnIndex + 1}
            aria-selected={isChosen || undefined}
            aria-invalid={problem !== undefined || undefined}
            aria-labelledby={contentId}
            tabIndex={isFocused && !hasBox ? 0 : -1}
            data-column={columnIndex}
            data-align={column.align}
            data-pinned={pinnedAt === null ? undefined : true}
            data-chosen={isChosen || undefined}
            data-changed={changed === null ? undefined : true}
            // Seen on hover; for screen readers it describes the cell, whose name stays its value.
            title={problem?.reason ?? changed ?? undefined}
            className={cx(styles['cell'], isEditing && styles['editingCell'])}
            style={pinnedAt === null ? undefined : { left: pinnedAt }}
          >
            <span id={contentId} className={styles['content']}>
              {row === undefined ? <span className={styles['skeleton']} /> : column.renderCell(row)}
            </span>
            {problem !== undefined && (
              <span className={styles['problem']}>
                <CircleAlert size={13} aria-hidden />
                <VisuallyHidden>{problem.reason}</VisuallyHidden>
              </span>
            )}
            {props.handleColumn === columnIndex && column.cell?.isEditable === true && (
              // The keyboard fills with Ctrl+D and Ctrl+R.
              <span data-fill className={styles['fill']} />
            )}
            {hasBox && (
              <CellInput
                label={`${column.heading}: ${column.cell.text(row)}`}
                isEditable={column.cell.isEditable}
                mode={editMode}
                text={problem?.text ?? column.cell.text(row)}
                suggestions={column.cell.suggestions}
                onStart={() => props.editing.start('replace')}
                onCommit={props.editing.commit}
                onCancel={props.editing.cancel}
                onLose={props.editing.lose}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

export const GridRow = memo(GridDataRow) as typeof GridDataRow;
