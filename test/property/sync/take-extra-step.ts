import { tinyPng } from '../../integration/sync/tiny-png.ts';
import type { Model } from './model.ts';
import { tried } from './tried.ts';
import type { World } from './world.ts';

/** A new price, known by its nickname; or one that takes the place of the default price. */
export async function addPrice(
  world: World,
  model: Model,
  productId: string,
  isChange: boolean,
): Promise<void> {
  const seen = await tried(world.call('catalog.getProduct', { productId }));
  if (seen === null || model.deleted.has(productId) || seen.marks.deleting) return;
  const nickname = model.next();
  const old = seen.prices.find(
    ({ isDefault, base, replacedBy }) => isDefault && base !== null && replacedBy === null,
  );
  if (isChange && old === undefined) return;
  const made = isChange
    ? await tried(
        world.call('catalog.changePrice', {
          priceId: old?.id ?? '',
          changes: { nickname, unitAmountMinor: 100 + model.count },
          archiveOld: true,
        }),
      )
    : await tried(
        world.call('catalog.addPrice', {
          productId,
          fields: { currency: 'usd', unitAmountMinor: 700, nickname },
          makeDefault: false,
        }),
      );
  if (made === null || !made.prices.some(({ fields }) => fields.nickname === nickname)) return;
  model.prices.set(nickname, { set: model.set, id: productId, isWanted: true });
}

export async function archivePrice(world: World, productId: string, nth: number): Promise<void> {
  const seen = await tried(world.call('catalog.getProduct', { productId }));
  const prices = (seen?.prices ?? []).filter(({ isDefault, base }) => !isDefault && base !== null);
  const priceId = prices[nth % Math.max(1, prices.length)]?.id;
  if (priceId !== undefined)
    await tried(
      world.call('catalog.editPrice', { priceId, changes: { active: false }, transferLookupKey: false }),
    );
}

/** A picture of a content of its own: the same is uploaded once for all. */
export async function addPicture(world: World, model: Model, productId: string): Promise<void> {
  const name = model.next();
  const bytes = new Uint8Array([...tinyPng, ...Buffer.from(name)]);
  const input = { productId, fileName: `${name}.png`, original: bytes, upload: bytes };
  if ((await tried(world.call('catalog.attachImage', input))) === null) return;
  model.pictures.set(name, { set: model.set, id: productId, isWanted: !model.deleted.has(productId) });
}
