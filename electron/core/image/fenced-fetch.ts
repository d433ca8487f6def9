import type { StripeEndpoint } from '../ports.ts';
import type { ImageFetcher } from './image-fetcher.ts';

/**
 * Fetches pictures behind the fences; the fetcher is read with the first. `demoOrigin`: the demo
 * account's server for its own account. A server that stands for Stripe hosts its own pictures too;
 * only unpackaged builds have one.
 */
export function fencedFetch(
  endpoint: StripeEndpoint,
  demoOrigin: (() => string | null) | null,
): ImageFetcher['fetch'] {
  const standIn = endpoint.protocol === 'http' ? `http://${endpoint.host}:${String(endpoint.port)}` : null;
  const allowedOrigin = demoOrigin ?? ((): string | null => standIn);
  return async (url) => {
    const { createImageFetcher } = await import('./image-fetcher.ts');
    return await createImageFetcher({ allowedOrigin }).fetch(url);
  };
}
