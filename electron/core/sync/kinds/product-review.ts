import { refKey } from '#shared/contract/object.ts';
import type { ReviewItem } from '#shared/contract/sync.ts';
import type { FieldChange } from '#shared/contract/sync-history.ts';
import { isLocalId } from '#shared/domain/local-id.ts';
import { fieldError, type FieldProblem, hasErrors } from '#shared/domain/problem.ts';
import { unreadableProblems } from '#shared/domain/typed-text.ts';
import { validateProduct } from '#shared/domain/validate-product.ts';
import type { DraftedProduct } from '../../storage/drafted.ts';
import { wantedDefault } from './price-review.ts';

/** One product in the review: everything that would be sent for it, field by field. */
export function reviewProduct(product: DraftedProduct): ReviewItem {
  const object = { kind: product.kind, id: product.id };
  const action = actionOf(product);
  const wanted = wantedDefault(product.drafts);
  const { base, gone } = product;
  const context = base === null ? {} : { type: base.type, base: base.fields, gone };
  const problems =
    action === 'delete'
      ? []
      : [
          ...validateProduct(product.fields, context),
          ...lostDefault(product),
          ...unreadableProblems(product),
        ];
  return {
    id: refKey(object),
    object,
    productId: product.id,
    title: product.fields.name,
    action,
    changes: changesOf(product, action),
    problems,
    publishable: !hasErrors(problems) && product.conflicts.length === 0,
    // Prices cannot be deleted through the API, so their product cannot either (facts 1.3).
    needs: wanted === null ? [] : [refKey(wanted)],
    willBeRefused: action === 'delete' && product.priceCount > 0,
  };
}

/** A default that was only here and was discarded since: it will never be there. */
function lostDefault({ drafts, newPriceIds }: DraftedProduct): FieldProblem[] {
  const id = wantedDefault(drafts)?.id ?? '';
  if (!isLocalId(id) || newPriceIds.includes(id)) return [];
  return [fieldError('product/default-price-foreign', 'defaultPriceId', { id })];
}

function actionOf({ object, drafts }: DraftedProduct): ReviewItem['action'] {
  if (object !== null) return object.intent;
  const [only] = drafts;
  if (drafts.length !== 1 || only?.path !== 'active') return 'update';
  return only.value === true ? 'unarchive' : 'archive';
}

function changesOf(
  { drafts, firstPrice, typedPrice, object }: DraftedProduct,
  action: ReviewItem['action'],
): FieldChange[] {
  if (action === 'delete') return [];
  const changes = drafts.map(({ path, base, value }): FieldChange => ({ path, before: base, after: value }));
  const first = firstPrice ?? typedPrice;
  if (object?.intent === 'create' && first !== null) {
    changes.push({ path: 'firstPrice', before: null, after: first });
  }
  return changes;
}
