import type { ProductDetail } from '#shared/contract/catalog.ts';
import type { Refusal } from './visible-object.ts';

/** Stripe's sentence stands in the error's params; without one the code says what happened. */
export function asRefusal(refusal: Refusal): ProductDetail['refusal'] {
  const error = refusal.error === null ? {} : (JSON.parse(refusal.error) as Record<string, unknown>);
  const params = (error['params'] ?? {}) as Record<string, unknown>;
  const words = params['message'] ?? error['code'];
  return { message: typeof words === 'string' ? words : '', requestId: refusal.requestId };
}
