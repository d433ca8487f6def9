import { z } from 'zod';
import { bulkActionSchema } from '../domain/bulk-edit.ts';
import { bulkPriceActionSchema } from '../domain/bulk-prices.ts';
import { countedProgressSchema } from './catalog-sheet.ts';
import { fieldProblemSchema } from './problem.ts';
import { query, stream } from './procedure.ts';

const productIds = z.array(z.string()).min(1).max(200_000);

const action = z.union([bulkActionSchema, bulkPriceActionSchema]);

/** What a bulk action does, or did. Every product is counted once. */
export const bulkEffectSchema = z.strictObject({
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** Products that cannot be changed so, by reason. */
  refused: z.array(
    z.strictObject({ problem: fieldProblemSchema, count: z.number().int(), names: z.array(z.string()) }),
  ),
  /** A few of the changes, to look at. Texts as cells hold them. */
  samples: z.array(
    z.strictObject({
      productId: z.string(),
      name: z.string(),
      column: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
});
export type BulkEffect = z.infer<typeof bulkEffectSchema>;

export const catalogBulk = {
  /** Ids of every product in an open view, in its order. */
  listViewIds: query({
    right: 'catalog.read',
    input: z.strictObject({ viewId: z.string() }),
    output: z.strictObject({ productIds: z.array(z.string()) }),
    errors: ['account/none-open', 'catalog/view-unknown'],
  }),
  /** What the action would do; changes nothing. */
  previewBulk: stream({
    right: 'catalog.read',
    input: z.strictObject({ productIds, action }),
    progress: countedProgressSchema,
    output: bulkEffectSchema,
    errors: ['account/none-open', 'catalog/pattern-too-slow', 'app/cancelled'],
  }),
  /** Does it, as one undo step. Cancelled, nothing has changed. */
  applyBulk: stream({
    right: 'catalog.write',
    input: z.strictObject({ productIds, action }),
    progress: countedProgressSchema,
    output: bulkEffectSchema,
    errors: [
      'account/none-open',
      'catalog/pattern-too-slow',
      'app/disk-full',
      'app/folder-read-only',
      'app/cancelled',
    ],
  }),
  /** A copy of each, as `duplicateProduct` makes it, as one undo step. `naming` holds `{name}`. */
  duplicateMany: stream({
    right: 'catalog.write',
    input: z.strictObject({ productIds, naming: z.string().max(200) }),
    progress: countedProgressSchema,
    output: z.strictObject({ made: z.number().int() }),
    errors: ['account/none-open', 'app/disk-full', 'app/folder-read-only', 'app/cancelled'],
  }),
};
