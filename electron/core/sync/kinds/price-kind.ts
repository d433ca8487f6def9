import { asFilledText, asObject, type JsonObject } from '#shared/domain/json.ts';
import { normaliseStripePrice } from '#shared/domain/price.ts';
import { diffPriceFields, readPriceField } from '#shared/domain/price-paths.ts';
import { AppFailure, ok, type Result } from '#shared/errors.ts';
import type { DraftedPrice } from '../../storage/drafted.ts';
import type { Operation } from '../../storage/operation-row.ts';
import type { StripeGateway } from '../../stripe/gateway.ts';
import { markIn } from '../mark.ts';
import { freezePrice } from './price-freeze.ts';
import { preparePriceUpdate } from './price-prepare.ts';
import { reviewPrice } from './price-review.ts';
import type { Created, FreshObjects, SyncKind } from './sync-kind.ts';

/** Pages of 100 events looked through for a lost create: Stripe keeps 30 days of them (facts 9.4). */
const MOST_EVENT_PAGES = 50;

/** Prices: Stripe names them, so a lost create is recognised by our mark or by its event (design, Sync 2). */
export const priceKind: SyncKind<DraftedPrice> = {
  kind: 'price',
  expected: 'price',
  review: reviewPrice,
  freeze: freezePrice,
  readFresh: readPrices,
  prepareCreate: ({ params }) => params,
  prepareUpdate: preparePriceUpdate,
  changesBetween(before, after) {
    const [left, right] = [normaliseStripePrice(before), normaliseStripePrice(after)];
    if (left === null || right === null) return null;
    return diffPriceFields(left.fields, right.fields).map(({ path, value }) => ({
      path,
      before: readPriceField(left.fields, path) ?? null,
      after: value,
    }));
  },
  shownBy: (body) => [body],
  async findCreated(_parts, gateway, operation) {
    const mark = markIn(operation.params);
    if (mark !== null) {
      const marked = await findMarked(gateway, operation.parentId ?? '', mark);
      if (!marked.ok) return marked;
      if (marked.value !== null) return ok({ kind: 'ours', body: marked.value });
    }
    return await findByEvent(gateway, operation, mark !== null);
  },
};

/** Stripe reads no several prices by id (facts 12.4): each by itself, together. */
async function readPrices(
  gateway: StripeGateway,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<FreshObjects> {
  const answers = await Promise.all(
    ids.map(async (id) => ({ id, answer: await gateway.readPrice(id, signal) })),
  );
  const found: JsonObject[] = [];
  const gone: string[] = [];
  for (const { id, answer } of answers) {
    if (answer.ok) found.push(answer.value);
    else if (answer.error.code === 'stripe/missing') gone.push(id);
    else throw new AppFailure(answer.error);
  }
  return { found, gone };
}

async function findMarked(
  gateway: StripeGateway,
  product: string,
  mark: string,
): Promise<Result<JsonObject | null>> {
  let after: string | null = null;
  do {
    const page = await gateway.listPrices({ created: {}, after, product });
    if (!page.ok) return page;
    const marked = page.value.items.find((item) => markIn(item) === mark);
    if (marked !== undefined) return ok(marked);
    after = page.value.more ? asFilledText(page.value.items.at(-1)?.['id']) : null;
  } while (after !== null);
  return ok(null);
}

/**
 * The event of our own request, by its idempotency key. A price that was marked and is not on its
 * product's list was never made, though events may not be readable or reach back so far; of one
 * without a mark (its metadata was full) nothing can be said then.
 */
async function findByEvent(
  gateway: StripeGateway,
  operation: Operation,
  wasMarked: boolean,
): Promise<Result<Created>> {
  const none: Created = wasMarked ? { kind: 'none' } : { kind: 'unknowable' };
  let after: string | null = null;
  for (let pages = 0; pages < MOST_EVENT_PAGES; pages += 1) {
    const page = await gateway.listEvents({ types: ['price.created'], from: null, after });
    if (!page.ok) return page.error.code === 'stripe/permission-missing' ? ok(none) : page;
    const own = page.value.items.find(
      (event) => asObject(event['request'])?.['idempotency_key'] === operation.idempotencyKey,
    );
    if (own !== undefined) return await readMade(gateway, own);
    after = page.value.more ? asFilledText(page.value.items.at(-1)?.['id']) : null;
    if (after === null) break;
  }
  return ok(none);
}

/** Made, and perhaps deleted since: then something else has happened to it than we can tell. */
async function readMade(gateway: StripeGateway, event: JsonObject): Promise<Result<Created>> {
  const id = asFilledText(asObject(asObject(event['data'])?.['object'])?.['id']);
  if (id === null) return ok({ kind: 'unknowable' });
  const read = await gateway.readPrice(id);
  if (read.ok) return ok({ kind: 'ours', body: read.value });
  return read.error.code === 'stripe/missing' ? ok({ kind: 'another' }) : read;
}
