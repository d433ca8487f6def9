import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#shared/domain/json.ts';
import type { StripePage } from '#electron/core/stripe/answer.ts';
import type { StripeGateway } from '#electron/core/stripe/gateway.ts';
import { openShop, type Shop } from './shop.ts';

/** What the next answers are made of what Stripe said; as it is by default. */
let pages: { events: (page: StripePage) => StripePage; products: (page: StripePage) => StripePage };
/** What each product and price is made into. */
let object: (body: JsonObject) => JsonObject;
let shop: Shop;

beforeEach(async () => {
  pages = { events: (page) => page, products: (page) => page };
  object = (body) => body;
  shop = await openShop({ wrapGateway: oddly });
});
afterEach(() => shop.dispose());

function oddly(gateway: StripeGateway): StripeGateway {
  return {
    ...gateway,
    async listEvents(query, signal) {
      const answer = await gateway.listEvents(query, signal);
      return answer.ok ? { ...answer, value: pages.events(answer.value) } : answer;
    },
    async listProducts(query, signal) {
      const answer = await gateway.listProducts(query, signal);
      if (!answer.ok) return answer;
      const page = pages.products(answer.value);
      return { ...answer, value: { ...page, items: page.items.map(object) } };
    },
    async readProducts(ids, signal) {
      const answer = await gateway.readProducts(ids, signal);
      return answer.ok ? { ...answer, value: answer.value.map(object) } : answer;
    },
    async listPrices(query, signal) {
      const answer = await gateway.listPrices(query, signal);
      return answer.ok
        ? { ...answer, value: { ...answer.value, items: answer.value.items.map(object) } }
        : answer;
    },
  };
}

const rename = async (id: string, name: string): Promise<unknown> =>
  await shop.control.dashboard('POST', `/v1/products/${id}`, { name });
const nameOf = async (productId: string): Promise<string> =>
  (await shop.catalog('getProduct', { productId })).fields.name;

/** The page without the events that tell of a product. */
function without(page: StripePage, productId: string): StripePage {
  const tells = (event: JsonObject): boolean => JSON.stringify(event).includes(`"${productId}"`);
  return { ...page, items: page.items.filter((event) => !tells(event)) };
}

describe('events', () => {
  test('that come late, behind the cursor, are found by the next refresh', async () => {
    await shop.pull();
    const [late = '', prompt = ''] = await shop.ids();
    await rename(late, 'Told late');
    await rename(prompt, 'Told at once');
    pages.events = (page) => without(page, late);
    await shop.call('refresh', {});
    expect(await nameOf(prompt)).toBe('Told at once');
    expect(await nameOf(late)).not.toBe('Told late');
    pages.events = (page) => page;
    await shop.call('refresh', {});
    expect(await nameOf(late)).toBe('Told late');
  });

  test('of one second are each read, and none twice', async () => {
    await shop.pull();
    const ids = (await shop.ids()).slice(0, 5);
    const at = Math.floor(Date.now() / 1000);
    pages.events = (page) => ({ ...page, items: page.items.map((event) => ({ ...event, created: at })) });
    for (const [index, id] of ids.entries()) await rename(id, `Same second ${index}`);
    expect((await shop.call('refresh', {})).changed).toBe(5);
    for (const [index, id] of ids.entries()) expect(await nameOf(id)).toBe(`Same second ${index}`);
    expect((await shop.call('refresh', {})).changed).toBe(0);
  });

  test('older than the overlap are not asked for again, and what they told stays read', async () => {
    await shop.pull();
    const [first = '', second = ''] = await shop.ids();
    await rename(first, 'Long ago');
    await shop.call('refresh', {});
    await shop.control.advanceClock(3_600_000);
    await rename(second, 'Now');
    let oldest = Number.POSITIVE_INFINITY;
    pages.events = (page) => {
      for (const { created } of page.items) oldest = Math.min(oldest, Number(created));
      return page;
    };
    // The event at the cursor is asked for with five minutes before it, and one refresh later no more.
    await shop.call('refresh', {});
    oldest = Number.POSITIVE_INFINITY;
    await shop.call('refresh', {});
    expect(oldest).toBeGreaterThan(Date.now() / 1000 + 3000);
    expect([await nameOf(first), await nameOf(second)]).toEqual(['Long ago', 'Now']);
  });

  test('that show their object in an older API version do not change what is kept', async () => {
    await shop.pull();
    const [id = ''] = await shop.ids();
    const before = await shop.catalog('getProduct', { productId: id });
    await rename(id, 'Read in our version');
    pages.events = (page) => ({
      ...page,
      items: page.items.map((event) => ({
        ...event,
        api_version: '2014-01-31',
        data: {
          object: { id, object: 'product', name: 'As it was called then', attributes: [], skus: null },
        },
      })),
    });
    await shop.call('refresh', {});
    const after = await shop.catalog('getProduct', { productId: id });
    expect(after.fields).toEqual({ ...before.fields, name: 'Read in our version' });
  });
});

describe('what we do not know', () => {
  test('is kept with the object, shown as far as we can, and never sent', async () => {
    object = (body) => ({
      ...body,
      future_field: { kept: [1, 'two', null] },
      ...(body['object'] === 'price' ? { billing_scheme: 'quantum', type: 'barter' } : { type: 'hologram' }),
    });
    await shop.pull();
    expect((await shop.catalog('getCounts', {})).products).toBe(await shop.control.count('products'));
    const [productId = ''] = await shop.ids();
    expect((await shop.catalog('getProduct', { productId })).prices.length).toBeGreaterThan(0);
    await shop.catalog('editProduct', { productId, changes: { description: 'Only this' } });
    const { total } = await shop.control.requests();
    await shop.publish();
    const { requests } = await shop.control.requests(total);
    const writes = requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(writes).toEqual(['description=Only%20this']);
    const kept = shop.readBody('product', productId);
    expect(kept['description']).toBe('Only this');
  });

  test('stays in the base through a draft and a refresh of something else', async () => {
    object = (body) => ({ ...body, future_field: 'kept' });
    await shop.pull();
    const [productId = '', other = ''] = await shop.ids();
    await shop.catalog('editProduct', { productId, changes: { name: 'Mine' } });
    await rename(other, 'Theirs');
    await shop.call('refresh', {});
    for (const id of [productId, other]) expect(shop.readBody('product', id)['future_field']).toBe('kept');
  });
});

describe('a scan that does not meet an object', () => {
  test('removes it only when a read of its own finds nothing', async () => {
    await shop.pull();
    const [missed = ''] = await shop.ids();
    const bare = await shop.control.dashboard('POST', '/v1/products', { name: 'Gone soon' });
    await shop.call('refresh', {});
    await shop.control.dashboard('DELETE', `/v1/products/${String(bare['id'])}`);
    pages.products = (page) => ({ ...page, items: page.items.filter(({ id }) => id !== missed) });
    await shop.pull();
    const ids = await shop.ids();
    expect(ids).toContain(missed);
    expect(ids).not.toContain(bare['id']);
  });
});
