import { setTimeout as later } from 'node:timers/promises';
import type { ProductDetail } from '#shared/contract/catalog.ts';
import type { ObjectRef } from '#shared/contract/object.ts';
import { allEvents, type Model } from './model.ts';
import { FAULTS, type Step } from './steps.ts';
import { lookAgain } from './look-again.ts';
import { addPicture } from './take-picture-step.ts';
import { addPrice, archivePrice, editPrice, remoteChangePrice, remoteEditPrice } from './take-price-step.ts';
import { takeSetStep, undoPublish } from './take-set-step.ts';
import { tried } from './tried.ts';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;
/** Beyond what is joined into one step to undo. */
const APART_MS = 60_000;

export async function takeStep(world: World, model: Model, step: Step): Promise<void> {
  world.clock.advance(APART_MS);
  switch (step.do) {
    case 'edit':
      return await edit(world, model, model.idAt(step.product), step.field, step.value);
    case 'new':
      return await create(world, model, step.priced);
    case 'archive':
      return await archive(world, model, model.idAt(step.product));
    case 'delete':
      return await remove(world, model, model.idAt(step.product));
    case 'discard':
      return await discard(world, model, model.idAt(step.product));
    case 'publish':
      return await begin(model, step.awaited, publish(world, model, 0));
    case 'publish-some':
      return await begin(model, true, publish(world, model, step.left));
    case 'cancel-publish':
      return world.cancel(model.lastPublish);
    case 'pause':
      return void (await tried(world.call('sync.pausePublish', {})));
    case 'resume':
      return void (await tried(world.call('sync.resumePublish', {})));
    case 'offline':
    case 'online':
      return world.setOnline(step.do === 'online');
    case 'fault': {
      const fault = FAULTS[step.fault];
      if (fault === undefined) return;
      const method = step.writes ? { method: 'POST' as const, path: '/v1/products*' } : {};
      return await world.control.setFault({ fault, skip: step.skip, times: 1, ...method });
    }
    case 'remote-edit':
      return await remoteEdit(world, model, model.idAt(step.product), step.field, step.value);
    case 'remote-delete':
      return await remoteDelete(world, model, model.idAt(step.product));
    case 'remote-new':
      return void (await world.control.dashboard('POST', '/v1/products', { name: model.next() }));
    case 'refresh':
      return await begin(model, step.awaited, tried(world.call('sync.refresh', {})));
    case 'pull':
      return await begin(model, step.awaited, tried(world.call('sync.pull', {})));
    case 'crash':
      return await crash(world, model);
    case 'clock':
      // Stripe forgets its events after 30 days; we do not.
      await allEvents(world, model);
      world.clock.advance(step.hours * HOUR_MS);
      if (step.hours > 0) await world.control.advanceClock(step.hours * HOUR_MS);
      return;
    case 'undo':
    case 'redo':
      return await travel(world, model, step.do);
    case 'retry':
    case 'drop':
      return await handleWaiting(world, model, step.do, step.nth);
    case 'resolve':
      return await resolveOne(world, model, step.mine);
    case 'wait':
      return await later(30);
    case 'remote-archive':
      return await remoteArchive(world, model, model.idAt(step.product));
    case 'set-new':
    case 'set-aside':
    case 'set-back':
    case 'set-publish':
    case 'set-remove':
      return await takeSetStep(world, model, step.do, 'nth' in step ? step.nth : 0);
    case 'undo-publish':
      return await undoPublish(world, model, step.nth);
    case 'price-new':
    case 'price-change':
      return await addPrice(world, model, model.idAt(step.product), step.do === 'price-change');
    case 'price-archive':
      return await archivePrice(world, model.idAt(step.product), step.nth);
    case 'price-edit':
      return await editPrice(world, model, model.idAt(step.product), step);
    case 'remote-price-edit':
      return await remoteEditPrice(world, model, model.idAt(step.product), step);
    case 'remote-price':
      return await remoteChangePrice(world, model, model.idAt(step.product), step.nth, step.what);
    case 'picture':
      return await addPicture(world, model, model.idAt(step.product));
  }
}

async function begin(model: Model, isAwaited: boolean, work: Promise<unknown>): Promise<void> {
  if (isAwaited) await work;
  else {
    work.catch(() => undefined);
    model.pending.push(work);
  }
}

async function edit(
  world: World,
  model: Model,
  id: string,
  path: string,
  given: string | null,
): Promise<void> {
  const seen = await tried(world.call('catalog.getProduct', { productId: id }));
  if (seen === null) return;
  const value = given ?? model.next();
  const changes = path.startsWith('metadata.')
    ? { metadata: { ...seen.fields.metadata, [path.slice('metadata.'.length)]: value } }
    : { [path]: value };
  if ((await tried(world.call('catalog.editProduct', { productId: id, changes }))) === null) return;
  // Of what is to be deleted nothing is expected.
  if (model.deleted.has(id)) return;
  model.want(id, path, value);
  if (given === null) model.wishes.push({ id, path, value });
}

async function create(world: World, model: Model, isPriced: boolean): Promise<void> {
  if (model.ids.length >= 8) return;
  const name = model.next();
  const firstPrice = isPriced ? { currency: 'usd', unitAmountMinor: 500, recurring: null } : null;
  const made = await tried(world.call('catalog.createProduct', { changes: { name }, firstPrice }));
  if (made === null) return;
  model.ids.push(made.id);
  model.created.set(made.id, isPriced);
  model.bornIn.set(made.id, model.set);
  model.want(made.id, 'name', name);
}

