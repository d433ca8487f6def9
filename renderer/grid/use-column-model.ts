import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn } from './model/column.ts';
import type { ColumnLayout } from './model/layout.ts';

const features = tableFeatures({
  columnSizingFeature,
  columnVisibilityFeature,
  columnOrderingFeature,
  columnPinningFeature,
});
type NoRow = Record<string, never>;
/** In no column's id: those of metadata are what a merchant named them. */
const SEPARATOR = '\u0000';
const NO_ROWS: NoRow[] = [];

export interface ShownColumn<Row> {
  readonly column: GridColumn<Row>;
  readonly width: number;
  /** Distance from the left edge for columns that stay in sight; null for the others. */
  readonly pinnedAt: number | null;
}

export interface ColumnModel<Row> {
  /** The columns shown, in order: pinned ones first. */
  readonly columns: readonly GridColumn<Row>[];
  readonly shown: readonly ShownColumn<Row>[];
  /** One `grid-template-columns` for the header and every row. */
  readonly template: string;
  readonly totalWidth: number;
}

/**
 * Order, width, pins and visibility of columns, kept by TanStack Table. It never sees the rows:
 * those live in the engine, and only windows of them come here.
 */
export function useColumnModel<Row>(
  columns: readonly GridColumn<Row>[],
  layout: ColumnLayout | null,
): ColumnModel<Row> {
  const definitions = useMemo<ColumnDef<typeof features, NoRow>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.heading,
        size: column.width,
        minSize: column.minWidth ?? Math.min(column.width, 40),
      })),
    [columns],
  );
  const state = useMemo(() => asTableState(columns, layout), [columns, layout]);
  const table = useTable({ features, columns: definitions, data: NO_ROWS, state });
  const pinned = new Set(state.columnPinning.start);
  const leaves = table.getVisibleLeafColumns().toSorted((a, b) => rank(pinned, a.id) - rank(pinned, b.id));
  const key = leaves
    .map((leaf) => `${leaf.getSize()}:${pinned.has(leaf.id) ? 'p' : ''}:${leaf.id}`)
    .join(SEPARATOR);
  return useMemo(() => modelOf(columns, layout, key), [columns, layout, key]);
}

function rank(pinned: ReadonlySet<string>, id: string): number {
  return pinned.has(id) ? 0 : 1;
}

function asTableState<Row>(columns: readonly GridColumn<Row>[], layout: ColumnLayout | null) {
  const fixed = columns.filter(({ isFixed }) => isFixed === true).map(({ id }) => id);
  const shown = layout === null ? columns.map(({ id }) => id) : [...fixed, ...layout.shown];
  return {
    columnOrder: shown,
    columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, shown.includes(id)])),
    columnSizing: { ...layout?.widths },
    columnPinning: { start: [...fixed, ...(layout?.pinned ?? [])], end: [] },
  };
}

function modelOf<Row>(
  columns: readonly GridColumn<Row>[],
  layout: ColumnLayout | null,
  key: string,
): ColumnModel<Row> {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const shown: ShownColumn<Row>[] = [];
  let left = 0;
  for (const entry of key.split(SEPARATOR)) {
    const [width = '0', pin = '', ...rest] = entry.split(':');
    const column = byId.get(rest.join(':'));
    if (column === undefined) continue;
    shown.push({ column, width: Number(width), pinnedAt: pin === 'p' ? left : null });
    left += Number(width);
  }
  const isSized = (id: string): boolean => layout !== null && Object.hasOwn(layout.widths, id);
  const lastPinned = shown.findLastIndex(({ pinnedAt }) => pinnedAt !== null);
  return {
    columns: shown.map(({ column }) => column),
    shown,
    template: shown
      // Pinned columns are placed by the widths before them, so only the last of them may grow.
      .map(({ column, width }, index) =>
        track(width, isSized(column.id) || index < lastPinned ? 0 : (column.grow ?? 0)),
      )
      .join(' '),
    totalWidth: shown.reduce((sum, { width }) => sum + width, 0),
  };
}

function track(width: number, grow: number): string {
  return grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`;
}
