import { fieldError, type FieldProblem } from './problem.ts';
import { textLength } from './text-length.ts';
import { PRODUCT_LIMITS } from './validate-product.ts';

const OURS = /^prod_[0-9a-f]{24}$/;

/** An id as it is made here for a product that was given none. */
export function makeProductId(uuid: string): string {
  return `prod_${uuid.replaceAll('-', '').slice(0, 24)}`;
}

/** False once a person chose one. */
export function isMadeProductId(id: string): boolean {
  return OURS.test(id);
}

/**
 * A product's own id, chosen before it is in Stripe (facts 1.1: at most 5000 characters, unique).
 * Stripe documents no more; what an address cannot carry plainly is refused here, because the id
 * never changes and stands in the address of every request.
 */
export function validateProductId(id: string): FieldProblem[] {
  const length = textLength(id);
  if (length > PRODUCT_LIMITS.id)
    return [fieldError('product/id-too-long', 'id', { length, limit: PRODUCT_LIMITS.id })];
  return /[\s/?#%\\\p{Cc}]/u.test(id) || /^\.+$/.test(id) ? [fieldError('product/id-characters', 'id')] : [];
}
