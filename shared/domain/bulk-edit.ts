import { z } from 'zod';
import type { ProductFields } from './product.ts';
import { METADATA_CELL, productCellText } from './sheet/product-cells.ts';
import type { CellText } from './sheet/apply-cells.ts';

/** One change made to many products. Texts are read as cells of the list are. */
export const bulkActionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('setField'), column: z.string(), text: z.string() }),
  z.strictObject({ type: z.literal('setMetadata'), key: z.string().max(200), text: z.string() }),
  z.strictObject({ type: z.literal('removeMetadata'), key: z.string().max(200) }),
  z.strictObject({
    type: z.literal('replace'),
    columns: z.array(z.string()).min(1).max(20),
    find: z.string().min(1).max(500),
    replaceWith: z.string().max(5000),
    /** `find` is a pattern (a regular expression), and `$1` in `replaceWith` what its first group found. */
    isPattern: z.boolean(),
    matchesCase: z.boolean(),
  }),
  z.strictObject({ type: z.literal('archive') }),
  z.strictObject({ type: z.literal('unarchive') }),
]);
export type BulkAction = z.infer<typeof bulkActionSchema>;

/** Changes shown of the whole, to look at before it is made. */
export const MAX_SAMPLES = 8;

export type ReplaceAction = Extract<BulkAction, { type: 'replace' }>;

/**
 * What the cells of one product become; none when the action leaves it as it is.
 *
 * @param replace puts in what `replace` asks for: who calls stops a pattern that finds no end.
 */
export function bulkCells(
  fields: ProductFields,
  action: BulkAction,
  replace: (text: string, action: ReplaceAction) => string,
): CellText[] {
  switch (action.type) {
    case 'setField':
      return [{ column: action.column, text: action.text }];
    case 'setMetadata':
      return [{ column: `${METADATA_CELL}${action.key}`, text: action.text }];
    case 'removeMetadata':
      return [{ column: `${METADATA_CELL}${action.key}`, text: '' }];
    case 'archive':
      return [{ column: 'active', text: 'FALSE' }];
    case 'unarchive':
      return [{ column: 'active', text: 'TRUE' }];
    case 'replace':
      return action.columns.flatMap((column) => {
        const before = productCellText(fields, column);
        const after = replace(before, action);
        return after === before ? [] : [{ column, text: after }];
      });
  }
}

/** Whether a pattern can be read at all. How long it takes is seen when it runs: it is stopped then. */
export function isReadablePattern(pattern: string): boolean {
  try {
    // oxlint-disable-next-line no-new -- only whether it can be made
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** The regular expression of what is looked for (plain text stands for itself); null for a pattern that cannot be read. */
export function searchPattern({ find, isPattern, matchesCase }: ReplaceAction): RegExp | null {
  if (isPattern && !isReadablePattern(find)) return null;
  const source = isPattern ? find : find.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
  return new RegExp(source, matchesCase ? 'gu' : 'giu');
}
