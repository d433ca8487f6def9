import { fieldOf, type Model } from './model.ts';
import { tried } from './tried.ts';
import type { World } from './world.ts';

/**
 * What became of a product is taken as it is: what an undo makes of what has been published since is
 * the engine's to know; nobody else's fields move.
 */
export async function lookAgain(world: World, model: Model, id: string): Promise<void> {
  const seen = await tried(world.call('catalog.getProduct', { productId: id }));
  for (const story of model.stories.values()) {
    if (story.id !== id) continue;
    const isDrafted = seen?.drafts.some(({ path }) => path === story.path) === true;
    story.may = seen !== null && isDrafted ? [fieldOf(seen.fields, story.path)] : null;
  }
  for (const extras of [model.prices, model.pictures])
    for (const extra of extras.values()) if (extra.id === id) extra.isWanted = false;
  if (seen === null) model.created.delete(id);
  else if (seen.marks.isNew) model.created.set(id, seen.firstPrice !== null);
  if (seen !== null && !seen.marks.deleting) {
    model.deleted.delete(id);
    return;
  }
  model.deleted.add(id);
  model.letGo(id);
}
