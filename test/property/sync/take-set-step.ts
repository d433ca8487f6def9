import { lookAgain } from './look-again.ts';
import { FIRST_SET, type Model } from './model.ts';
import { tried } from './tried.ts';
import type { World } from './world.ts';

/** Change sets: begun, put aside, brought back, given up, published where they lie. */
export async function takeSetStep(
  world: World,
  model: Model,
  what: 'set-new' | 'set-aside' | 'set-back' | 'set-publish' | 'set-remove',
  nth: number,
): Promise<void> {
  const name = model.next();
  if (what === 'set-new') {
    const made = await tried(world.call('sync.createChangeSet', { name }));
    if (made !== null) model.set = made.id;
    return;
  }
  if (what === 'set-aside') return await setAside(world, model, name);
  const { changeSets } = await world.call('sync.listChangeSets', {});
  const aside = changeSets.filter(({ inWork }) => !inWork);
  const id = aside[nth % Math.max(1, aside.length)]?.id;
  if (id === undefined) return;
  if (what === 'set-back') return await bringBack(world, model, id);
  if (what === 'set-publish') return await publishAside(world, model, id);
  if ((await tried(world.call('sync.removeChangeSet', { id }))) !== null) await forget(world, model, id);
}

export async function bringBack(world: World, model: Model, id: number): Promise<void> {
  if ((await tried(world.call('sync.bringChangeSetBack', { id }))) !== null) model.set = id;
}

/** Drafts without a name get a set of their own: what was wanted in the first is wanted there now. */
async function setAside(world: World, model: Model, name: string): Promise<void> {
  if ((await tried(world.call('sync.setChangesAside', { name }))) === null) return;
  if (model.set !== FIRST_SET) {
    model.set = FIRST_SET;
    return;
  }
  const { changeSets } = await world.call('sync.listChangeSets', {});
  const made = changeSets.find((set) => set.name === name);
  if (made === undefined) throw new Error(`${name} was not made`);
  model.move(FIRST_SET, made.id);
}

async function publishAside(world: World, model: Model, changeSetId: number): Promise<void> {
  const review = await tried(world.call('sync.review', { changeSetId }));
  const itemIds = (review?.items ?? []).filter(({ publishable }) => publishable).map(({ id }) => id);
  if (review === null || itemIds.length === 0) return;
  model.lastPublish = model.next();
  const input = { token: review.token, changeSetId, itemIds, liveConfirmed: false };
  const done = await tried(world.call('sync.publish', input, model.lastPublish));
  if (done !== null) model.publishes.push(done.publishId);
}

/** What was not published with it is given up; what was may still be on its way. */
async function forget(world: World, model: Model, set: number): Promise<void> {
  for (const story of model.stories.values()) if (story.set === set) story.may = null;
  for (const extras of [model.prices, model.pictures])
    for (const extra of extras.values()) if (extra.set === set) extra.isWanted = false;
  for (const [id, bornIn] of model.bornIn)
    if (bornIn === set && (await world.remote(id)) === null) {
      model.created.delete(id);
      model.letGo(id);
    }
}

/** Drafts of the inverse: what they are is taken as it is, and old values may rightly come a second time. */
export async function undoPublish(world: World, model: Model, nth: number): Promise<void> {
  const publishId = model.publishes[nth % Math.max(1, model.publishes.length)];
  if (publishId === undefined) return;
  if ((await tried(world.call('sync.undoPublish', { publishId }))) === null) return;
  for (const { id, path } of model.wishes) model.mine.add(`${id} ${path}`);
  for (const id of model.ids) {
    const seen = await tried(world.call('catalog.getProduct', { productId: id }));
    const isDrafted = [seen, ...(seen?.prices ?? [])].some((object) => (object?.drafts.length ?? 0) > 0);
    if (seen !== null && !isDrafted && !seen.marks.deleting) continue;
    await lookAgain(world, model, id);
  }
}