async function archive(world: World, model: Model, id: string): Promise<void> {
  const seen = await tried(world.call('catalog.getProduct', { productId: id }));
  if (seen === null) return;
  const name = seen.fields.active ? 'catalog.archiveProduct' : 'catalog.unarchiveProduct';
  if ((await tried(world.call(name, { productId: id }))) !== null && !model.deleted.has(id))
    model.want(id, 'active', !seen.fields.active);
}

/** Only what Stripe would delete: the rest is refused there, which other tests show. */
async function remove(world: World, model: Model, id: string): Promise<void> {
  const seen = await tried(world.call('catalog.getProduct', { productId: id }));
  // Another set may want a price of it.
  const isPriced = [...model.prices.values()].some((price) => price.id === id);
  const isBare =
    model.created.get(id) !== true &&
    !isPriced &&
    seen?.prices.length === 0 &&
    (await world.control.count('prices', { product: id })) === 0;
  if (!isBare || (await tried(world.call('catalog.deleteProduct', { productId: id }))) === null) return;
  model.letGo(id);
  model.deleted.add(id);
}

async function discard(world: World, model: Model, id: string): Promise<void> {
  if ((await tried(world.call('catalog.discardProduct', { productId: id }))) === null) return;
  model.letGo(id);
  model.created.delete(id);
}

/** Leaves out the first objects, and of the next one its first change. */
async function publish(world: World, model: Model, left: number): Promise<void> {
  const review = await tried(world.call('sync.review', {}));
  const chosen = (review?.items ?? []).filter(({ publishable }) => publishable).slice(left);
  const [first] = chosen;
  if (review === null || first === undefined) return;
  model.lastPublish = model.next();
  const paths = first.changes.slice(0, 1).map(({ path }) => path);
  const isPart = left > 0 && first.action === 'update' && first.changes.length > 1;
  const input = {
    token: review.token,
    itemIds: chosen.map(({ id }) => id),
    liveConfirmed: false,
    ...(isPart ? { leftOut: [{ object: first.object, paths }] } : {}),
  };
  const done = await tried(world.call('sync.publish', input, model.lastPublish));
  if (done !== null) model.publishes.push(done.publishId);
}

async function remoteEdit(
  world: World,
  model: Model,
  id: string,
  path: string,
  given: string | null,
): Promise<void> {
  if ((await world.remote(id)) === null) return;
  const value = given ?? `theirs ${model.next()}`;
  const params = path.startsWith('metadata.')
    ? { metadata: { [path.slice('metadata.'.length)]: value } }
    : { [path === 'unitLabel' ? 'unit_label' : path]: value };
  await world.control.dashboard('POST', `/v1/products/${id}`, params);
  model.someoneWrote(id, path, value);
}

async function remoteDelete(world: World, model: Model, id: string): Promise<void> {
  const isBare = (await world.control.count('prices', { product: id })) === 0;
  if (!isBare || (await world.remote(id)) === null) return;
  await world.control.dashboard('DELETE', `/v1/products/${id}`);
  model.letGo(id);
  model.deleted.add(id);
}

async function remoteArchive(world: World, model: Model, id: string): Promise<void> {
  const there = await world.remote(id);
  if (there === null) return;
  await world.control.dashboard('POST', `/v1/products/${id}`, { active: there['active'] !== true });
  model.someoneWrote(id, 'active', there['active'] !== true);
}

async function crash(world: World, model: Model): Promise<void> {
  await world.crash();
  await Promise.allSettled(model.pending.splice(0));
}

async function travel(world: World, model: Model, direction: 'undo' | 'redo'): Promise<void> {
  const moved = await tried(world.call(`catalog.${direction}`, {}));
  for (const id of moved?.productIds ?? []) await lookAgain(world, model, id);
}

async function handleWaiting(world: World, model: Model, what: 'retry' | 'drop', nth: number): Promise<void> {
  const { operations } = await world.call('sync.listWaiting', {});
  const operation = operations[nth % Math.max(1, operations.length)];
  if (operation === undefined) return;
  const procedure = what === 'retry' ? 'sync.retryOperation' : 'sync.dropOperation';
  const answer = await tried(world.call(procedure, { operationId: operation.id }));
  if (answer === null || what === 'retry') return;
  const id = operation.productId ?? '';
  model.letGo(id);
  if (operation.kind === 'product.create') model.created.delete(id);
}

async function resolveOne(world: World, model: Model, isMine: boolean): Promise<void> {
  for (const id of model.ids) {
    const seen = await tried(world.call('catalog.getProduct', { productId: id }));
    const [first] = seen === null ? [] : conflictsOf(seen);
    if (first === undefined) continue;
    await decide(world, model, first.object, first.path, isMine);
    return;
  }
}

/** Of a product and of its prices. */
export function conflictsOf(seen: ProductDetail): { object: ObjectRef; path: string }[] {
  const objects = [
    { kind: 'product' as const, ...seen },
    ...seen.prices.map((price) => ({ kind: 'price' as const, ...price })),
  ];
  return objects.flatMap(({ kind, id, conflicts }) =>
    conflicts.map(({ path }) => ({ object: { kind, id }, path })),
  );
}

export async function decide(
  world: World,
  model: Model,
  object: ObjectRef,
  path: string,
  isMine: boolean,
): Promise<void> {
  const { id } = object;
  const choice = isMine ? 'mine' : 'theirs';
  if ((await tried(world.call('sync.resolveConflict', { object, path, choice }))) === null) return;
  if (!isMine) {
    model.giveUp(id, path === 'archived' ? 'active' : path);
    return;
  }
  model.mine.add(`${id} ${path}`);
  // On sale again, whatever was wanted of it before.
  if (path === 'archived') return model.want(id, 'active', true);
  const story = model.story(id, path);
  if (story?.may != null) story.may = story.may.slice(0, 1);
}
