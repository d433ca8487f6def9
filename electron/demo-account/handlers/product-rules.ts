import { checkUrl, mergeMetadata, metadataPatch, statementDescriptor } from '../api/common-params.ts';
import { missingReference, refused } from '../api/errors.ts';
import type { Context } from '../api/operation.ts';
import {
  choice,
  clearable,
  flag,
  list,
  number,
  object,
  required,
  text,
  type Decoded,
  type Param,
} from '../api/params.ts';
import { newId } from '../store/ids.ts';
import type { PriceObject, ProductObject } from '../store/objects.ts';
import { defaultPriceData, priceFromDefaultData } from './default-price-data.ts';
import { kept } from './patch.ts';

export const PRODUCT_TYPES = ['service', 'good'] as const;

export const packageDimensions = object({
  height: required(number()),
  length: required(number()),
  weight: required(number()),
  width: required(number()),
});

/** Marketing features: the real cap of a name is 80 (facts 1.1). */
export const marketingFeatures = list(object({ name: required(text(80)) }), 15);

export const taxDetails = object({ performance_location: clearable(text()), tax_code: clearable(text()) });

/** Removing the last picture can also be sent as one empty text. */
export const images: Param<readonly string[] | null> = clearable(list(text(), 8));

export const newProductFields = {
  id: text(),
  name: required(text()),
  active: flag(),
  default_price_data: defaultPriceData,
  description: text(40_000),
  images,
  marketing_features: marketingFeatures,
  metadata: metadataPatch,
  package_dimensions: packageDimensions,
  shippable: flag(),
  statement_descriptor: statementDescriptor,
  tax_code: text(),
  tax_details: taxDetails,
  type: choice(PRODUCT_TYPES),
  unit_label: text(12),
  url: text(),
};

/** What a new product is made of; only the name is needed. */
type NewProduct = Partial<Decoded<typeof newProductFields>> & { readonly name: string };

/** Makes a product and, where asked for, its first price with it. */
export function addProduct(context: Context, params: NewProduct): ProductObject {
  if (params.id !== undefined && context.store.products.get(params.id) !== undefined) {
    throw refused('Product already exists.', 'id', 'resource_already_exists');
  }
  checkLinks(context, params);
  const id = params.id ?? newId('prod');
  const price = priceFromDefaultData(context, params.default_price_data, id);
  const product: ProductObject = {
    id,
    object: 'product',
    active: params.active ?? true,
    created: context.now,
    default_price: price?.id ?? null,
    description: params.description ?? null,
    images: params.images ?? [],
    livemode: context.store.livemode,
    marketing_features: params.marketing_features ?? [],
    metadata: mergeMetadata({}, params.metadata),
    name: params.name,
    package_dimensions: params.package_dimensions ?? null,
    shippable: params.shippable ?? null,
    statement_descriptor: params.statement_descriptor ?? null,
    ...taxOf(context, params),
    type: params.type ?? 'service',
    unit_label: params.unit_label ?? null,
    updated: context.now,
    url: params.url ?? null,
  };
  context.store.products.put(product);
  context.events.record('product.created', product);
  if (price !== undefined) addPrice(context, price);
  return product;
}

/** The product is there first and already names its price (facts 1.4). */
function addPrice(context: Context, price: PriceObject): void {
  context.store.prices.put(price);
  context.events.record('price.created', price);
}

interface LinkParams {
  readonly images?: readonly string[] | null | undefined;
  readonly url?: string | null | undefined;
}

export function checkLinks(context: Context, params: LinkParams): void {
  for (const [index, url] of (params.images ?? []).entries()) {
    checkUrl(url, `images[${index}]`, context.account.origin);
  }
  if (params.url) checkUrl(params.url, 'url');
}

interface TaxParams {
  readonly tax_code?: string | null | undefined;
  readonly tax_details?:
    | {
        readonly performance_location?: string | null | undefined;
        readonly tax_code?: string | null | undefined;
      }
    | null
    | undefined;
}

type Tax = Pick<ProductObject, 'tax_code' | 'tax_details'>;

/** `tax_details` is the newer twin of `tax_code`: one or the other is sent, both read the same. */
export function taxOf(context: Context, params: TaxParams, old?: Tax): Tax {
  const { tax_code: code, tax_details: details } = params;
  if (code !== undefined && details !== undefined) {
    throw refused(
      'You may only specify one of these parameters: tax_code, tax_details.',
      'tax_code',
      'parameters_exclusive',
    );
  }
  if (code === undefined && details === undefined) {
    return { tax_code: old?.tax_code ?? null, tax_details: old?.tax_details ?? null };
  }
  const taxCode =
    details === undefined
      ? (code ?? null)
      : kept(details?.tax_code, details === null ? null : (old?.tax_code ?? null));
  if (taxCode !== null && !context.account.taxCodes.has(taxCode)) {
    throw missingReference('tax code', taxCode, details === undefined ? 'tax_code' : 'tax_details[tax_code]');
  }
  const location =
    details === undefined
      ? null
      : kept(
          details?.performance_location,
          details === null ? null : (old?.tax_details?.performance_location ?? null),
        );
  if (taxCode === null && location === null) return { tax_code: null, tax_details: null };
  return { tax_code: taxCode, tax_details: { performance_location: location, tax_code: taxCode } };
}
