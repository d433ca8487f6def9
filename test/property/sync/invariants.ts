import { DatabaseSync } from 'node:sqlite';
import { setTimeout as later } from 'node:timers/promises';
import { expect } from 'vitest';
import type { ReviewItem } from '#shared/contract/sync.ts';
import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { checkFold } from './fold.ts';
import { allEvents, fieldOf, gave, type Model, objectOf } from './model.ts';
import { seenObject } from './look-again.ts';
import { bringBack } from './take-set-step.ts';
import { conflictsOf, decide } from './take-step.ts';
import { tried } from './tried.ts';
import type { World } from './world.ts';

/** After each step: nothing is lost, and what is seen is base ⊕ operations ⊕ drafts. */
export async function checkSeen(world: World, model: Model): Promise<void> {
  expect(world.errors).toEqual([]);
  for (const story of model.stories.values()) {
    if (story.may === null || story.set !== model.set) continue;
    const product = await tried(world.call('catalog.getProduct', { productId: story.productId }));
    const seen = product === null ? null : seenObject(product, story);
    const [wanted] = story.may;
    if (seen === null) throw new Error(`${story.id} is lost, with ${story.path} ${String(wanted)}`);
    const shown = fieldOf(seen.fields, story.path);
    const where = `${story.path} of ${story.id}`;
    must(isOneOf(story.may, shown), `${where} is ${String(shown)}, not one of ${JSON.stringify(story.may)}`);
    if (isEqual(shown, wanted)) continue;
    // Stripe's is shown and nobody was asked: then ours must have been there.
    const wish = { id: story.id, path: story.path, value: wanted };
    const wasThere = (await allEvents(world, model)).some((event) => gave(event, wish));
    must(wasThere, `${where}: ${String(wanted)} gave way to ${String(shown)} unasked`);
  }
  for (const [nickname, { id, set, isWanted }] of model.prices) {
    if (!isWanted || set !== model.set) continue;
    const seen = await tried(world.call('catalog.getProduct', { productId: id }));
    const shown = seen?.prices.filter(({ fields }) => fields.nickname === nickname).length;
    must(shown === 1, `the price ${nickname} of ${id} is seen ${String(shown)} times`);
  }
  for (const id of model.ids) await checkFold(world, id);
}

const LIMIT_MS = 20_000;

/** Everything is well again, and a person publishes until there is nothing left. */
export async function quiesce(world: World, model: Model): Promise<void> {
  await world.control.clearFaults();
  world.setOnline(true);
  const end = performance.now() + LIMIT_MS;
  for (;;) {
    const status = await world.call('sync.getStatus', {});
    if (performance.now() > end)
      throw new Error(
        `never quiet: ${JSON.stringify(status)} ${JSON.stringify(await world.call('sync.listWaiting', {}))} ${JSON.stringify((await world.call('sync.review', {})).items)}`,
      );
    if (status.activity === 'paused' || status.connection !== 'online' || status.waiting > 0) {
      await tried(world.call('sync.resumePublish', {}));
      await later(20);
      continue;
    }
    if (status.activity !== 'idle') {
      await later(10);
      continue;
    }
    await Promise.allSettled(model.pending.splice(0));
    await tried(world.call('sync.refresh', {}));
    const { token, items } = await world.call('sync.review', {});
    if (items.length === 0) {
      const { changeSets } = await world.call('sync.listChangeSets', {});
      const waiting = changeSets.find(({ changes, inWork }) => changes > 0 && !inWork);
      if (waiting === undefined) break;
      await bringBack(world, model, waiting.id);
      continue;
    }
    for (const id of model.ids) await decideAll(world, model, id);
    await keepNames(world, model, items);
    const itemIds = items.filter(({ publishable }) => publishable).map(({ id }) => id);
    if (itemIds.length > 0) await tried(world.call('sync.publish', { token, itemIds, liveConfirmed: false }));
    else await giveUp(world, model);
  }
  await world.call('sync.refresh', {});
}

/** The stand-in never empties a price's name: a person who is told so leaves it. */
async function keepNames(world: World, model: Model, items: readonly ReviewItem[]): Promise<void> {
  for (const { object, productId, changes } of items) {
    const isEmptied = changes.some(({ path, after }) => path === 'nickname' && after === null);
    if (object.kind !== 'price' || productId === null || !isEmptied) continue;
    model.letGo(productId);
    await tried(world.call('sync.discardChange', { object, path: 'nickname' }));
  }
}

