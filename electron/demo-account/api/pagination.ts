import type { CreatedWindow, Entry, Listed } from '../store/collection.ts';
import { firstAtOrAfter, positionOf } from '../store/collection.ts';
import { missingReference, refused } from './errors.ts';
import type { Decoded } from './params.ts';
import { integer, object, pageSize, text, type Param } from './params.ts';

/** The parameters every list takes. */
export const pageFields = {
  limit: pageSize(),
  starting_after: text(),
  ending_before: text(),
};
export type PageParams = Decoded<typeof pageFields>;

const windowObject = object({ gt: integer(), gte: integer(), lt: integer(), lte: integer() });

/** `created`: a second, or bounds. */
export const createdWindow: Param<CreatedWindow> = {
  shape: windowObject.shape,
  decode(raw, at) {
    if (typeof raw !== 'string') return windowObject.decode(raw, at);
    const second = integer().decode(raw, at);
    return { gte: second, lte: second };
  },
};

export interface ListObject<T> {
  readonly object: 'list';
  readonly data: readonly T[];
  readonly has_more: boolean;
  readonly url: string;
}

export interface PageRequest<T extends Listed> {
  /** What may be listed, oldest first. */
  readonly order: readonly Entry<T>[];
  /** Finds the object a cursor names, also when a filter leaves it out. */
  readonly entryOf: (id: string) => Entry<T> | undefined;
  readonly page: PageParams;
  readonly url: string;
  /** The singular noun of Stripe's error texts: `product`. */
  readonly noun: string;
  readonly created?: CreatedWindow | undefined;
  readonly accepts?: (object: T) => boolean;
}

const DEFAULT_LIMIT = 10;

/** One page, newest first (facts 1.5). */
export function listPage<T extends Listed>(request: PageRequest<T>): ListObject<T> {
  const { order, page, accepts = () => true } = request;
  const { starting_after: after, ending_before: before } = page;
  if (after !== undefined && before !== undefined) {
    throw refused(
      'You cannot parameterize both starting_after and ending_before.',
      undefined,
      'parameters_exclusive',
    );
  }
  const limit = page.limit ?? DEFAULT_LIMIT;
  let { low, high } = windowBounds(order, request.created);
  if (after !== undefined) high = Math.min(high, cursor(request, after, 'starting_after'));
  if (before !== undefined) {
    const from = cursor(request, before, 'ending_before');
    const own = order[from]?.object.id === before ? 1 : 0;
    low = Math.max(low, from + own);
  }
  const found: T[] = [];
  // One more than asked tells whether there is another page.
  if (before === undefined) {
    for (let at = high - 1; at >= low && found.length <= limit; at--) collect(order[at], accepts, found);
  } else {
    for (let at = low; at < high && found.length <= limit; at++) collect(order[at], accepts, found);
  }
  const data = found.slice(0, limit);
  if (before !== undefined) data.reverse();
  return { object: 'list', data, has_more: found.length > limit, url: request.url };
}

function collect<T extends Listed>(
  entry: Entry<T> | undefined,
  accepts: (object: T) => boolean,
  into: T[],
): void {
  if (entry !== undefined && accepts(entry.object)) into.push(entry.object);
}

function cursor<T extends Listed>(request: PageRequest<T>, id: string, param: string): number {
  const entry = request.entryOf(id);
  if (entry === undefined) throw missingReference(request.noun, id, param);
  return positionOf(request.order, entry);
}

/** The half-open range of positions that a `created` window allows. */
function windowBounds<T extends Listed>(
  order: readonly Entry<T>[],
  window: CreatedWindow | undefined,
): { low: number; high: number } {
  let low = 0;
  let high = order.length;
  if (window?.gte !== undefined) low = Math.max(low, firstAtOrAfter(order, window.gte));
  if (window?.gt !== undefined) low = Math.max(low, firstAtOrAfter(order, window.gt + 1));
  if (window?.lt !== undefined) high = Math.min(high, firstAtOrAfter(order, window.lt));
  if (window?.lte !== undefined) high = Math.min(high, firstAtOrAfter(order, window.lte + 1));
  return { low, high };
}
