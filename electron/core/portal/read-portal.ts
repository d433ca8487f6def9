import type { Business } from '#shared/contract/portal.ts';
import { asFilledText, asObject, type JsonObject } from '#shared/domain/json.ts';
import { parsePortalConfiguration } from '#shared/domain/portal/configuration.ts';
import type { PlanCatalogParts, PortalElsewhere } from '#shared/contract/portal.ts';
import { planPriceOf } from '#shared/domain/portal/plan-catalog.ts';
import { normaliseStripePrice } from '#shared/domain/price.ts';
import { AppFailure, type Result } from '#shared/errors.ts';
import type { StripeGateway } from '../stripe/gateway.ts';

type Stored = PortalElsewhere['configurations'][number];

/** The value, or its error thrown on its way to the router. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
}

/** What customers are told of the business; a key that may not read it leaves it unknown (facts 9.1). */
export async function readBusiness(gateway: StripeGateway, signal: AbortSignal): Promise<Business> {
  const read = await gateway.portal.readBusiness(signal);
  return read.ok ? { known: true, ...read.value } : { known: false };
}

export function asStored(body: JsonObject): Stored[] {
  const configuration = parsePortalConfiguration(body);
  // The same value; the contract's types know no readonly.
  return configuration === null ? [] : [structuredClone(configuration) as Stored];
}

/** The products that plan lists name, with all their prices: at most ten a list (facts 5.1). */
export async function readListedPlans(
  gateway: StripeGateway,
  configurations: readonly Stored[],
  signal: AbortSignal,
): Promise<PlanCatalogParts> {
  const listed = configurations.flatMap(
    ({ fields }) => fields['features.subscription_update.products'] ?? [],
  );
  const ids = [...new Set(listed.map(({ product }) => product))];
  if (ids.length === 0) return { products: [], prices: [] };
  const products = (
    await Promise.all(chunks(ids).map(async (part) => unwrap(await gateway.readProducts(part, signal))))
  ).flat();
  const prices = (
    await Promise.all(
      ids.map(
        async (product) =>
          unwrap(await gateway.listPrices({ created: {}, after: null, product }, signal)).items,
      ),
    )
  ).flat();
  return {
    products: products.flatMap((body) => {
      const id = asFilledText(body['id']);
      return id === null
        ? []
        : [{ id, name: asFilledText(body['name']) ?? id, active: asObject(body)?.['active'] === true }];
    }),
    prices: prices.flatMap((body) => {
      const price = normaliseStripePrice(body);
      return price === null ? [] : [planPriceOf(price)];
    }),
  };
}

function chunks(ids: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < ids.length; at += 100) parts.push(ids.slice(at, at + 100));
  return parts;
}
