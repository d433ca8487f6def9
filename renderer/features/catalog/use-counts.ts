import { useEffect, useState } from 'react';
import { call, on } from '#renderer/bridge/client.ts';
import type { CatalogCounts } from './catalog-filters.tsx';
import { throttle } from './throttle.ts';

const RECOUNT_MS = 500;

/** How many products there are of each kind; counted again as they change. */
export function useCounts(accountId: string | null): CatalogCounts | null {
  const [counts, setCounts] = useState<CatalogCounts | null>(null);
  useEffect(() => {
    if (accountId === null) return undefined;
    const recount = throttle(async () => {
      const answer = await call('catalog.getCounts');
      if (answer.ok) setCounts(answer.value);
    }, RECOUNT_MS);
    const stop = on('catalog.changed', () => recount.run());
    recount.run();
    return () => {
      stop();
      recount.stop();
    };
  }, [accountId]);
  return counts;
}
