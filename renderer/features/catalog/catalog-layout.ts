import type { ColumnLayout } from '#renderer/grid/model/layout.ts';

/** Boxes and signs, before every other column. */
export const FIXED_COLUMNS = ['select', 'mark'] as const;

/** What is shown until a person chooses. */
export const DEFAULT_LAYOUT: ColumnLayout = {
  shown: ['name', 'price', 'active', 'taxCode', 'updated'],
  widths: {},
  pinned: ['name'],
};
