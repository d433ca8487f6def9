import { z } from 'zod';
import { productFilterSchema, productSortSchema } from './catalog.ts';
import { command, nothing, query } from './procedure.ts';

/** Columns of the list: which are shown, in which order, how wide, and which stay at the left edge. */
export const columnLayoutSchema = z.strictObject({
  shown: z.array(z.string().max(200)).max(300),
  widths: z.record(z.string(), z.number().int().positive()),
  pinned: z.array(z.string().max(200)).max(300),
});
export type ColumnLayout = z.infer<typeof columnLayoutSchema>;

/** A way to look at the catalog, under a name of a person's choosing. */
export const savedViewSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  search: z.string().max(500),
  filter: productFilterSchema,
  sort: productSortSchema,
  layout: columnLayoutSchema,
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const catalogViews = {
  /** The columns as they were left (null until a person chooses) and the saved views, by name. */
  listSavedViews: query({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({ layout: columnLayoutSchema.nullable(), views: z.array(savedViewSchema) }),
    errors: ['account/none-open'],
  }),
  /** A view of the same name is replaced. */
  saveView: command({
    right: 'catalog.read',
    input: savedViewSchema,
    output: nothing,
    errors: ['account/none-open', 'app/disk-full', 'app/folder-read-only'],
  }),
  deleteView: command({
    right: 'catalog.read',
    input: z.strictObject({ name: z.string() }),
    output: nothing,
    errors: ['account/none-open', 'app/disk-full', 'app/folder-read-only'],
  }),
  saveLayout: command({
    right: 'catalog.read',
    input: z.strictObject({ layout: columnLayoutSchema.nullable() }),
    output: nothing,
    errors: ['account/none-open', 'app/disk-full', 'app/folder-read-only'],
  }),
  /** What columns can be made of: keys of metadata and currencies that are in use. */
  listColumnChoices: query({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({ metadataKeys: z.array(z.string()), currencies: z.array(z.string()) }),
    errors: ['account/none-open'],
  }),
};
