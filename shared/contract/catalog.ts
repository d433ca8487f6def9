import { z } from 'zod';
import { fieldProblemSchema } from './problem.ts';
import { priceProcedures, typedPriceSchema } from './catalog-prices.ts';
import { fieldConflictSchema, fieldDraftSchema, marksSchema, priceSchema, refusalSchema } from './drafted.ts';
import { priceFieldsSchema } from '../domain/price.ts';
import { imageCheckSchema } from '../domain/image-check.ts';
import { productFieldsSchema } from '../domain/product.ts';
import { typedFieldsSchema } from '../domain/typed-fields.ts';
import { PRODUCT_LIMITS } from '../domain/validate-product.ts';
import { typedTextSchema } from '../domain/typed-text.ts';
import { command, nothing, query, stream } from './procedure.ts';

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

/** A first price as it is drafted: read, or typed and not readable yet. */
export const firstPriceDraftSchema = z.union([firstPriceSchema, typedTextSchema]);
export type FirstPriceDraft = z.infer<typeof firstPriceDraftSchema>;

/** One row of the grid: what its columns show, copy and edit. */
export const productRowSchema = z.strictObject({
  id: z.string(),
  /** Visible: base ⊕ unfinished operations ⊕ draft. */
  fields: productFieldsSchema,
  /** Address on our own scheme, ready for an <img>; null without an image. */
  imageUrl: z.string().nullable(),
  defaultPrice: priceFieldsSchema.nullable(),
  priceCount: z.number().int(),
  /** Seconds since the epoch by Stripe's clock; null for a new product. */
  createdAt: z.number().nullable(),
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
  firstPrice: firstPriceDraftSchema.nullable(),
  prices: z.array(priceSchema),
  /** Of the editors of its prices: typed, on disk, and not saved into a price yet. */
  typedPrices: z.array(typedPriceSchema),
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
export const productChangesSchema = typedFieldsSchema.partial();
export type ProductChanges = z.infer<typeof productChangesSchema>;

/** What undo or redo would do: `edit.<label>` in the catalogs, with the (first) product's name. */
export const editLabelSchema = z.strictObject({
  label: z.enum([
    'edit',
    'id',
    'create',
    'archive',
    'unarchive',
    'duplicate',
    'delete',
    'discard',
    'price',
    'image',
    'paste',
    'fill',
    'clear',
    'bulk',
    'replace',
    'archiveMany',
    'unarchiveMany',
    'duplicateMany',
    'import',
    'undoPublish',
    'copy',
    'changePrices',
    'taxBehavior',
  ]),
  name: z.string(),
  /** How many it changes: cells of the grid, else objects. */
  count: z.number().int(),
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
    input: z.strictObject({ changes: productChangesSchema, firstPrice: firstPriceDraftSchema.nullable() }),
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
    input: z.strictObject({ productId: z.string(), firstPrice: firstPriceDraftSchema.nullable() }),
    output: productDetailSchema,
    errors: ['account/none-open', 'catalog/product-unknown', 'catalog/prices-locked', 'app/disk-full'],
  }),
  /**
   * The id that a new product will have in Stripe, unique in the account and fixed from then on
   * (facts 1.1); null makes one. Answers the product under that id. Undoable. An id that no product
   * can have, or another one has, is kept as it was typed: a draft at `id` and a problem there.
   */
  setProductId: command({
    right: 'catalog.write',
    input: z.strictObject({
      productId: z.string(),
      newId: z.string().nullable(),
    }),
    output: productDetailSchema,
    errors: ['account/none-open', 'catalog/product-unknown', 'catalog/product-id-fixed', 'app/disk-full'],
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
  ...priceProcedures(productDetailSchema),
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
      'catalog/product-id-taken',
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
      'catalog/product-id-taken',
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
      /** The value whose place it takes; without it the picture comes last. */
      replaces: z.string().optional(),
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
  /** Fetches pictures of the web behind the fences, as customers' browsers would; nothing is kept. */
  checkImages: stream({
    right: 'catalog.read',
    input: z.strictObject({ urls: z.array(z.string().max(5000)).max(PRODUCT_LIMITS.images) }),
    progress: z.strictObject({ found: z.array(imageCheckSchema) }),
    output: z.strictObject({ found: z.array(imageCheckSchema) }),
    errors: ['account/none-open', 'app/cancelled'],
  }),
};
