import type { ObjectRef } from '#shared/contract/object.ts';
import { asFilledText, asId, asInteger, asObject, type JsonObject } from '#shared/domain/json.ts';
import { AppFailure, failure } from '#shared/errors.ts';
import type { EventCursor } from '../storage/methods/scan.ts';
import type { StripePage } from '../stripe/answer.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import { readObjectEvent } from './event-history.ts';
import { EVENT_TYPES } from './event-types.ts';
import { type SyncParts, unwrap } from './parts.ts';
import { asRefs, findConfigurations, findProducts } from './tombstones.ts';

/** Events may appear a little late and have one-second stamps (facts 9.4). */
const OVERLAP_S = 300;
/** More than this is quicker read as a whole. */
const MOST_PAGES = 50;
/** Stripe lists events of 30 days (facts 9.4). */
const EVENTS_REACH_MS = 29 * 86_400_000;
/** Prices of one product that are read together rather than one by one. */
const TOGETHER = 3;

export type Refreshed =
  | { readonly kind: 'refreshed'; readonly changed: readonly ObjectRef[]; readonly requests: number }
  /** Events do not reach: only a full scan tells. */
  | { readonly kind: 'full-scan-needed'; readonly requests: number };

/**
 * What changed since the last look, from events: since the cursor with overlap, without those
 * known, oldest first; then the objects themselves are read, because an event shows its object in
 * the account's API version, not in ours (facts 9.4).
 *
 * Events do not reach where the key may not read them, and where the cursor's own event is no
 * longer among them: it is older than Stripe's 30 days, or this is another history. Neither
 * compares our clock with Stripe's (design, Sync 10).
 */
export async function refreshFromEvents(
  parts: SyncParts,
  gateway: StripeGateway,
  signal?: AbortSignal,
): Promise<Refreshed> {
  const { store } = parts;
  const state = await store.readPullState();
  if (!state.pulled) throw failure('sync/not-pulled-yet');
  if (state.cursor === null || isLongAgo(parts, state.checkedAt))
    return { kind: 'full-scan-needed', requests: 0 };
  const read = await readEvents(gateway, state.cursor, signal);
  if (read.events === null) return { kind: 'full-scan-needed', requests: read.requests };
  const seen = new Set(await store.listSeenEvents());
  const fresh = read.events.filter(({ id }) => !seen.has(id)).toReversed();
  const readSeq = await store.takeReadSeq();
  const at = parts.ports.clock.now();
  const products = await findProducts(gateway, idsOf(fresh, 'product'), signal);
  const prices = await findPrices(gateway, fresh, signal);
  const portals = await findConfigurations(gateway, idsOf(fresh, 'billing_portal.configuration'), signal);
  const newest = read.events[0];
  const cursor: EventCursor =
    newest === undefined ? state.cursor : { id: newest.id, created: newest.created };
  const { changed } = await store.saveRefresh({
    found: [...products.found, ...prices.found, ...portals.found],
    removed: [
      ...asRefs('product', products.gone),
      ...asRefs('price', prices.gone),
      ...asRefs('portal_configuration', portals.gone),
    ],
    history: fresh.flatMap(({ body }) => readObjectEvent(body) ?? []),
    events: fresh.map(({ id, created }) => ({ id, created })),
    cursor,
    forgetBefore: cursor.created - 2 * OVERLAP_S,
    readSeq,
    at,
  });
  return {
    kind: 'refreshed',
    changed,
    requests: read.requests + products.requests + prices.requests + portals.requests,
  };
}

/** Both times are this machine's; a little before Stripe's own 30 days. */
function isLongAgo(parts: SyncParts, checkedAt: number | null): boolean {
  return checkedAt !== null && Math.abs(parts.ports.clock.now() - checkedAt) > EVENTS_REACH_MS;
}

type ChangedObject = 'product' | 'price' | 'billing_portal.configuration';

interface ChangeEvent {
  readonly id: string;
  readonly created: number;
  readonly object: ChangedObject;
  readonly objectId: string;
  /** Of a price: whose it is. */
  readonly productId: string | null;
  readonly body: JsonObject;
}

async function readEvents(
  gateway: StripeGateway,
  cursor: EventCursor,
  signal: AbortSignal | undefined,
): Promise<{ events: ChangeEvent[] | null; requests: number }> {
  const events: ChangeEvent[] = [];
  const from = cursor.id === null ? null : Math.max(0, cursor.created - OVERLAP_S);
  let after: string | null = null;
  let requests = 0;
  do {
    const page = await gateway.listEvents({ types: EVENT_TYPES, from, after }, signal);
    requests += 1;
    if (!page.ok) {
      if (page.error.code === 'stripe/permission-missing') return { events: null, requests };
      throw new AppFailure(page.error);
    }
    events.push(...page.value.items.flatMap(readEvent));
    after = page.value.more ? asFilledText(page.value.items.at(-1)?.['id']) : null;
  } while (after !== null && requests < MOST_PAGES);
  const reaches = after === null && (cursor.id === null || events.some(({ id }) => id === cursor.id));
  return { events: reaches ? events : null, requests };
}

function readEvent(body: JsonObject): ChangeEvent[] {
  const id = asFilledText(body['id']);
  const created = asInteger(body['created']);
  const object = asObject(asObject(body['data'])?.['object']);
  const objectId = asFilledText(object?.['id']);
  const kind = object?.['object'];
  if (id === null || created === null || objectId === null || !isChangedObject(kind)) return [];
  return [{ id, created, object: kind, objectId, productId: asId(object?.['product']), body }];
}

function isChangedObject(kind: unknown): kind is ChangedObject {
  return kind === 'product' || kind === 'price' || kind === 'billing_portal.configuration';
}

function idsOf(events: readonly ChangeEvent[], object: ChangedObject): string[] {
  return [...new Set(events.filter((event) => event.object === object).map(({ objectId }) => objectId))];
}

/** Prices cannot be asked for by several ids (facts 12.4): one by one, or all of a product. */
async function findPrices(
  gateway: StripeGateway,
  events: readonly ChangeEvent[],
  signal: AbortSignal | undefined,
): Promise<{ found: JsonObject[]; gone: string[]; requests: number }> {
  const found = new Map<string, JsonObject>();
  const gone: string[] = [];
  let requests = 0;
  const ofProduct = Map.groupBy(
    events.filter(({ object }) => object === 'price'),
    ({ productId }) => productId,
  );
  for (const [product, group] of ofProduct) {
    const ids = new Set(group.map(({ objectId }) => objectId));
    if (product !== null && ids.size > TOGETHER) {
      let after: string | null = null;
      do {
        const page: StripePage = unwrap(await gateway.listPrices({ created: {}, after, product }, signal));
        requests += 1;
        for (const price of page.items) found.set(asFilledText(price['id']) ?? '', price);
        after = page.more ? asFilledText(page.items.at(-1)?.['id']) : null;
      } while (after !== null);
    }
    for (const id of ids) {
      if (found.has(id)) continue;
      const price = await gateway.readPrice(id, signal);
      requests += 1;
      if (price.ok) found.set(id, price.value);
      else if (price.error.code === 'stripe/missing') gone.push(id);
      else throw new AppFailure(price.error);
    }
  }
  return { found: [...found.values()], gone, requests };
}
