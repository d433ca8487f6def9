import { isEqual } from './equal.ts';
import { validateMetadata } from './metadata.ts';
import { fieldError, fieldWarning } from './problem.ts';
import type { FieldProblem } from './problem.ts';
import { tidyProductFields } from './product.ts';
import type { PackageDimensions, ProductFieldName, ProductFields } from './product.ts';
import { publicUrlFault, URL_LIMIT } from './public-url.ts';
import { isQueuedImage } from './queued-image.ts';
import { describeStatementDescriptor } from './statement-descriptor.ts';
import { isTaxCodeForProducts, isTaxCodeId } from './tax-code.ts';
import { textLength } from './text-length.ts';

/** Limits of facts 1.1. Lengths count Unicode code points (`text-length.ts`). */
export const PRODUCT_LIMITS = {
  id: 5000,
  name: 5000,
  description: 40_000,
  images: 8,
  url: URL_LIMIT,
  unitLabel: 12,
  features: 15,
  featureName: 80,
  dimensionDecimals: 2,
} as const;

export interface ProductContext {
  /** Stripe's `type`; a new product is a service. */
  readonly type?: string;
  /**
   * Stripe's present copy. Problems of fields that are as in Stripe become warnings: what Stripe
   * already holds must never keep a person from publishing something else.
   */
  readonly base?: ProductFields;
  /** Where known, a code outside it is warned of (the list may be old, so never refused). */
  readonly taxCodeIds?: ReadonlySet<string>;
  /** The product's own prices, where known; the default price must be one of them. */
  readonly priceIds?: ReadonlySet<string>;
  /** Deleted at Stripe, so that nothing of it can be published. */
  readonly gone?: boolean;
}

/** Everything Stripe would refuse or silently change, before it is sent (facts 1.1, 1.2). */
export function validateProduct(fields: ProductFields, context: ProductContext = {}): FieldProblem[] {
  const tidy = tidyProductFields(fields);
  const problems = [
    ...validateTexts(tidy),
    ...validateImages(tidy.images),
    ...validatePage(tidy.url),
    ...validateTaxCode(tidy, context),
    ...describeStatementDescriptor(tidy.statementDescriptor ?? '').problems,
    ...validateFeatures(tidy.marketingFeatures),
    ...validateMetadata(tidy.metadata),
    ...validateDimensions(tidy.packageDimensions),
    ...validateDefaultPrice(tidy, context),
    ...validateServiceOnly(tidy, context),
    ...validateShippable(tidy, context),
  ];
  const gone = context.gone === true ? [fieldError('product/gone', 'name')] : [];
  if (!context.base) return [...gone, ...problems];
  const base = tidyProductFields(context.base);
  const own = problems.map((problem): FieldProblem =>
    isUntouched(problem.path, tidy, base) ? { ...problem, severity: 'warning' } : problem,
  );
  return [...gone, ...own];
}

function isUntouched(path: string, fields: ProductFields, base: ProductFields): boolean {
  const [field = ''] = path.split('.');
  if (!Object.hasOwn(fields, field)) return false;
  const name = field as ProductFieldName;
  if (name === 'metadata' && path.length > 'metadata.'.length) {
    const key = path.slice('metadata.'.length);
    return fields.metadata[key] === base.metadata[key];
  }
  // A picture that Stripe already shows stays fine when another one joins it.
  const image = name === 'images' ? fields.images[Number(path.slice('images.'.length))] : undefined;
  if (image !== undefined) return base.images.includes(image);
  return isEqual(fields[name], base[name]);
}

function validateTexts(fields: ProductFields): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (fields.name.trim() === '') problems.push(fieldError('product/name-missing', 'name'));
  const check = (path: 'name' | 'description' | 'unitLabel', code: string): void => {
    const length = textLength(fields[path] ?? '');
    const limit = PRODUCT_LIMITS[path];
    if (length > limit) problems.push(fieldError(code, path, { length, limit }));
  };
  check('name', 'product/name-too-long');
  check('description', 'product/description-too-long');
  check('unitLabel', 'product/unit-label-too-long');
  return problems;
}

