import type { PreviewSample } from '#shared/contract/branding.ts';
import { planCatalog } from '#shared/domain/portal/plan-catalog.ts';
import type { Store } from '../storage/store.ts';

/**
 * What previews of a brand are filled with: the merchant's own products, and the default portal
 * configuration as it is here, drafts included (facts 5.1). `portal` is null where none was saved yet.
 */
export async function readPreviewSample(store: Store): Promise<PreviewSample> {
  const [products, { configurations }] = await Promise.all([store.readPreviewProducts(), store.readPortal()]);
  const usual = configurations.find(({ stored }) => stored?.isDefault === true);
  if (usual === undefined) return { products, portal: null };
  const { fields } = usual;
  const listed = fields['features.subscription_update.products'] ?? [];
  const parts = await store.readPlanCatalog({
    productIds: listed.map(({ product }) => product),
    lookupKeys: [],
    names: [],
  });
  const catalog = planCatalog(parts.products, parts.prices);
  return {
    products,
    portal: {
      fields,
      plans: listed.map(({ product, prices, quantity }) => ({
        name: catalog.products.get(product)?.name ?? product,
        prices: prices.flatMap((id) => catalog.prices.get(id) ?? []),
        canChangeQuantity: quantity.enabled,
      })),
    },
  };
}
