import type { ProductDetail, ProductRow } from '#shared/contract/catalog.ts';
import type { Price } from '#shared/contract/drafted.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import { validatePrice } from '#shared/domain/validate-price.ts';
import { changePath, diffProduct } from '#shared/domain/product-changes.ts';
import { validateProduct } from '#shared/domain/validate-product.ts';
import { failure } from '#shared/errors.ts';
import { unreadableProblems } from '#shared/domain/typed-text.ts';
import type { Database } from '../database.ts';
import { firstPriceFields } from '../first-price-fields.ts';
import { imageDisplayUrl, productImages } from '../image-url.ts';
import { describeConflicts } from '../conflicts.ts';
import { readPriceTyping } from '../price-typing.ts';
import { type ProductPrice, readPrices } from '../prices.ts';
import { asRefusal } from '../refusal-words.ts';
import { readTaxCodeIds } from './tax-codes.ts';
import { readOneVisible, readVisible, type VisibleProduct } from '../visible.ts';

/** The page of a product, without the link that only the account's mode decides. */
export type StoredDetail = Omit<ProductDetail, 'dashboardUrl'>;

export interface CatalogCounts {
  readonly products: number;
  readonly active: number;
  readonly archived: number;
  readonly changed: number;
  readonly conflict: number;
  readonly missingTaxCode: number;
}

export const productMethods = {
  /** Fails with `catalog/product-unknown`. */
  readProduct(database: Database, input: { productId: string }): StoredDetail {
    return readDetail(database, input.productId);
  },

  /** Each number from an index of its own: 4 ms at 100,000 products, where a look at every row takes 11. */
  readCounts(database: Database): CatalogCounts {
    const { products, archived, ...counts } = database.get<Omit<CatalogCounts, 'active'>>(
      `SELECT (SELECT count(*) FROM product_index) AS products,
         (SELECT count(*) FROM product_index WHERE archived = 1) AS archived,
         (SELECT count(*) FROM product_index WHERE changed = 1) AS changed,
         (SELECT count(*) FROM product_index WHERE conflict = 1) AS conflict,
         (SELECT count(*) FROM product_index WHERE tax_code IS NULL) AS missingTaxCode`,
    ) as Omit<CatalogCounts, 'active'>;
    return { products, archived, active: products - archived, ...counts };
  },
};

export function readDetail(database: Database, productId: string): StoredDetail {
  const product = readOneVisible(database, productId);
  if (product === null) throw failure('catalog/product-unknown', { productId });
  const prices = readPrices(database, [productId]).get(productId) ?? [];
  const { base, fields } = product;
  const problems = validateProduct(fields, {
    ...(base === null ? {} : { type: base.type, base: base.fields }),
    gone: product.gone,
    taxCodeIds: readTaxCodeIds(database),
    // Prices are pulled after products: none known is not the same as none there.
    ...(prices.length === 0 ? {} : { priceIds: new Set(prices.map(({ id }) => id)) }),
  });
  return {
    id: productId,
    marks: marksOf(product, prices),
    fields,
    base: base?.fields ?? null,
    drafts: product.drafts.map(({ path, base: from, value, changedAt }) => {
      return { path, base: from, value, changedAt };
    }),
    conflicts: describeConflicts(database, product, product.conflicts),
    problems: [...problems, ...unreadableProblems(product)].map((problem) => ({
      ...problem,
      params: { ...problem.params },
    })),
    firstPrice: product.firstPrice ?? product.typedPrice,
    prices: asPrices(prices, fields),
    typedPrices: readPriceTyping(database, productId, new Set(prices.map(({ id }) => id))),
    images: productImages(fields.images),
    createdAt: base?.created ?? null,
    updatedAt: base?.updated ?? null,
    pulledAt: product.pulledAt,
    refusal: product.refusal === null ? null : asRefusal(product.refusal),
  };
}

/** Rows of the grid in the order of `ids`; an id that exists no more gives null. */
export function readRows(database: Database, ids: readonly string[]): (ProductRow | null)[] {
  const visible = readVisible(database, ids);
  const prices = readPrices(database, ids);
  return ids.map((id) => {
    const product = visible.get(id);
    return product === undefined ? null : asRow(product, prices.get(id) ?? []);
  });
}

function asRow(product: VisibleProduct, prices: readonly ProductPrice[]): ProductRow {
  const { id, base, fields, firstPrice } = product;
  const first = firstPrice === null ? null : firstPriceFields(firstPrice);
  const standing = prices.find((price) => price.id === fields.defaultPriceId);
  const active = prices.filter((price) => price.fields.active).length;
  const image = fields.images[0];
  return {
    id,
    fields,
    imageUrl: image === undefined ? null : imageDisplayUrl(image),
    defaultPrice: first ?? standing?.fields ?? null,
    priceCount: first === null ? active : active + 1,
    createdAt: base?.created ?? null,
    updatedAt: base?.updated ?? null,
    marks: marksOf(product, prices),
    before: base === null ? {} : valuesInStripe(base.fields, fields),
  };
}

/** What stands in Stripe, for the fields where the person sees something else. */
function valuesInStripe(base: ProductFields, fields: ProductFields): Record<string, unknown> {
  if (base === fields) return {};
  return Object.fromEntries(diffProduct(base, fields).map((change) => [changePath(change), change.before]));
}

/** A product stands for its prices, too: they are seen and found on its page. */
function marksOf(product: VisibleProduct, prices: readonly ProductPrice[]): ProductRow['marks'] {
  const some = (mark: 'changed' | 'waiting' | 'conflict' | 'refused'): boolean =>
    prices.some(({ marks }) => marks[mark]);
  return {
    isNew: product.base === null,
    changed: product.drafts.length > 0 || product.object !== null || some('changed'),
    waiting: product.waiting || some('waiting'),
    conflict: product.conflicts.length > 0 || product.gone || some('conflict'),
    refused: product.refusal !== null || some('refused'),
    deleting: product.deleting,
  };
}

function asPrices(prices: readonly ProductPrice[], fields: ProductFields): Price[] {
  const rank = (price: Price): number => (price.isDefault ? 0 : price.fields.active ? 1 : 2);
  const successors = new Map(
    prices.flatMap(({ id, replaces }) => (replaces === null ? [] : [[replaces, id]])),
  );
  return prices
    .map((price): Price => {
      const isDefault = price.id === fields.defaultPriceId;
      const problems = validatePrice(price.fields, {
        ...(price.base === null ? {} : { base: price.base }),
        isDefault,
      });
      return {
        ...price,
        isDefault,
        problems: problems.map((problem) => ({ ...problem, params: { ...problem.params } })),
        replacedBy: successors.get(price.id) ?? null,
      };
    })
    .toSorted((left, right) => rank(left) - rank(right));
}
