import { REQUESTS_PER_SECOND, type ShopAtSize } from './shop-at-size.ts';

const EDITED = 1000;
const never = new AbortController().signal;

/** 1,000 edited products, published; as a multiple of what their 1,000 writes need at the allowed rate. */
export async function measurePublish(shop: ShopAtSize, report: (line: string) => void): Promise<number> {
  const view = await shop.catalog('openView', {
    search: '',
    filter: { status: 'active', changed: false, conflict: false, missingTaxCode: false },
    sort: { by: 'updated', direction: 'descending' },
  });
  const ids: string[] = [];
  while (ids.length < EDITED) {
    const { rows } = await shop.catalog('readRows', { viewId: view.viewId, start: ids.length, count: 200 });
    if (rows.length === 0) throw new Error('too few products');
    ids.push(...rows.map(({ id }) => id));
  }
  for (const productId of ids.slice(0, EDITED)) {
    await shop.catalog('editProduct', { productId, changes: { description: `Edited: ${productId}` } });
  }
  const { token, items } = await shop.sync.review({}, never);
  const { total: before } = await shop.control.requests(Number.MAX_SAFE_INTEGER);
  const startedAt = performance.now();
  const { results } = await shop.sync.publish(
    { token, itemIds: items.map(({ id }) => id), liveConfirmed: false },
    () => undefined,
    never,
  );
  const ms = performance.now() - startedAt;
  const applied = results.filter(({ outcome }) => outcome === 'applied').length;
  if (applied !== EDITED) throw new Error(`${applied} of ${EDITED} were published`);
  const { total } = await shop.control.requests(Number.MAX_SAFE_INTEGER);
  report(`${(ms / 1000).toFixed(1)} s, ${total - before} requests`);
  return ms / ((EDITED / REQUESTS_PER_SECOND) * 1000);
}
