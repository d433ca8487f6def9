import { afterEach, beforeEach, expect } from 'vitest';
import type { OutputOf } from '#shared/contract/index.ts';
import type { StripeGateway } from '#electron/core/stripe/gateway.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { openShop, type Shop } from './shop.ts';

/** A shop opened afresh for each test, and in it one product, "Team plan", that the test is about. */
export interface OneProduct {
  readonly shop: Shop;
  readonly productId: string;
  object(): { readonly kind: 'product'; readonly id: string };
  detail(): Promise<OutputOf<'catalog.getProduct'>>;
  edit(changes: object): Promise<unknown>;
  /** As somebody in the Dashboard does. */
  there(params: Record<string, string>): Promise<JsonObject>;
  /** After the refresh that follows a publish by itself, which may be on its way. */
  refreshed(): Promise<void>;
  /** Publishes everything; all of it is taken. Answers the publish. */
  publish(): Promise<number>;
  /** Runs just before our next write leaves: somebody is quicker by a hair. */
  beforeNextWrite(meddle: () => Promise<unknown>): void;
}

export function openOneProduct(): OneProduct {
  let shop: Shop;
  let productId = '';
  let beforeWrite: (() => Promise<unknown>) | null = null;
  const object = () => ({ kind: 'product' as const, id: productId });

  beforeEach(async () => {
    beforeWrite = null;
    shop = await openShop({
      wrapGateway: (gateway): StripeGateway => ({
        ...gateway,
        async send(request, permit) {
          const meddle = beforeWrite;
          beforeWrite = null;
          await meddle?.();
          return await gateway.send(request, permit);
        },
      }),
    });
    await shop.pull();
    const product = await shop.control.dashboard('POST', '/v1/products', {
      name: 'Team plan',
      unit_label: 'seat',
    });
    productId = String(product['id']);
    await shop.call('refresh', {});
  });
  afterEach(() => shop.dispose());

  return {
    get shop() {
      return shop;
    },
    get productId() {
      return productId;
    },
    object,
    detail: () => shop.catalog('getProduct', { productId }),
    edit: (changes) => shop.catalog('editProduct', { productId, changes }),
    there: (params) => shop.control.dashboard('POST', `/v1/products/${productId}`, params),
    async refreshed() {
      await shop.until(({ activity }) => activity === 'idle');
      await shop.call('refresh', {});
    },
    async publish() {
      const { token, items } = await shop.call('review', {});
      const never = new AbortController().signal;
      const input = { token, itemIds: items.map(({ id }) => id), liveConfirmed: true };
      const { publishId, results } = await shop.sync.handlers.publish(input, () => undefined, never);
      expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'applied'));
      return publishId;
    },
    beforeNextWrite(meddle) {
      beforeWrite = meddle;
    },
  };
}
