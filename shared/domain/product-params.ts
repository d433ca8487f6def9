import type { ProductFields } from './product.ts';
import { tidyProductFields } from './product.ts';
import type { ProductChange } from './product-changes.ts';
import { setOwn } from './json.ts';

/** Parameters of `POST /v1/products/{id}`: `''` clears (facts 1.1, column "clr"). */
export interface ProductUpdateParams {
  name?: string;
  active?: boolean;
  description?: string;
  images?: string[] | '';
  url?: string;
  tax_code?: string;
  tax_details?: { performance_location?: string; tax_code?: string } | '';
  statement_descriptor?: string;
  unit_label?: string;
  marketing_features?: { name: string }[] | '';
  metadata?: Record<string, string>;
  package_dimensions?: { height: number; length: number; width: number; weight: number } | '';
  shippable?: boolean;
  default_price?: string;
}

/** Parameters of `POST /v1/products`; `default_price_data` is the caller's (`first-price.ts`). */
export type ProductCreateParams = Omit<ProductUpdateParams, 'default_price'> & {
  id?: string;
  name: string;
};

/**
 * The smallest update that makes exactly these changes: a field that was not touched is never
 * sent, so an edit made meanwhile in the Dashboard survives (facts 12.7). Clearing
 * `statement_descriptor` and `default_price` is sent as `''` although Stripe does not declare it:
 * its answer decides (facts 1.2, 13). `shippable` cannot be cleared and is left out
 * (`validateProduct` says so first).
 */
export function toUpdateParams(changes: readonly ProductChange[]): ProductUpdateParams {
  const params: ProductUpdateParams = {};
  const metadata: Record<string, string> = {};
  for (const change of changes) {
    switch (change.field) {
      case 'name':
        params.name = change.after;
        break;
      case 'active':
        params.active = change.after;
        break;
      case 'description':
        params.description = change.after ?? '';
        break;
      case 'images':
        params.images = change.after.length === 0 ? '' : [...change.after];
        break;
      case 'url':
        params.url = change.after ?? '';
        break;
      case 'taxCode':
        params.tax_code = change.after ?? '';
        break;
      case 'performanceLocation':
        params.tax_details = { performance_location: change.after ?? '' };
        break;
      case 'statementDescriptor':
        params.statement_descriptor = change.after ?? '';
        break;
      case 'unitLabel':
        params.unit_label = change.after ?? '';
        break;
      case 'marketingFeatures':
        params.marketing_features = change.after.length === 0 ? '' : change.after.map((name) => ({ name }));
        break;
      case 'metadata':
        // `key: ''` removes one key; other keys are left alone (facts 1.1).
        setOwn(metadata, change.key, change.after ?? '');
        break;
      case 'packageDimensions':
        params.package_dimensions = change.after === null ? '' : { ...change.after };
        break;
      case 'shippable':
        if (change.after !== null) params.shippable = change.after;
        break;
      case 'defaultPriceId':
        params.default_price = change.after ?? '';
        break;
    }
  }
  if (Object.keys(metadata).length > 0) params.metadata = metadata;
  return joinTaxDetails(params);
}

/** Everything that is set, and nothing else. `default_price` is refused on create (facts 1.1). */
export function toCreateParams(fields: ProductFields, id?: string): ProductCreateParams {
  const tidy = tidyProductFields(fields);
  const params: ProductCreateParams = { name: tidy.name };
  if (id !== undefined) params.id = id;
  if (!tidy.active) params.active = false;
  if (tidy.description !== null) params.description = tidy.description;
  if (tidy.images.length > 0) params.images = [...tidy.images];
  if (tidy.url !== null) params.url = tidy.url;
  if (tidy.taxCode !== null) params.tax_code = tidy.taxCode;
  if (tidy.performanceLocation !== null) {
    params.tax_details = { performance_location: tidy.performanceLocation };
  }
  if (tidy.statementDescriptor !== null) params.statement_descriptor = tidy.statementDescriptor;
  if (tidy.unitLabel !== null) params.unit_label = tidy.unitLabel;
  if (tidy.marketingFeatures.length > 0) {
    params.marketing_features = tidy.marketingFeatures.map((name) => ({ name }));
  }
  if (Object.keys(tidy.metadata).length > 0) params.metadata = { ...tidy.metadata };
  if (tidy.packageDimensions !== null) params.package_dimensions = { ...tidy.packageDimensions };
  if (tidy.shippable !== null) params.shippable = tidy.shippable;
  return joinTaxDetails(params);
}

/** `tax_code` and `tax_details` are twins: "send one or the other" (facts 1.1). */
function joinTaxDetails<P extends ProductUpdateParams>(params: P): P {
  if (params.tax_code === undefined || !params.tax_details) return params;
  const { tax_code: taxCode, tax_details: details, ...rest } = params;
  const cleared = taxCode === '' && details.performance_location === '';
  return { ...rest, tax_details: cleared ? '' : { ...details, tax_code: taxCode } } as P;
}
