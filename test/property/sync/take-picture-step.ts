import { tinyPng } from '../../integration/sync/tiny-png.ts';
import type { Model } from './model.ts';
import { tried } from './tried.ts';
import type { World } from './world.ts';

/** A picture of a content of its own: the same is uploaded once for all. */
export async function addPicture(world: World, model: Model, productId: string): Promise<void> {
  const name = model.next();
  const bytes = new Uint8Array([...tinyPng, ...Buffer.from(name)]);
  const input = { productId, fileName: `${name}.png`, original: bytes, upload: bytes };
  if ((await tried(world.call('catalog.attachImage', input))) === null) return;
  model.pictures.set(name, { set: model.set, id: productId, isWanted: !model.deleted.has(productId) });
}
