import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn } from './model/column.ts';

const features = tableFeatures({ columnSizingFeature, columnVisibilityFeature, columnOrderingFeature });
type NoRow = Record<string, never>;
const NO_ROWS: NoRow[] = [];

export interface ColumnModel<Row> {
  /** The columns shown, in order. */
  readonly columns: readonly GridColumn<Row>[];
  /** One `grid-template-columns` for the header and every row. */
  readonly template: string;
  readonly totalWidth: number;
}

/**
 * Order, width and visibility of columns, kept by TanStack Table. It never sees the rows: those
 * live in the engine, and only windows of them come here.
 */
export function useColumnModel<Row>(columns: readonly GridColumn<Row>[]): ColumnModel<Row> {
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
  const table = useTable({ features, columns: definitions, data: NO_ROWS });
  const leaves = table.getVisibleLeafColumns();
  const layout = leaves.map((leaf) => `${leaf.id}:${leaf.getSize()}`).join(' ');
  return useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]));
    const widths = layout.split(' ').map((entry) => {
      const at = entry.lastIndexOf(':');
      return { id: entry.slice(0, at), width: Number(entry.slice(at + 1)) };
    });
    const shown = widths.flatMap(({ id, width }) => {
      const column = byId.get(id);
      return column === undefined ? [] : [{ column, width }];
    });
    return {
      columns: shown.map(({ column }) => column),
      template: shown.map(({ column, width }) => track(width, column.grow ?? 0)).join(' '),
      totalWidth: shown.reduce((sum, { width }) => sum + width, 0),
    };
  }, [columns, layout]);
}

function track(width: number, grow: number): string {
  return grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`;
}
