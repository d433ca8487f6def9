import { setTimeout as later } from 'node:timers/promises';
import { tinyPng } from '../../integration/sync/tiny-png.ts';
import type { CrashPoint } from '../build/points.ts';
import type { Ledger, Wish } from './ledger.ts';
import { type Life, Refused } from './life.ts';
import type { Dice } from './random.ts';
import type { Shop } from './shop.ts';

/** Refusals that a person meets and acts on; any other is a fault of the app. */
const EXPECTED = new Set([
  'sync/review-outdated',
  'sync/already-running',
  'sync/nothing-selected',
  // It went on its way by itself meanwhile.
  'sync/operation-state',
  'sync/operation-unknown',
  'account/key-needed',
  'app/cancelled',
]);

export interface Round {
  /** In everything that is written in this round. */
  readonly token: string;
  readonly point: CrashPoint | null;
  readonly dice: Dice;
  readonly shop: Shop;
  readonly ledger: Ledger;
  /** Known to the app, active, and touched by nobody else. */
  readonly products: readonly string[];
  /** Known to the app, without a price. */
  readonly bare: string;
  /** A product whose write may be on its way, held up, when the app is killed. */
  held: string | null;
  /** The key that was typed last, and the wish that it made. */
  typed: { wish: Wish; at: number } | null;
}

/** A person at work: edits, creates, a picture, a deletion; published while the editing goes on. */
export async function work(life: Life, round: Round): Promise<void> {
  const { dice, products } = round;
  const [first = '', second = '', third = '', fourth = '', fifth = '', typed = '', raced = ''] = products;
  const typing = life.typeName === null || !dice.happens(0.6) ? null : typeName(life, round, typed);
  typing?.catch(() => undefined);
  const [edited = '', ...others] = dice.some([first, second, third], 3);
  for (const id of [edited, ...others]) await edit(life, round, id, 'description', 'a');
  await someoneElseWrites(round, edited);
  await edit(life, round, second, 'metadata.note', 'b');
  for (const index of [1, 2]) await create(life, round, index);
  await addPrice(life, round, first);
  await changePrice(life, round, fifth);
  await attachPicture(life, round, fourth);
  round.ledger.deleted.set(round.bare, false);
  await life.call('catalog.deleteProduct', { productId: round.bare });
  round.ledger.deleted.set(round.bare, true);
  const reading = read(life, round);
  reading.catch(() => undefined);
  const race = dice.happens(0.5) ? await holdUpWrite(life, round, raced) : null;
  const publishing = publishAll(life);
  race?.(publishing).catch(() => undefined);
  publishing.catch(() => undefined);
  await edit(life, round, fifth, 'description', 'c');
  // Behind what is being sent of the same product.
  await edit(life, round, third, 'description', 'd');
  await edit(life, round, third, 'metadata.note', 'e');
  await publishing;
  await publishAll(life);
  await reading;
  await typing;
  await untilSent(life);
}

/** Counts as kept from its answer on. */
async function edit(life: Life, round: Round, productId: string, path: string, mark: string): Promise<void> {
  const value = `${round.token}${mark} ${productId.slice(-6)}`;
  const wish = round.ledger.wish(productId, path, value, await round.shop.field(productId, path));
  const changes = path.startsWith('metadata.')
    ? { metadata: await withMetadata(life, productId, path.slice('metadata.'.length), value) }
    : { [path]: value };
  await life.call('catalog.editProduct', { productId, changes });
  wish.kept = true;
}

async function withMetadata(life: Life, productId: string, key: string, value: string) {
  const { fields } = await life.call('catalog.getProduct', { productId });
  return { ...fields.metadata, [key]: value };
}

async function create(life: Life, { ledger, token }: Round, index: number): Promise<void> {
  const name = `${token} new ${index}`;
  const story = { kept: false, id: null as string | null };
  ledger.created.set(name, story);
  const firstPrice = { currency: 'usd', unitAmountMinor: 100 + index, recurring: null };
  const { id } = await life.call('catalog.createProduct', { changes: { name }, firstPrice });
  Object.assign(story, { kept: true, id });
}

/** Stripe gives a price its id, so that one made twice would be two. */
async function addPrice(life: Life, { ledger, token }: Round, productId: string): Promise<void> {
  const story = { kept: false, productId, replaces: null };
  ledger.prices.set(`${token} added`, story);
  const fields = { currency: 'usd', unitAmountMinor: 700, nickname: `${token} added` };
  await life.call('catalog.addPrice', { productId, fields, makeDefault: false });
  story.kept = true;
}

