import type { Price } from '#shared/contract/drafted.ts';
import type { JsonObject } from '#shared/domain/json.ts';
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

/** Another name or another colour of a price that Stripe has; of a price the model knows by its name, the colour. */
export async function editPrice(
  world: World,
  model: Model,
  productId: string,
  { nth, path: wanted, value: given }: PriceEdit,
): Promise<void> {
  const seen = await tried(world.call('catalog.getProduct', { productId }));
  const price = at(
    (seen?.prices ?? []).filter(({ base }) => base !== null),
    nth,
  );
  if (price === undefined) return;
  const path = isKnownByName(model, price) ? 'metadata.colour' : wanted;
  const value = given ?? model.next();
  const changes =
    path === 'nickname' ? { nickname: value } : { metadata: { ...price.fields.metadata, colour: value } };
  const input = { priceId: price.id, changes, transferLookupKey: false };
  if ((await tried(world.call('catalog.editPrice', input))) === null) return;
  model.want(price.id, path, value, productId);
  if (given === null) model.wishes.push({ id: price.id, path, value });
}

export interface PriceEdit {
  readonly nth: number;
  readonly path: 'nickname' | 'metadata.colour';
  /** Null: one that was never there before. */
  readonly value: string | null;
}

function isKnownByName(model: Model, { fields, base }: Price): boolean {
  return [fields.nickname, base?.nickname].some((name) => name != null && model.prices.has(name));
}

/** Somebody in the Dashboard changes a price that is there. */
export async function remoteEditPrice(
  world: World,
  model: Model,
  productId: string,
  { nth, path: wanted, value: given }: PriceEdit,
): Promise<void> {
  const price = at(await remotePrices(world, productId), nth);
  if (price === undefined) return;
  const id = String(price['id']);
  const path = model.prices.has(String(price['nickname'])) ? 'metadata.colour' : wanted;
  const value = given ?? `theirs ${model.next()}`;
  const params = path === 'nickname' ? { nickname: value } : { metadata: { colour: value } };
  await world.control.dashboard('POST', `/v1/prices/${id}`, params);
  model.someoneWrote(id, path, value);
}

/**
 * Somebody in the Dashboard makes a price, takes one off sale or puts it back, gives it another
 * currency, or makes another one the default. What we are to sell by ourselves is let alone: that
 * somebody takes it off sale in the same breath is theirs to know.
 */
export async function remoteChangePrice(
  world: World,
  model: Model,
  productId: string,
  nth: number,
  what: 'new' | 'archive' | 'currency' | 'default',
): Promise<void> {
  const product = await world.remote(productId);
  if (product === null || model.deleted.has(productId)) return;
  if (what === 'new') {
    const made = {
      product: productId,
      currency: 'usd',
      unit_amount: 900,
      nickname: `theirs ${model.next()}`,
    };
    await world.control.dashboard('POST', '/v1/prices', made);
    return;
  }
  const prices = (await remotePrices(world, productId)).filter(
    ({ nickname }) => !model.prices.has(String(nickname)),
  );
  const price = at(
    prices.filter(
      ({ id, active }) => id !== product['default_price'] && (what !== 'default' || active === true),
    ),
    nth,
  );
  if (price === undefined) return;
  const id = String(price['id']);
  if (what === 'default') {
    await world.control.dashboard('POST', `/v1/products/${productId}`, { default_price: id });
    return;
  }
  const params =
    what === 'archive'
      ? { active: price['active'] !== true }
      : { currency_options: { eur: { unit_amount: 100 + (model.count += 1) } } };
  await world.control.dashboard('POST', `/v1/prices/${id}`, params);
}

async function remotePrices(world: World, productId: string): Promise<readonly JsonObject[]> {
  const list = await world.control.dashboard('GET', '/v1/prices', { product: productId, limit: 100 });
  return list['data'] as JsonObject[];
}

function at<T>(list: readonly T[], nth: number): T | undefined {
  return list[nth % Math.max(1, list.length)];
}
