import { z } from 'zod';
import { fieldProblemSchema } from './problem.ts';
import { priceFieldsSchema } from '../domain/price.ts';
import { productFieldsSchema } from '../domain/product.ts';
import { command, nothing, query } from './procedure.ts';

/** Marks of look.md: what stands between this product and Stripe's copy of it. */
export const marksSchema = z.strictObject({
  /** Not in Stripe yet. */
  isNew: z.boolean(),
  /** Has a draft. */
  changed: z.boolean(),
  /** Frozen for publishing, not settled. */
  waiting: z.boolean(),
  /** The same field changed on both sides. */
  conflict: z.boolean(),
  /** Stripe refused the last attempt. */
  refused: z.boolean(),
  /** Will be deleted at the next publish. */
  deleting: z.boolean(),
});
export type Marks = z.infer<typeof marksSchema>;

/** The first price of a new product, drafted with it; rides along as `default_price_data`. */
export const firstPriceSchema = z.strictObject({
  currency: z.string().length(3),
  unitAmountMinor: z.number().int().nonnegative(),
  recurring: z
    .strictObject({
      interval: z.enum(['day', 'week', 'month', 'year']),
      intervalCount: z.number().int().positive(),
    })
    .nullable(),
});
export type FirstPrice = z.infer<typeof firstPriceSchema>;

/** One row of the grid: what its columns show, no more (100,000 of these scroll by). */
export const productRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  /** Address on our own scheme, ready for an <img>; null without an image. */
  imageUrl: z.string().nullable(),
  defaultPrice: priceFieldsSchema.nullable(),
  priceCount: z.number().int(),
  unitLabel: z.string().nullable(),
  taxCode: z.string().nullable(),
  /** Seconds since the epoch by Stripe's clock; null for a new product. */
  updatedAt: z.number().nullable(),
  marks: marksSchema,
  /** Field path → the value in Stripe, for the changed columns (shown on hover). */
  before: z.record(z.string(), z.unknown()),
});
export type ProductRow = z.infer<typeof productRowSchema>;

export const productSortSchema = z.strictObject({
  by: z.enum(['name', 'price', 'status', 'taxCode', 'updated']),
  direction: z.enum(['ascending', 'descending']),
});
export type ProductSort = z.infer<typeof productSortSchema>;

export const productFilterSchema = z.strictObject({
  status: z.enum(['active', 'archived', 'all']),
  changed: z.boolean(),
  conflict: z.boolean(),
  missingTaxCode: z.boolean(),
});
export type ProductFilter = z.infer<typeof productFilterSchema>;

/**
 * A field as both sides know it. `base` is Stripe's value the draft was made on, `value` what the
 * person wants. Paths: a key of ProductFields, or `metadata.<key>`.
 */
export const fieldDraftSchema = z.strictObject({
  path: z.string(),
  base: z.unknown(),
  value: z.unknown(),
  changedAt: z.number(),
});
export type FieldDraft = z.infer<typeof fieldDraftSchema>;

export const fieldConflictSchema = z.strictObject({
  path: z.string(),
  base: z.unknown(),
  mine: z.unknown(),
  theirs: z.unknown(),
  /** Stripe's time (seconds) of the change on its side, where known. */
  theirsAt: z.number().nullable(),
});
export type FieldConflict = z.infer<typeof fieldConflictSchema>;

const refusalSchema = z.strictObject({ message: z.string(), requestId: z.string().nullable() });

/**
 * A price as it is seen: base ⊕ unfinished operations ⊕ drafts. Amounts in minor units; decimals as
 * strings (facts 2.1). Paths of drafts, conflicts and problems: a key of PriceFields,
 * `metadata.<key>`, `currencyOptions.<currency>`.
 */
