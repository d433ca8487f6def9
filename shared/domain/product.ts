import * as z from 'zod';
import {
  asBoolean,
  asFilledText,
  asId,
  asInteger,
  asObject,
  asText,
  asTextMap,
  unknownFields,
} from './json.ts';

export const packageDimensionsSchema = z.strictObject({
  /** Inches. */
  height: z.number(),
  length: z.number(),
  width: z.number(),
  /** Ounces. */
  weight: z.number(),
});

/**
 * The fields of a product that a person can see and change (facts 1.1). `null` means "not set";
 * rules about their content are in `validate-product.ts`, so that a draft may be wrong and still
 * be kept.
 */
export const productFieldsSchema = z.strictObject({
  name: z.string(),
  active: z.boolean(),
  description: z.string().nullable(),
  images: z.array(z.string()),
  url: z.string().nullable(),
  taxCode: z.string().nullable(),
  /** `tax_details.performance_location`: where a ticketed event takes place. */
  performanceLocation: z.string().nullable(),
  statementDescriptor: z.string().nullable(),
  unitLabel: z.string().nullable(),
  /** The names of `marketing_features`, in order. */
  marketingFeatures: z.array(z.string()),
  metadata: z.record(z.string(), z.string()),
  packageDimensions: packageDimensionsSchema.nullable(),
  shippable: z.boolean().nullable(),
  defaultPriceId: z.string().nullable(),
});

export type PackageDimensions = Readonly<z.infer<typeof packageDimensionsSchema>>;
export type ProductFields = z.infer<typeof productFieldsSchema>;
export type ProductFieldName = keyof ProductFields;

/** In the order in which screens list them. */
export const PRODUCT_FIELD_NAMES = Object.keys(productFieldsSchema.shape) as readonly ProductFieldName[];

/** A product as Stripe holds it. Times are Stripe's: whole seconds since the epoch. */
export interface StripeProduct {
  readonly id: string;
  readonly fields: ProductFields;
  readonly created: number;
  readonly updated: number;
  readonly livemode: boolean;
  /** `service` or `good` today; anything else Stripe invents is kept as it came. */
  readonly type: string;
  /** Fields of the body that we do not know: kept, never dropped. */
  readonly extra: Readonly<Record<string, unknown>>;
}

const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'object',
  'active',
  'created',
  'default_price',
  'description',
  'images',
  'livemode',
  'marketing_features',
  'metadata',
  'name',
  'package_dimensions',
  'shippable',
  'statement_descriptor',
  'tax_code',
  'tax_details',
  'type',
  'unit_label',
  'updated',
  'url',
]);

/**
 * A product from a raw body of Stripe's. Lenient: unknown fields go to `extra`, unknown enum
 * values stay, expanded objects become ids. Null when the body is no product at all or the stub
 * of a deleted one; the caller has then met a proxy or a deletion.
 */
export function normaliseStripeProduct(json: unknown): StripeProduct | null {
  const body = asObject(json);
  const id = asFilledText(body?.['id']);
  if (!body || id === null || body['object'] !== 'product' || body['deleted'] === true) return null;
  const taxDetails = asObject(body['tax_details']);
  const created = asInteger(body['created']) ?? 0;
  return {
    id,
    created,
    updated: asInteger(body['updated']) ?? created,
    livemode: body['livemode'] === true,
    type: asFilledText(body['type']) ?? 'service',
    extra: unknownFields(body, KNOWN_FIELDS),
    fields: {
      name: asText(body['name']) ?? '',
      active: asBoolean(body['active']) ?? true,
      description: asFilledText(body['description']),
      images: texts(body['images']),
      url: asFilledText(body['url']),
      taxCode: asId(body['tax_code']) ?? asId(taxDetails?.['tax_code']),
      performanceLocation: asFilledText(taxDetails?.['performance_location']),
      statementDescriptor: asFilledText(body['statement_descriptor']),
      unitLabel: asFilledText(body['unit_label']),
      marketingFeatures: featureNames(body['marketing_features']),
      metadata: asTextMap(body['metadata']),
      packageDimensions: dimensions(body['package_dimensions']),
      shippable: asBoolean(body['shippable']),
      defaultPriceId: asId(body['default_price']),
    },
  };
}

/** A new product before anything is typed. */
export function emptyProductFields(): ProductFields {
  return {
    name: '',
    active: true,
    description: null,
    images: [],
    url: null,
    taxCode: null,
    performanceLocation: null,
    statementDescriptor: null,
    unitLabel: null,
    marketingFeatures: [],
    metadata: {},
    packageDimensions: null,
    shippable: null,
    defaultPriceId: null,
  };
}

/**
 * The fields as they are compared and sent: empty text is "not set". Nothing else is changed:
 * what a person typed is never rewritten behind their back.
 */
export function tidyProductFields(fields: ProductFields): ProductFields {
  return {
    ...fields,
    description: fields.description === '' ? null : fields.description,
    url: fields.url === '' ? null : fields.url,
    taxCode: fields.taxCode === '' ? null : fields.taxCode,
    performanceLocation: fields.performanceLocation === '' ? null : fields.performanceLocation,
    statementDescriptor: fields.statementDescriptor === '' ? null : fields.statementDescriptor,
    unitLabel: fields.unitLabel === '' ? null : fields.unitLabel,
    defaultPriceId: fields.defaultPriceId === '' ? null : fields.defaultPriceId,
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function featureNames(value: unknown): string[] {
  return Array.isArray(value) ? texts(value.map((item: unknown) => asObject(item)?.['name'])) : [];
}

function dimensions(value: unknown): PackageDimensions | null {
  const body = asObject(value);
  const { height, length, width, weight } = body ?? {};
  return typeof height === 'number' &&
    typeof length === 'number' &&
    typeof width === 'number' &&
    typeof weight === 'number'
    ? { height, length, width, weight }
    : null;
}
