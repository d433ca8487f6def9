import type { CustomerObject, PriceObject, ProductObject, SubscriptionObject } from '../store/objects.ts';
import type { SearchIndex } from '../store/search-index.ts';
import { refused } from './errors.ts';
import type { Context } from './operation.ts';
import { pageSize, required, text, type Decoded } from './params.ts';
import { parseSearchQuery, type SearchSchema } from './search-query.ts';

export const searchFields = { query: required(text()), limit: pageSize(), page: text() };

interface Searchable {
  readonly customer: CustomerObject;
  readonly price: PriceObject;
  readonly product: ProductObject;
  readonly subscription: SubscriptionObject;
}

/** The fields each resource can be searched by (facts 4). */
const SCHEMAS: { readonly [K in keyof Searchable]: SearchSchema<Searchable[K]> } = {
  customer: {
    fields: {
      created: (customer) => customer.created,
      email: (customer) => customer.email,
      name: (customer) => customer.name,
      phone: (customer) => customer.phone,
    },
    metadata: (customer) => customer.metadata,
  },
  price: {
    fields: {
      active: (price) => price.active,
      currency: (price) => price.currency,
      lookup_key: (price) => price.lookup_key,
      product: (price) => price.product,
      type: (price) => price.type,
    },
    metadata: (price) => price.metadata,
  },
  product: {
    fields: {
      active: (product) => product.active,
      created: (product) => product.created,
      description: (product) => product.description,
      name: (product) => product.name,
      shippable: (product) => product.shippable,
      url: (product) => product.url,
    },
    metadata: (product) => product.metadata,
  },
  subscription: {
    fields: {
      canceled_at: (subscription) => subscription.canceled_at,
      created: (subscription) => subscription.created,
      status: (subscription) => subscription.status,
    },
    metadata: (subscription) => subscription.metadata,
  },
};

const DEFAULT_LIMIT = 10;
const MAX_COUNT = 10_000;

/** One page of search results; `page` is an offset that clients must treat as opaque. */
export function searchPage<K extends keyof Searchable>(
  context: Context,
  params: Decoded<typeof searchFields>,
  kind: K,
): object {
  if (!context.account.settings.searchAvailable) {
    throw refused('Search is not available for merchants in your country.');
  }
  const accepts = parseSearchQuery<Searchable[K]>(params.query, SCHEMAS[kind]);
  const limit = params.limit ?? DEFAULT_LIMIT;
  const from = params.page === undefined ? 0 : offsetOf(params.page);
  const index: SearchIndex<Searchable[K]> = indexOf(context, kind);
  const data: Searchable[K][] = [];
  let count = 0;
  for (const object of index.visible()) {
    if (!accepts(object)) continue;
    if (count >= from && data.length < limit) data.push(object);
    count++;
    if (count >= MAX_COUNT) break;
  }
  const next = from + data.length;
  const more = next < count;
  return {
    object: 'search_result',
    data,
    has_more: more,
    next_page: more ? pageOf(next) : null,
    total_count: count,
    url: context.path,
  };
}

function indexOf<K extends keyof Searchable>(context: Context, kind: K): SearchIndex<Searchable[K]> {
  const { search } = context.store;
  // The map is keyed by the same kinds; TypeScript loses that link over a type parameter.
  return search[kind] as unknown as SearchIndex<Searchable[K]>;
}

function pageOf(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64url');
}

function offsetOf(page: string): number {
  const offset = /^offset:(\d+)$/.exec(Buffer.from(page, 'base64url').toString())?.[1];
  if (offset === undefined) throw refused('Invalid page token.', 'page');
  return Number(offset);
}
