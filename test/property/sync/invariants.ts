import { DatabaseSync } from 'node:sqlite';
import { setTimeout as later } from 'node:timers/promises';
import { expect } from 'vitest';
import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { normaliseStripeProduct } from '#shared/domain/product.ts';
import { allEvents, fieldOf, gave, type Model, objectOf } from './model.ts';
import { decide, tried } from './take-step.ts';
import type { World } from './world.ts';

/** After each step: nothing is lost, and what is seen is base ⊕ operations ⊕ drafts. */
export async function checkSeen(world: World, model: Model): Promise<void> {
  expect(world.errors).toEqual([]);
  for (const story of model.stories.values()) {
    if (story.may === null) continue;
    const seen = await tried(world.call('catalog.getProduct', { productId: story.id }));
    const [wanted] = story.may;
    if (seen === null) throw new Error(`${story.id} is lost, with ${story.path} ${String(wanted)}`);
    const shown = fieldOf(seen.fields, story.path);
    const where = `${story.path} of ${story.id}`;
    must(isOneOf(story.may, shown), `${where} is ${String(shown)}, not one of ${JSON.stringify(story.may)}`);
    if (isEqual(shown, wanted)) continue;
    // Stripe's is shown and nobody was asked: then ours must have been there.
    const wish = { id: story.id, path: story.path, value: wanted };
    const wasThere = (await allEvents(world)).some((event) => gave(event, wish));
    must(wasThere, `${where}: ${String(wanted)} gave way to ${String(shown)} unasked`);
  }
  for (const id of model.ids) await checkFold(world, id);
}

/** The rule by another hand: the tables read by themselves, and put on top of each other. */
async function checkFold(world: World, id: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const before = fold(world.databaseFile, id);
    const seen = await tried(world.call('catalog.getProduct', { productId: id }));
    const after = fold(world.databaseFile, id);
    // Something was settled meanwhile: looked at again.
    if (!isEqual(before, after)) continue;
    expect({ id, fields: seen === null ? null : seen.fields }).toEqual({ id, fields: before });
    return;
  }
}

function fold(file: string, id: string): object | null {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.exec('BEGIN');
    const base = database.prepare('SELECT body FROM product WHERE id = ?').get(id);
    const operations = database
      .prepare(
        `SELECT kind, changes FROM operation WHERE object_kind = 'product' AND object_id = ?
         AND kind <> 'image.upload' AND state IN ('queued', 'sending', 'unknown') ORDER BY publish_id, seq`,
      )
      .all(id);
    const object = database
      .prepare(`SELECT intent FROM draft_object WHERE object_kind = 'product' AND object_id = ?`)
      .get(id);
    const drafts = database
      .prepare(`SELECT path, value FROM draft_field WHERE object_kind = 'product' AND object_id = ?`)
      .all(id);
    const isNew = object?.['intent'] === 'create' || operations.some(({ kind }) => kind === 'product.create');
    if (base === undefined && !isNew) return null;
    const fields = fieldsOf(
      base === undefined ? { id, object: 'product' } : JSON.parse(String(base['body'])),
    );
    for (const { changes } of operations)
      for (const { path, value } of JSON.parse(String(changes)) as { path: string; value: unknown }[])
        put(fields, path, value);
    for (const { path, value } of drafts) put(fields, String(path), JSON.parse(String(value)));
    return fields;
  } finally {
    database.close();
  }
}

function fieldsOf(body: JsonObject): Record<string, unknown> {
  const product = normaliseStripeProduct({ name: '', active: true, metadata: {}, created: 0, ...body });
  return { ...(product?.fields as object) };
}

function put(fields: Record<string, unknown>, path: string, value: unknown): void {
  if (path === 'firstPrice') return;
  if (!path.startsWith('metadata.')) {
    fields[path] = value;
    return;
  }
  const { [path.slice('metadata.'.length)]: _old, ...rest } = fields['metadata'] as Record<string, unknown>;
  fields['metadata'] = value === null ? rest : { ...rest, [path.slice('metadata.'.length)]: value };
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
        `never quiet: ${JSON.stringify(status)} ${JSON.stringify(await world.call('sync.listWaiting', {}))}`,
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
    if (items.length === 0) break;
    for (const id of model.ids) await decideAll(world, model, id);
    const itemIds = items.filter(({ publishable }) => publishable).map(({ id }) => id);
    if (itemIds.length > 0) await tried(world.call('sync.publish', { token, itemIds, liveConfirmed: false }));
    else await giveUp(world, model);
  }
  await world.call('sync.refresh', {});
}

async function decideAll(world: World, model: Model, id: string): Promise<void> {
  const seen = await tried(world.call('catalog.getProduct', { productId: id }));
  for (const { path } of seen?.conflicts ?? [])
    await decide(world, model, id, path, (model.count += 1) % 2 === 0);
}

/** What can be published neither now nor after its conflicts are decided: a product that is gone. */
async function giveUp(world: World, model: Model): Promise<void> {
  const { items } = await world.call('sync.review', {});
  for (const { productId, publishable } of items) {
    if (publishable || productId === null) continue;
    const isThere = (await world.remote(productId)) !== null;
    if (isThere) continue;
    model.letGo(productId);
    await tried(world.call('catalog.discardProduct', { productId }));
  }
}

/** When all is quiet: the server has it, once, and this computer has what any other would. */
export async function checkQuiet(world: World, model: Model): Promise<void> {
  await checkSeen(world, model);
  const events = await allEvents(world);
  for (const story of model.stories.values()) {
    if (story.may === null || model.deleted.has(story.id)) continue;
    const product = await world.remote(story.id);
    if (product === null) throw new Error(`${story.id} is not at Stripe`);
    const there = fieldOf(product, story.path);
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
    const prices = await world.control.count('prices', { product: id });
    must(prices === (isPriced ? 1 : 0), `${id} has ${prices} prices`);
  }
  const fresh = rowsOf(await world.pullAfresh());
  expect(rowsOf(world.databaseFile)).toEqual(fresh);
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
