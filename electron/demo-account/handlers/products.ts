import { mergeMetadata, metadataPatch, statementDescriptor } from '../api/common-params.ts';
import { missingReference, notFound, refused } from '../api/errors.ts';
import type { Context, Operation } from '../api/operation.ts';
import { operation } from '../api/operation.ts';
import { createdWindow, listPage, pageFields } from '../api/pagination.ts';
import { choice, clearable, flag, list, text } from '../api/params.ts';
import { searchFields, searchPage } from '../api/search.ts';
import { entriesOf } from '../store/mode-store.ts';
import type { ProductObject } from '../store/objects.ts';
import { previousAttributes } from '../store/previous-attributes.ts';
import {
  addProduct,
  checkLinks,
  images,
  marketingFeatures,
  newProductFields,
  packageDimensions,
  PRODUCT_TYPES,
  taxDetails,
  taxOf,
} from './product-rules.ts';
import { kept } from './patch.ts';

const createProduct = operation({
  method: 'POST',
  path: '/v1/products',
  permission: 'rak_product_write',
  answers: 'product',
  fields: newProductFields,
  handle: (context, params) => addProduct(context, params),
});

const updateProduct = operation({
  method: 'POST',
  path: '/v1/products/:id',
  permission: 'rak_product_write',
  answers: 'product',
  fields: {
    active: flag(),
    default_price: text(),
    description: clearable(text(40_000)),
    images,
    marketing_features: clearable(marketingFeatures),
    metadata: metadataPatch,
    name: text(),
    package_dimensions: clearable(packageDimensions),
    shippable: flag(),
    statement_descriptor: clearable(statementDescriptor),
    tax_code: clearable(text()),
    tax_details: clearable(taxDetails),
    unit_label: clearable(text(12)),
    url: clearable(text()),
  },
  handle(context, params) {
    const old = findProduct(context);
    checkLinks(context, params);
    if (params.default_price !== undefined) checkDefaultPrice(context, params.default_price);
    const changed: ProductObject = {
      ...old,
      active: params.active ?? old.active,
      default_price: params.default_price ?? old.default_price,
      description: kept(params.description, old.description),
      images: params.images === undefined ? old.images : (params.images ?? []),
      marketing_features:
        params.marketing_features === undefined ? old.marketing_features : (params.marketing_features ?? []),
      metadata: mergeMetadata(old.metadata, params.metadata),
      name: params.name ?? old.name,
      package_dimensions: kept(params.package_dimensions, old.package_dimensions),
      shippable: params.shippable ?? old.shippable,
      statement_descriptor: kept(params.statement_descriptor, old.statement_descriptor),
      ...taxOf(context, params, old),
      unit_label: kept(params.unit_label, old.unit_label),
      url: kept(params.url, old.url),
    };
    if (previousAttributes(old, changed) === undefined) return old;
    const product = { ...changed, updated: context.now };
    context.store.products.put(product);
    context.events.record('product.updated', product, old);
    return product;
  },
});

const deleteProduct = operation({
  method: 'DELETE',
  path: '/v1/products/:id',
  permission: 'rak_product_write',
  fields: {},
  handle(context) {
    const product = findProduct(context);
    // Archived prices count too (facts 1.3).
    if (context.store.hasPrices(product.id)) {
      throw refused('This product cannot be deleted because it has one or more user-created prices.');
    }
    context.store.products.delete(product.id);
    context.events.record('product.deleted', { ...product, active: false });
    return { id: product.id, object: 'product', deleted: true };
  },
});

const retrieveProduct = operation({
  method: 'GET',
  path: '/v1/products/:id',
  permission: 'rak_product_read',
  answers: 'product',
  fields: {},
  handle: (context) => findProduct(context),
});

const listProducts = operation({
  method: 'GET',
  path: '/v1/products',
  permission: 'rak_product_read',
  answers: 'product',
  fields: {
    ...pageFields,
    active: flag(),
    created: createdWindow,
    ids: list(text()),
    shippable: flag(),
    type: choice(PRODUCT_TYPES),
    url: text(),
  },
  handle(context, params) {
    const { products } = context.store;
    if (params.ids !== undefined && (params.starting_after ?? params.ending_before) !== undefined) {
      throw refused(
        'You cannot use ids with starting_after or ending_before.',
        'ids',
        'parameters_exclusive',
      );
    }
    return listPage({
      order: params.ids === undefined ? products.order : entriesOf(products, new Set(params.ids)),
      entryOf: (id) => products.entry(id),
      page: params,
      url: context.path,
      noun: 'product',
      created: params.created,
      accepts: (product) =>
        (params.active === undefined || product.active === params.active) &&
        (params.shippable === undefined || product.shippable === params.shippable) &&
        (params.type === undefined || product.type === params.type) &&
        (params.url === undefined || product.url === params.url),
    });
  },
});

const searchProducts = operation({
  method: 'GET',
  path: '/v1/products/search',
  permission: 'rak_product_read',
  answers: 'product',
  fields: searchFields,
  handle: (context, params) => searchPage(context, params, 'product'),
});

function findProduct(context: Context): ProductObject {
  const product = context.store.products.get(context.id);
  if (product !== undefined) return product;
  const { test, live } = context.account.modes;
  const other = context.store.livemode ? test : live;
  throw notFound(
    'product',
    context.id,
    other.products.get(context.id) === undefined ? '' : similarInOtherMode(context),
  );
}

/** Stripe's hint when an id belongs to the other mode. */
export function similarInOtherMode(context: Context): string {
  const [there, here] = context.store.livemode ? ['test', 'live'] : ['live', 'test'];
  return `; a similar object exists in ${there} mode, but a ${here} mode key was used to make this request.`;
}

function checkDefaultPrice(context: Context, id: string): void {
  const price = context.store.prices.get(id);
  if (price === undefined) throw missingReference('price', id, 'default_price');
  if (price.product !== context.id) {
    throw refused(`The price '${id}' does not belong to this product.`, 'default_price');
  }
  if (!price.active) {
    throw refused('The price specified is inactive. This field only accepts active prices.', 'default_price');
  }
}

export const productOperations: readonly Operation[] = [
  createProduct,
  searchProducts,
  retrieveProduct,
  updateProduct,
  deleteProduct,
  listProducts,
];
