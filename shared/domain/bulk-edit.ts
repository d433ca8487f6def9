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

/** What the cells of one product become; none when the action leaves it as it is. */
export function bulkCells(fields: ProductFields, action: BulkAction): CellText[] {
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
    case 'replace': {
      const replace = replacer(action);
      if (replace === null) return [];
      return action.columns.flatMap((column) => {
        const before = productCellText(fields, column);
        const after = replace(before);
        return after === before ? [] : [{ column, text: after }];
      });
    }
  }
}

export type PatternFault = 'malformed' | 'too-slow';

/** Why a pattern cannot be used; null when it can. */
export function patternFault(pattern: string): PatternFault | null {
  try {
    // oxlint-disable-next-line no-new -- only whether it can be made
    new RegExp(pattern, 'u');
  } catch {
    return 'malformed';
  }
  // A repeated group that repeats inside can take longer than anyone waits, on one text of its kind.
  return /\([^()]*[+*}][^()]*\)[+*{]/.test(pattern) ? 'too-slow' : null;
}

function replacer(action: Extract<BulkAction, { type: 'replace' }>): ((text: string) => string) | null {
  const { find, replaceWith, isPattern, matchesCase } = action;
  if (isPattern && patternFault(find) !== null) return null;
  const source = isPattern ? find : find.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
  const pattern = new RegExp(source, matchesCase ? 'gu' : 'giu');
  // Plain text is put in as it is: `$1` means nothing there.
  return (text) =>
    isPattern ? text.replace(pattern, replaceWith) : text.replace(pattern, () => replaceWith);
}
