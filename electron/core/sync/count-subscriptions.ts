import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { failure } from '#shared/errors.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import { unwrap } from './parts.ts';

/** Prices asked for; a product with more says "at least". */
const MAX_PRICES = 20;

/**
 * How many subscriptions are on any of these prices now (facts 7: ended ones are left out), as far
 * as the first hundred of each price tell. Nothing of them is kept.
 */
export async function countSubscriptions(
  gateway: StripeGateway | null,
  { priceIds }: InputOf<'sync.countSubscriptions'>,
  signal: AbortSignal,
): Promise<OutputOf<'sync.countSubscriptions'>> {
  if (gateway === null) throw failure('account/key-needed');
  const found = new Set<unknown>();
  let isMore = priceIds.length > MAX_PRICES;
  for (const priceId of priceIds.slice(0, MAX_PRICES)) {
    const page = unwrap(await gateway.customers.subscriptionsOfPrice(priceId, signal));
    for (const { id } of page.items) found.add(id);
    isMore ||= page.more;
  }
  return { count: found.size, more: isMore };
}
