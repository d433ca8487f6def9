import type { ObjectKind, ObjectRef } from '#shared/contract/object.ts';
import { asFilledText, type JsonObject } from '#shared/domain/json.ts';
import { AppFailure, failure } from '#shared/errors.ts';
import type { OpenScan } from '../storage/methods/scan.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import { type SyncParts, unwrap } from './parts.ts';

const BATCH = 100;

/**
 * What a finished scan did not meet is perhaps deleted. Each is asked for by itself: only a 404
 * removes it here (a page may have been read while objects moved).
 */
export async function confirmTombstones(
  parts: SyncParts,
  gateway: StripeGateway,
  scan: OpenScan,
  signal: AbortSignal,
): Promise<void> {
  const { store } = parts;
  for (;;) {
    const unseen = await store.listUnseen({ scan: scan.scan, readSeq: scan.readSeq, limit: BATCH });
    if (unseen.products.length === 0 && unseen.prices.length === 0) return;
    const readSeq = await store.takeReadSeq();
    const at = parts.ports.clock.now();
    const products = await findProducts(gateway, unseen.products, signal);
    const removedPrices: string[] = [];
    const prices = [];
    for (const id of unseen.prices) {
      const price = await gateway.readPrice(id, signal);
      if (price.ok) prices.push(price.value);
      else if (price.error.code === 'stripe/missing') removedPrices.push(id);
      else throw new AppFailure(price.error);
    }
    if (signal.aborted) throw failure('app/cancelled');
    await store.saveBase({
      found: [...products.found, ...prices],
      removed: [...asRefs('product', products.gone), ...asRefs('price', removedPrices)],
      readSeq,
      at,
    });
    await store.markSeen({ scan: scan.scan, products: unseen.products, prices: unseen.prices });
  }
}

export function asRefs(kind: ObjectKind, ids: readonly string[]): ObjectRef[] {
  return ids.map((id) => ({ kind, id }));
}

/** Reads portal configurations by id, their plan lists expanded; a key that may not read them finds none. */
export async function findConfigurations(
  gateway: StripeGateway,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<{ found: JsonObject[]; gone: string[]; requests: number }> {
  const found: JsonObject[] = [];
  const gone: string[] = [];
  for (const id of ids) {
    const read = await gateway.portal.readConfiguration(id, signal);
    if (read.ok) found.push(read.value);
    else if (read.error.code === 'stripe/missing') gone.push(id);
    else if (read.error.code !== 'stripe/permission-missing') throw new AppFailure(read.error);
  }
  return { found, gone, requests: ids.length };
}

/** Reads products by id, in one request for each hundred; those it does not answer, one by one. */
export async function findProducts(
  gateway: StripeGateway,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<{ found: Readonly<Record<string, unknown>>[]; gone: string[]; requests: number }> {
  const found: Readonly<Record<string, unknown>>[] = [];
  const gone: string[] = [];
  let requests = 0;
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const items = unwrap(await gateway.readProducts(batch, signal));
    requests += 1;
    found.push(...items);
    const answered = new Set(items.map((item) => asFilledText(item['id'])));
    for (const id of batch.filter((wanted) => !answered.has(wanted))) {
      const product = await gateway.readProduct(id, signal);
      requests += 1;
      if (product.ok) found.push(product.value);
      else if (product.error.code === 'stripe/missing') gone.push(id);
      else throw new AppFailure(product.error);
    }
  }
  return { found, gone, requests };
}