export const priceSchema = z.strictObject({
  /** Stripe's id or, until Stripe has given one, a local id. */
  id: z.string(),
  productId: z.string(),
  /** Seconds by Stripe's clock; null for a price that is only here. */
  createdAt: z.number().nullable(),
  isDefault: z.boolean(),
  fields: priceFieldsSchema,
  /** Stripe's copy, as last read; null for a new price. */
  base: priceFieldsSchema.nullable(),
  marks: marksSchema,
  drafts: z.array(fieldDraftSchema),
  conflicts: z.array(fieldConflictSchema),
  problems: z.array(fieldProblemSchema),
  /** Why Stripe refused the last attempt, in Stripe's words. */
  refusal: refusalSchema.nullable(),
  /** Of a new price: the id of the price it takes the place of. */
  replaces: z.string().nullable(),
  /** The id of the new price that takes its place at the next publish. */
  replacedBy: z.string().nullable(),
});
export type Price = z.infer<typeof priceSchema>;

/** An image of the product page: a URL Stripe serves, or a file queued here until publish. */
export const productImageSchema = z.strictObject({
  /** The value in ProductFields.images: an http(s) URL, or `countertop-image:<sha256>`. */
  value: z.string(),
  /** Address on our own scheme for an <img>. */
  displayUrl: z.string(),
  queued: z.boolean(),
});
export type ProductImage = z.infer<typeof productImageSchema>;

/** Everything the product page shows: visible fields = base ⊕ unfinished operations ⊕ draft. */
export const productDetailSchema = z.strictObject({
  id: z.string(),
  marks: marksSchema,
  fields: productFieldsSchema,
  /** Stripe's copy, as last read; null for a new product. */
  base: productFieldsSchema.nullable(),
  drafts: z.array(fieldDraftSchema),
  conflicts: z.array(fieldConflictSchema),
  problems: z.array(fieldProblemSchema),
  firstPrice: firstPriceSchema.nullable(),
  prices: z.array(priceSchema),
  images: z.array(productImageSchema),
  createdAt: z.number().nullable(),
  updatedAt: z.number().nullable(),
  /** Local time (ms) this product was last read from Stripe. */
  pulledAt: z.number().nullable(),
  dashboardUrl: z.string().nullable(),
  /** Why Stripe refused the last attempt, in Stripe's words. */
  refusal: refusalSchema.nullable(),
});
export type ProductDetail = z.infer<typeof productDetailSchema>;

const productId = z.strictObject({ productId: z.string() });

/** A change of several fields at once is one undo step. Values are parsed per field in core. */
export const productChangesSchema = productFieldsSchema.partial();
export type ProductChanges = z.infer<typeof productChangesSchema>;

/** Fields of a price to set; what is absent stays as it is. */
export const priceChangesSchema = priceFieldsSchema.partial();
export type PriceChanges = z.infer<typeof priceChangesSchema>;

/** What undo or redo would do: `edit.<label>` in the catalogs, with the product's name. */
export const editLabelSchema = z.strictObject({
  label: z.enum([
    'edit',
    'create',
    'archive',
    'unarchive',
    'duplicate',
    'delete',
    'discard',
    'price',
    'image',
  ]),
  name: z.string(),
});
export type EditLabel = z.infer<typeof editLabelSchema>;

export const undoStateSchema = z.strictObject({
  undo: editLabelSchema.nullable(),
  redo: editLabelSchema.nullable(),
});
export type UndoState = z.infer<typeof undoStateSchema>;

const rowsSchema = z.array(productRowSchema);

