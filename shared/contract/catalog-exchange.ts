import { z } from 'zod';
import { DELIMITERS, ENCODINGS } from '../domain/csv/encodings.ts';
import { countedProgressSchema } from './catalog-sheet.ts';
import { fieldProblemSchema } from './problem.ts';
import { command, nothing, stream } from './procedure.ts';

const importId = z.string();
/** For each column of the file what it is, null for none. */
const mapping = z.array(z.string().nullable()).max(1000);

/** A row of the file against the catalog. */
export const importRowSchema = z.strictObject({
  /** As a spreadsheet numbers it: the headings are row 1. */
  row: z.number().int(),
  outcome: z.enum(['new', 'changed', 'unchanged', 'error']),
  name: z.string(),
  changes: z.array(z.strictObject({ column: z.string(), before: z.string(), after: z.string() })),
  problems: z.array(z.strictObject({ column: z.string(), text: z.string(), problem: fieldProblemSchema })),
  /** Its amount is changed by a change of price: a new one takes the place of the old. */
  changesPrice: z.boolean(),
});
export type ImportRow = z.infer<typeof importRowSchema>;

export const importCheckSchema = z.strictObject({
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  error: z.number().int(),
  /** The first rows that are not as they were: errors first. */
  rows: z.array(importRowSchema),
});
export type ImportCheck = z.infer<typeof importCheckSchema>;

const fileErrors = [
  'account/none-open',
  'app/cancelled',
  'catalog/import-empty',
  'catalog/import-encoding',
  'catalog/import-cut-off',
  'catalog/import-not-a-table',
  'catalog/import-too-large',
  'catalog/import-old-workbook',
  'catalog/import-broken-workbook',
  'catalog/import-unpacks-too-large',
] as const;

export const catalogExchange = {
  /** Writes the catalog to a file of the person's choosing. */
  exportTable: stream({
    right: 'catalog.read',
    input: z.strictObject({
      /** The list on the screen, or everything. */
      viewId: z.string().nullable(),
      /** `both`: a row a price with all of its product. */
      what: z.enum(['products', 'prices', 'both']),
      format: z.enum(['csv', 'xlsx']),
      language: z.enum(['en', 'ja']),
    }),
    progress: countedProgressSchema,
    output: z.strictObject({ saved: z.boolean(), rows: z.number().int() }),
    errors: [
      'account/none-open',
      'catalog/view-unknown',
      'app/cancelled',
      'app/disk-full',
      'app/folder-read-only',
    ],
  }),
  /**
   * Reads a CSV file or an Excel workbook and keeps it until another is read. Encoding and separator
   * of a CSV file are found unless given.
   */
  readImport: stream({
    right: 'catalog.write',
    input: z.strictObject({
      bytes: z.instanceof(Uint8Array),
      encoding: z.enum(ENCODINGS).nullable(),
      delimiter: z.enum(DELIMITERS).nullable(),
    }),
    progress: countedProgressSchema,
    output: z.strictObject({
      importId,
      /** Null for a workbook. */
      encoding: z.enum(ENCODINGS).nullable(),
      delimiter: z.enum(DELIMITERS).nullable(),
      headings: z.array(z.string()),
      /** What the headings mean, in either language. */
      mapping,
      rows: z.number().int(),
    }),
    errors: [...fileErrors],
  }),
  /** What the file would do; changes nothing. */
  checkImport: stream({
    right: 'catalog.write',
    input: z.strictObject({ importId, mapping }),
    progress: countedProgressSchema,
    output: importCheckSchema,
    errors: ['account/none-open', 'app/cancelled', 'catalog/import-forgotten'],
  }),
  /** Drafts it as one undo step; rows with errors are left out. Cancelled, nothing has changed. */
  applyImport: stream({
    right: 'catalog.write',
    input: z.strictObject({ importId, mapping }),
    progress: countedProgressSchema,
    output: z.strictObject({ new: z.number().int(), changed: z.number().int(), left: z.number().int() }),
    errors: [
      'account/none-open',
      'app/cancelled',
      'app/disk-full',
      'app/folder-read-only',
      'catalog/import-forgotten',
    ],
  }),
  forgetImport: command({
    right: 'catalog.write',
    input: nothing,
    output: nothing,
    errors: ['account/none-open'],
  }),
};