/** Four requests, one after the other; always with something to sell. */
async function changePrice(life: Life, { ledger, shop, token }: Round, productId: string): Promise<void> {
  const priceId = (await shop.product(productId))?.['default_price'];
  if (typeof priceId !== 'string') return;
  const story = { kept: false, productId, replaces: priceId };
  ledger.prices.set(`${token} changed`, story);
  const changes = { nickname: `${token} changed` };
  await life.call('catalog.changePrice', { priceId, changes, archiveOld: true });
  story.kept = true;
}

async function attachPicture(life: Life, { ledger, token }: Round, productId: string): Promise<void> {
  // A picture of its own for each round: the same content is uploaded once for all.
  const bytes = new Uint8Array([...tinyPng, ...Buffer.from(token)]);
  ledger.pictures.set(productId, false);
  await life.call('catalog.attachImage', { productId, fileName: 'cup.png', original: bytes, upload: bytes });
  ledger.pictures.set(productId, true);
}

/** Between our read and our write. */
async function someoneElseWrites({ ledger, shop, token }: Round, productId: string): Promise<void> {
  const value = `${token} by someone else`;
  ledger.dashboard(productId, 'description', value);
  await shop.write(productId, 'description', value);
}

/** Longer than a read and a write in the Dashboard take. */
export const HELD_MS = 400;

/**
 * Somebody is quicker by a hair: as soon as we have read the product afresh, it is written in the
 * Dashboard, while our own write is held up on its way. The write of theirs begins when the answer
 * is called, and is not tried once `publishing` has ended.
 */
async function holdUpWrite(
  life: Life,
  round: Round,
  productId: string,
): Promise<(publishing: Promise<void>) => Promise<void>> {
  const { control } = round.shop;
  await edit(life, round, productId, 'description', 'g');
  const held = { kind: 'delay', effect: 'before', ms: HELD_MS } as const;
  await control.setFault({ fault: held, method: 'POST', path: `/v1/products/${productId}`, times: 1 });
  round.held = productId;
  let since = (await control.requests()).total;
  return async (publishing) => {
    const state = { isOver: false };
    publishing.finally(() => (state.isOver = true)).catch(() => undefined);
    while (!state.isOver) {
      const { requests, total } = await control.requests(since);
      since = total;
      const isRead = ({ method, path, query }: (typeof requests)[number]): boolean =>
        method === 'GET' && path === '/v1/products' && query.includes(productId);
      if (!requests.some(isRead)) {
        await later(5);
        continue;
      }
      const value = `${round.token} in the gap`;
      round.ledger.dashboard(productId, 'description', value, true);
      await round.shop.write(productId, 'description', value);
      return;
    }
  };
}

async function typeName(life: Life, round: Round, productId: string): Promise<void> {
  const before = await round.shop.field(productId, 'name');
  await life.typeName?.(productId, `typed${round.token}`, (held) => {
    round.typed = {
      wish: round.ledger.wish(productId, 'name', held, before),
      at: performance.now(),
    };
  });
}

async function read(life: Life, { point, dice }: Round): Promise<void> {
  const wantsScan = point?.startsWith('scan-') ?? dice.happens(0.3);
  const wantsRefresh = point === 'refresh-committing' || (point === null && dice.happens(0.4));
  await tolerated(async () => {
    if (wantsScan) await life.call('sync.pull', {});
    else if (wantsRefresh) await life.call('sync.refresh', {});
  });
}

/** Reviews and publishes whatever may be published. */
export async function publishAll(life: Life): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const { token, items } = await life.call('sync.review', {});
    const itemIds = items.filter(({ publishable }) => publishable).map(({ id }) => id);
    if (itemIds.length === 0) return;
    const isDone = await tolerated(async () => {
      await life.call('sync.publish', { token, itemIds, liveConfirmed: false });
    });
    if (isDone) return;
  }
}

/** False when it was refused for a reason that passes; what is no such reason is thrown. */
export async function tolerated(ask: () => Promise<void>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    const passes =
      error instanceof Refused && (EXPECTED.has(error.error.code) || error.error.code.startsWith('stripe/'));
    if (!passes) throw error;
    return false;
  }
}

async function untilSent(life: Life): Promise<void> {
  while ((await life.call('sync.getStatus', {})).waiting > 0) await later(50);
}
