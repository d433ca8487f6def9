import { type ObjectRef, refKey } from '#shared/contract/object.ts';
import type { ReviewItem } from '#shared/contract/sync.ts';
import type { FieldChange } from '#shared/contract/sync-history.ts';
import { TRANSFER_PATH } from '#shared/domain/price-paths.ts';
import { fieldError, hasErrors } from '#shared/domain/problem.ts';
import { validatePrice } from '#shared/domain/validate-price.ts';
import type { DraftedPrice } from '../../storage/drafted.ts';

/** One price in the review. A new one is shown whole, under the path `price`. */
export function reviewPrice(price: DraftedPrice): ReviewItem {
  const object: ObjectRef = { kind: 'price', id: price.id };
  const { base, fields, isDefault, gone } = price;
  const own = validatePrice(fields, {
    ...(base === null ? {} : { base: base.fields }),
    isDefault,
    gone,
  });
  const problems = price.isOfGoneProduct ? [fieldError('product/gone', 'price'), ...own] : own;
  return {
    id: refKey(object),
    object,
    productId: price.productId,
    title: price.productName,
    action: actionOf(price),
    changes: changesOf(price),
    problems: problems.map((problem) => ({ ...problem, params: { ...problem.params } })),
    publishable: !hasErrors(problems) && price.conflicts.length === 0,
    willBeRefused: false,
    needs: needsOf(price).map(refKey),
  };
}

function actionOf({ object, drafts }: DraftedPrice): ReviewItem['action'] {
  if (object?.intent === 'create') return 'create';
  const active = drafts.find(({ path }) => path === 'active');
  // What gives its lookup key away is archived all the same.
  const others = drafts.filter(({ path }) => path !== 'active' && path !== 'lookupKey');
  if (active === undefined || others.length > 0) return 'update';
  return active.value === true ? 'unarchive' : 'archive';
}

function changesOf({ object, drafts, fields, replacedFields }: DraftedPrice): FieldChange[] {
  const isNew = object?.intent === 'create';
  const own = drafts
    .filter(({ path }) => path !== TRANSFER_PATH && !(isNew && isPartOfPrice(path)))
    .map(({ path, base, value }): FieldChange => ({ path, before: base, after: value }));
  return isNew ? [{ path: 'price', before: replacedFields, after: fields }, ...own] : own;
}

/** What the line that says a price holds already. */
function isPartOfPrice(path: string): boolean {
  const isBeside = path.startsWith('metadata.') || path.startsWith('currencyOptions.');
  return !isBeside && !['nickname', 'lookupKey', 'taxBehavior', 'active'].includes(path);
}

/**
 * What must go with it, so that there is always something to sell (design, Sync 6): a price that is
 * replaced is archived only together with the one that takes its place, and only once its product
 * has that one as its default.
 */
function needsOf(price: DraftedPrice): ObjectRef[] {
  const product: ObjectRef = { kind: 'product', id: price.productId };
  if (price.object?.intent === 'create') return price.isOfNewProduct ? [product] : [];
  return [
    ...(price.replacedBy === null ? [] : [{ kind: 'price' as const, id: price.replacedBy }]),
    ...(price.losesDefault ? [product] : []),
  ];
}

/** The price that a product's default is to be: made, or put on sale again, before it is. */
export function wantedDefault(drafts: readonly { path: string; value: unknown }[]): ObjectRef | null {
  const value = drafts.find(({ path }) => path === 'defaultPriceId')?.value;
  return typeof value === 'string' ? { kind: 'price', id: value } : null;
}
