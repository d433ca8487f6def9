import type { ProductDetail } from '#shared/contract/catalog.ts';
import type { FieldDraft } from '#shared/contract/drafted.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { fieldOf, type Model, type Story } from './model.ts';
import { tried } from './tried.ts';
import type { World } from './world.ts';

/** The product that a story is of, or its price; null when it is not there. */
export function seenObject(
  seen: ProductDetail,
  { id, productId }: Pick<Story, 'id' | 'productId'>,
): { readonly fields: JsonObject; readonly drafts: readonly FieldDraft[] } | null {
  return id === productId ? seen : (seen.prices.find((price) => price.id === id) ?? null);
}

/**
 * What became of a product is taken as it is: what an undo makes of what has been published since is
 * the engine's to know; nobody else's fields move.
 */
export async function lookAgain(world: World, model: Model, id: string): Promise<void> {
  const seen = await tried(world.call('catalog.getProduct', { productId: id }));
  for (const story of model.stories.values()) {
    if (story.productId !== id) continue;
    const object = seen === null ? null : seenObject(seen, story);
    const isDrafted = object?.drafts.some(({ path }) => path === story.path) === true;
    const drafted = object !== null && isDrafted ? [fieldOf(object.fields, story.path)] : null;
    // To another set it is what anybody else's work is: it may come to stand.
    if (story.set === model.set) story.may = drafted;
    else story.may?.push(...(drafted ?? []));
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
