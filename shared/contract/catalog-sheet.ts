import { z } from 'zod';
import { fieldProblemSchema } from './problem.ts';
import { stream } from './procedure.ts';

/** How far long work has come. */
export const countedProgressSchema = z.strictObject({
  done: z.number().int(),
  total: z.number().int(),
});
export type CountedProgress = z.infer<typeof countedProgressSchema>;

/** A cell that stays as it was. `column` is a field's path, as `metadata.colour`. */
export const refusedCellSchema = z.strictObject({
  productId: z.string(),
  column: z.string(),
  text: z.string(),
  problem: fieldProblemSchema,
});
export type RefusedCell = z.infer<typeof refusedCellSchema>;

/**
 * What happens to the cells. Texts are read as a person would type them. `paste` repeats its rows
 * and columns where there are fewer than cells chosen; a row may be shorter than the others.
 */
export const cellActionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('type'), text: z.string() }),
  z.strictObject({ type: z.literal('paste'), rows: z.array(z.array(z.string())).min(1) }),
  /** The first row's (or, of one row, the row above's) values into every other. */
  z.strictObject({ type: z.literal('fillDown') }),
  z.strictObject({ type: z.literal('fillRight') }),
  z.strictObject({ type: z.literal('clear') }),
]);
export type CellAction = z.infer<typeof cellActionSchema>;

export const catalogSheet = {
  /**
   * Changes a rectangle of cells as one undo step: what can be taken is, the rest stays and says
   * why. Durable when it answers; cancelled, nothing has changed.
   */
  editCells: stream({
    right: 'catalog.write',
    input: z.strictObject({
      viewId: z.string(),
      firstRow: z.number().int().nonnegative(),
      rowCount: z.number().int().min(1).max(100_000),
      columns: z.array(z.string()).min(1).max(100),
      action: cellActionSchema,
    }),
    progress: countedProgressSchema,
    output: z.strictObject({
      /** Cells and products that are different now. */
      cells: z.number().int(),
      products: z.number().int(),
      /** Changes of price among them: each a new price in the place of the old one. */
      prices: z.number().int(),
      refused: z.array(refusedCellSchema),
      /** Rows asked for that are beyond the end of the list. */
      rowsBeyond: z.number().int(),
    }),
    errors: [
      'account/none-open',
      'catalog/view-unknown',
      'app/disk-full',
      'app/folder-read-only',
      'app/cancelled',
    ],
  }),
};