export const catalog = {
  /**
   * Makes an ordered list of product ids in the engine and answers its first rows at once.
   * `total` is null while the exact count is still being made (a common word in a big catalog);
   * readRows knows it later.
   */
  openView: query({
    right: 'catalog.read',
    input: z.strictObject({
      search: z.string().max(500),
      filter: productFilterSchema,
      sort: productSortSchema,
    }),
    output: z.strictObject({ viewId: z.string(), total: z.number().int().nullable(), rows: rowsSchema }),
    errors: ['account/none-open'],
  }),
  /** A window of an open view. Views are forgotten oldest first; then `catalog/view-unknown`. */
  readRows: query({
    right: 'catalog.read',
    input: z.strictObject({
      viewId: z.string(),
      start: z.number().int().nonnegative(),
      count: z.number().int().min(1).max(200),
    }),
    output: z.strictObject({ rows: rowsSchema, total: z.number().int() }),
    errors: ['account/none-open', 'catalog/view-unknown'],
  }),
  /** Where a product stands in an open view; null when it is not in it. */
  locateRow: query({
    right: 'catalog.read',
    input: z.strictObject({ viewId: z.string(), productId: z.string() }),
    output: z.strictObject({ index: z.number().int().nullable() }),
    errors: ['account/none-open', 'catalog/view-unknown'],
  }),
  getCounts: query({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({
      products: z.number().int(),
      active: z.number().int(),
      archived: z.number().int(),
      changed: z.number().int(),
      conflict: z.number().int(),
      missingTaxCode: z.number().int(),
    }),
    errors: ['account/none-open'],
  }),
  getProduct: query({
    right: 'catalog.read',
    input: productId,
    output: productDetailSchema,
    errors: ['account/none-open', 'catalog/product-unknown'],
  }),
  listTaxCodes: query({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({
      taxCodes: z.array(z.strictObject({ id: z.string(), name: z.string(), description: z.string() })),
    }),
    errors: ['account/none-open'],
  }),
  createProduct: command({
    right: 'catalog.write',
    input: z.strictObject({ changes: productChangesSchema, firstPrice: firstPriceSchema.nullable() }),
    output: productDetailSchema,
    errors: ['account/none-open', 'app/disk-full', 'app/folder-read-only'],
  }),
  /** Writes a draft. Durable when it answers. A value equal to Stripe's removes that draft. */
  editProduct: command({
    right: 'catalog.write',
    input: z.strictObject({ productId: z.string(), changes: productChangesSchema }),
    output: productDetailSchema,
    errors: ['account/none-open', 'catalog/product-unknown', 'app/disk-full', 'app/folder-read-only'],
  }),
  setFirstPrice: command({
    right: 'catalog.write',
    input: z.strictObject({ productId: z.string(), firstPrice: firstPriceSchema.nullable() }),
    output: productDetailSchema,
    errors: ['account/none-open', 'catalog/product-unknown', 'catalog/prices-locked', 'app/disk-full'],
  }),
  archiveProduct: command({
    right: 'catalog.write',
    input: productId,
    output: productDetailSchema,
    errors: ['account/none-open', 'catalog/product-unknown', 'app/disk-full'],
  }),
  unarchiveProduct: command({
    right: 'catalog.write',
    input: productId,
    output: productDetailSchema,
    errors: ['account/none-open', 'catalog/product-unknown', 'app/disk-full'],
  }),
  /** A new product with the same fields, its name marked as a copy, and the simple default price. */
  duplicateProduct: command({
    right: 'catalog.write',
    input: z.strictObject({ productId: z.string(), name: z.string().max(5000) }),
    output: productDetailSchema,
    errors: ['account/none-open', 'catalog/product-unknown', 'app/disk-full'],
  }),
  /** Marks for deletion at publish; a product not yet in Stripe goes at once. */
  deleteProduct: command({
    right: 'catalog.write',
    input: productId,
    output: z.strictObject({ removed: z.boolean() }),
    errors: ['account/none-open', 'catalog/product-unknown', 'catalog/prices-locked', 'app/disk-full'],
  }),
  /** Drops the drafts of a product: back to Stripe's copy; a new product disappears. Undoable. */
  discardProduct: command({
    right: 'catalog.write',
    input: productId,
    output: z.strictObject({ removed: z.boolean() }),
    errors: ['account/none-open', 'catalog/product-unknown', 'app/disk-full'],
  }),
  /**
   * Drafts a new price of a product; published as `POST /v1/prices`. What is absent of `fields` is
   * not set (`active` is true). `makeDefault` also drafts it as the product's default price. Undoable
   * as one step. Answers the product, the price among its `prices` under a local id.
   */
  addPrice: command({
    right: 'catalog.write',
    input: z.strictObject({
      productId: z.string(),
      fields: priceChangesSchema,
      makeDefault: z.boolean(),
    }),
    output: productDetailSchema,
    errors: ['account/none-open', 'catalog/product-unknown', 'app/disk-full', 'app/folder-read-only'],
  }),
  /**
   * Drafts changes of a price. Of one that Stripe has, only `active`, `nickname`, `lookupKey`,
   * `taxBehavior` (once), `currencyOptions` and `metadata` (facts 2.1); any other field answers
   * `catalog/price-fixed` with its `path`: that is a case for changePrice. Of a new price, any field.
   * `transferLookupKey`: the key is taken from the price that holds it; counts only with `lookupKey`.
   */
  editPrice: command({
    right: 'catalog.write',
    input: z.strictObject({
      priceId: z.string(),
      changes: priceChangesSchema,
      transferLookupKey: z.boolean().default(false),
    }),
    output: productDetailSchema,
    errors: [
      'account/none-open',
      'catalog/price-unknown',
      'catalog/price-fixed',
      'app/disk-full',
      'app/folder-read-only',
    ],
  }),
  /**
   * Drafts another price in the place of one that Stripe has (facts 2.1, 12.2): the same but for
   * `changes`, the default where the old one is, with its lookup key; the old one is archived where
   * `archiveOld`. One undo step, published as up to four requests in an order in which there is
   * always a price to sell. Of a price that is only here: `catalog/price-not-published`, edit it.
   */
  changePrice: command({
    right: 'catalog.write',
    input: z.strictObject({
      priceId: z.string(),
      changes: priceChangesSchema,
      archiveOld: z.boolean().default(true),
    }),
    output: productDetailSchema,
    errors: [
      'account/none-open',
      'catalog/price-unknown',
      'catalog/price-not-published',
      'catalog/product-unknown',
      'app/disk-full',
      'app/folder-read-only',
    ],
  }),
  /**
   * Drops what is drafted of a price. A new one disappears, and with it what it was drafted with: the
   * choice as default price, the archiving of the price it was to replace. Undoable.
   */
  discardPrice: command({
    right: 'catalog.write',
    input: z.strictObject({ priceId: z.string() }),
    output: productDetailSchema,
    errors: ['account/none-open', 'catalog/price-unknown', 'catalog/product-unknown', 'app/disk-full'],
  }),
  getUndoState: query({
    right: 'catalog.read',
    input: nothing,
    output: undoStateSchema,
    errors: ['account/none-open'],
  }),
  /** Takes the last local change back; answers every product it touched. */
  undo: command({
    right: 'catalog.write',
    input: nothing,
    output: z.strictObject({ done: editLabelSchema, productIds: z.array(z.string()) }),
    errors: [
      'account/none-open',
      'catalog/nothing-to-undo',
      'catalog/product-being-published',
      'app/disk-full',
    ],
  }),
  redo: command({
    right: 'catalog.write',
    input: nothing,
    output: z.strictObject({ done: editLabelSchema, productIds: z.array(z.string()) }),
    errors: [
      'account/none-open',
      'catalog/nothing-to-redo',
      'catalog/product-being-published',
      'app/disk-full',
    ],
  }),
  /**
   * Queues an image file for a product: the bytes as chosen are checked by content (JPEG, PNG,
   * WEBP, under 2 MB); `upload` is the same picture as Stripe's purpose takes it (JPEG or PNG, at
   * most 512 KB, facts 3.2), made in the window; the window shows it too, small and large.
   */
  attachImage: command({
    right: 'catalog.write',
    input: z.strictObject({
      productId: z.string(),
      fileName: z.string().max(500),
      original: z.instanceof(Uint8Array),
      upload: z.instanceof(Uint8Array),
    }),
    output: productDetailSchema,
    errors: [
      'account/none-open',
      'catalog/product-unknown',
      'catalog/image-unreadable',
      'catalog/image-too-large',
      'catalog/image-kind-refused',
      'catalog/image-limit',
      'app/disk-full',
    ],
  }),
};