function validateImages(images: readonly string[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const limit = PRODUCT_LIMITS.images;
  if (images.length > limit) {
    problems.push(fieldError('product/images-too-many', 'images', { count: images.length, limit }));
  }
  for (const [index, url] of images.entries()) {
    const path = `images.${index}`;
    const fault = isQueuedImage(url) ? null : publicUrlFault(url);
    const params = { url, position: index + 1, limit: PRODUCT_LIMITS.url };
    if (fault !== null) problems.push(fieldError(`product/image-${fault}`, path, params));
    else if (images.indexOf(url) < index) {
      problems.push(fieldWarning('product/image-twice', path, params));
    }
  }
  return problems;
}

/** Stripe never opens this page, so an address it could not reach is only warned of. */
function validatePage(url: string | null): FieldProblem[] {
  const fault = url === null ? null : publicUrlFault(url);
  if (url === null || fault === null) return [];
  const isRefused = fault === 'malformed' || fault === 'not-http' || fault === 'too-long';
  const make = isRefused ? fieldError : fieldWarning;
  return [make(`product/url-${fault}`, 'url', { url, limit: PRODUCT_LIMITS.url })];
}

function validateTaxCode(fields: ProductFields, context: ProductContext): FieldProblem[] {
  const id = fields.taxCode;
  if (id === null) return [];
  if (!isTaxCodeId(id)) return [fieldError('product/tax-code-malformed', 'taxCode', { id })];
  if (!isTaxCodeForProducts(id)) return [fieldError('product/tax-code-shipping', 'taxCode', { id })];
  if (context.taxCodeIds && context.taxCodeIds.size > 0 && !context.taxCodeIds.has(id)) {
    return [fieldWarning('product/tax-code-unknown', 'taxCode', { id })];
  }
  return [];
}

function validateFeatures(features: readonly string[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const limit = PRODUCT_LIMITS.features;
  if (features.length > limit) {
    const params = { count: features.length, limit };
    problems.push(fieldError('product/features-too-many', 'marketingFeatures', params));
  }
  for (const [index, name] of features.entries()) {
    const path = `marketingFeatures.${index}`;
    const position = index + 1;
    const length = textLength(name);
    if (name.trim() === '') problems.push(fieldError('product/feature-empty', path, { position }));
    if (length > PRODUCT_LIMITS.featureName) {
      const params = { position, length, limit: PRODUCT_LIMITS.featureName };
      problems.push(fieldError('product/feature-too-long', path, params));
    }
  }
  return problems;
}

function validateDimensions(dimensions: PackageDimensions | null): FieldProblem[] {
  if (dimensions === null) return [];
  const problems: FieldProblem[] = [];
  for (const side of ['height', 'length', 'width', 'weight'] as const) {
    const path = `packageDimensions.${side}`;
    const value = dimensions[side];
    if (!Number.isFinite(value) || value <= 0) {
      problems.push(fieldError('product/dimension-not-positive', path));
    } else if (Number(value.toFixed(PRODUCT_LIMITS.dimensionDecimals)) !== value) {
      const limit = PRODUCT_LIMITS.dimensionDecimals;
      problems.push(fieldError('product/dimension-decimals', path, { limit }));
    }
  }
  return problems;
}

function validateDefaultPrice(fields: ProductFields, context: ProductContext): FieldProblem[] {
  const id = fields.defaultPriceId;
  if (id === null || !context.priceIds || context.priceIds.has(id)) return [];
  return [fieldError('product/default-price-foreign', 'defaultPriceId', { id })];
}

/** "Meant for `type=service` only" (facts 1.1): Stripe decides, so a warning. */
function validateServiceOnly(fields: ProductFields, context: ProductContext): FieldProblem[] {
  if ((context.type ?? 'service') !== 'good') return [];
  const names = ['taxCode', 'statementDescriptor', 'unitLabel'] as const;
  return names
    .filter((name) => fields[name] !== null)
    .map((name) => fieldWarning('product/service-only', name));
}

/** Once said, Stripe takes true or false but no "not said" (facts 1.1, column "clr"). */
function validateShippable(fields: ProductFields, context: ProductContext): FieldProblem[] {
  const wasSaid = context.base !== undefined && context.base.shippable !== null;
  return wasSaid && fields.shippable === null
    ? [fieldError('product/shippable-not-clearable', 'shippable')]
    : [];
}
