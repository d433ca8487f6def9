import { useEffect, useMemo, useState } from 'react';
import type { ReviewItem } from '#shared/contract/sync.ts';
import type { PortalPlan } from '#shared/domain/portal/plan.ts';
import { planCatalog } from '#shared/domain/portal/plan-catalog.ts';
import { call } from '#renderer/bridge/client.ts';
import type { PlanNames } from '#renderer/i18n/portal-field-text.ts';

const PLANS = 'features.subscription_update.products';

/** What the portal's plan lists of a review speak of; null until it is read, and where there are none. */
export function usePlanNames(items: readonly ReviewItem[]): PlanNames {
  const [names, setNames] = useState<PlanNames>(null);
  const productIds = useMemo(() => listedProducts(items), [items]);
  useEffect(() => {
    if (productIds.length === 0) return undefined;
    let isOver = false;
    const read = async (): Promise<void> => {
      const found = await call('portal.readCatalog', { productIds, lookupKeys: [], names: [] });
      if (!isOver && found.ok) setNames(planCatalog(found.value.products, found.value.prices));
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [productIds]);
  return names;
}

function listedProducts(items: readonly ReviewItem[]): string[] {
  const lists = items
    .flatMap(({ changes }) => changes.filter(({ path }) => path === PLANS))
    .flatMap(({ before, after }) => [before, after])
    .filter((list): list is readonly PortalPlan[] => Array.isArray(list));
  // As many as one call takes; what is left reads by its id.
  return [...new Set(lists.flat().map(({ product }) => product))].slice(0, 500);
}