async function decideAll(world: World, model: Model, id: string): Promise<void> {
  const seen = await tried(world.call('catalog.getProduct', { productId: id }));
  for (const { object, path } of seen === null ? [] : conflictsOf(seen))
    await decide(world, model, object, path, (model.count += 1) % 2 === 0);
}

/**
 * What can be published neither now nor after its conflicts are decided: a product that is gone; a
 * price that was to be archived when another took its place, which somebody gave up.
 */
async function giveUp(world: World, model: Model): Promise<void> {
  const { items } = await world.call('sync.review', {});
  for (const { object, productId, publishable } of items) {
    if (publishable || productId === null) continue;
    if (object.kind === 'price') {
      model.letGo(productId);
      await tried(world.call('sync.discardObject', { object }));
      continue;
    }
    const isThere = (await world.remote(productId)) !== null;
    if (isThere) continue;
    model.letGo(productId);
    await tried(world.call('catalog.discardProduct', { productId }));
  }
}

/** When all is quiet: the server has it, once, and this computer has what any other would. */
export async function checkQuiet(world: World, model: Model): Promise<void> {
  await checkSeen(world, model);
  const events = await allEvents(world, model);
  for (const story of model.stories.values()) {
    if (story.may === null || model.deleted.has(story.productId)) continue;
    const object =
      story.id === story.productId
        ? await world.remote(story.id)
        : await world.control.dashboard('GET', `/v1/prices/${story.id}`);
    if (object === null) throw new Error(`${story.id} is not at Stripe`);
    const there = fieldOf(object, story.path);
    must(
      isOneOf(story.may, there),
      `${story.path} of ${story.id} is ${String(there)} at Stripe, not one of ${JSON.stringify(story.may)}`,
    );
  }
  for (const wish of model.wishes) {
    if (model.mine.has(`${wish.id} ${wish.path}`)) continue;
    const times = events.filter((event) => gave(event, wish)).length;
    must(times <= 1, `${wish.path} of ${wish.id} became ${String(wish.value)} ${times} times`);
  }
  for (const id of model.ids) {
    const births = events.filter(
      (event) => event['type'] === 'product.created' && objectOf(event)['id'] === id,
    );
    must(births.length <= 1, `${id} was created ${births.length} times`);
  }
  for (const [id, isPriced] of model.created) {
    if (model.deleted.has(id)) continue;
    must((await world.remote(id)) !== null, `${id} is not at Stripe`);
    const own = events.filter(
      (event) =>
        event['type'] === 'price.created' &&
        objectOf(event)['product'] === id &&
        objectOf(event)['nickname'] === null,
    );
    must(own.length === (isPriced ? 1 : 0), `${id} has ${own.length} first prices`);
  }
  await checkExtras(world, model, events);
  const fresh = rowsOf(await world.pullAfresh());
  expect(rowsOf(world.databaseFile)).toEqual(fresh);
}

/** Prices and pictures: each there once. A default price can always be bought. */
async function checkExtras(world: World, model: Model, events: readonly JsonObject[]): Promise<void> {
  for (const [nickname, { id, isWanted }] of model.prices) {
    const made = events.filter(
      (event) => event['type'] === 'price.created' && objectOf(event)['nickname'] === nickname,
    );
    must(made.length <= 1, `the price ${nickname} was created ${made.length} times`);
    const isMissing = isWanted && !model.deleted.has(id) && made.length === 0;
    must(!isMissing, `the price ${nickname} of ${id} was never created`);
  }
  const files = (await world.control.count('files')) - model.filesBefore;
  must(files <= model.pictures.size, `${files} files of ${model.pictures.size} pictures`);
  for (const id of model.ids) {
    const product = await world.remote(id);
    if (product === null) continue;
    const wanted = [...model.pictures.values()].filter((picture) => picture.id === id && picture.isWanted);
    const shown = (product['images'] as readonly string[]).length;
    must(shown >= wanted.length, `${id} shows ${shown} of ${wanted.length} pictures`);
    const priceId = product['default_price'];
    if (typeof priceId !== 'string') continue;
    const price = await world.control.dashboard('GET', `/v1/prices/${priceId}`);
    must(price['active'] === true, `the default price of ${id} is not on sale`);
  }
}

function rowsOf(file: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = (table: string): unknown[] =>
    database
      .prepare(`SELECT id, body FROM ${table} ORDER BY id`)
      .all()
      .map((row) => [row['id'], JSON.parse(String(row['body'])) as unknown]);
  const found = { products: rows('product'), prices: rows('price') };
  database.close();
  return found;
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

function isOneOf(values: readonly unknown[], value: unknown): boolean {
  return values.some((one) => isEqual(one, value));
}
