import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { type DemoAccountServer, startDemoAccount } from '#electron/demo-account/start-demo-account.ts';

/** The stand-in as the rounds see it: the truth that the app is compared with. */
export interface Shop {
  readonly server: DemoAccountServer;
  readonly control: ControlClient;
  /** Null when there is no such product. */
  product(id: string): Promise<JsonObject | null>;
  /** A field by its path in the app (`description`, `metadata.note`). */
  field(id: string, path: string): Promise<unknown>;
  /** Writes a field as a person in the Dashboard does. */
  write(id: string, path: string, value: unknown): Promise<void>;
  /** Everything since an event, oldest first. */
  eventsSince(mark: string | null): Promise<JsonObject[]>;
  newestEvent(): Promise<string | null>;
}

export async function openShop(seed: string): Promise<Shop> {
  // Answers take a moment, so that a request can be on its way.
  const server = await startDemoAccount({ seed, rateLimits: false, latencyMs: 30 });
  const control = new ControlClient(server);
  const list = async (params: Record<string, unknown>): Promise<JsonObject[]> =>
    (await control.dashboard('GET', '/v1/events', params))['data'] as JsonObject[];
  const shop: Shop = {
    server,
    control,
    async product(id) {
      try {
        return await control.dashboard('GET', `/v1/products/${id}`);
      } catch {
        return null;
      }
    },
    async field(id, path) {
      const product = await shop.product(id);
      return product === null ? undefined : fieldOf(product, path);
    },
    async write(id, path, value) {
      const params = path.startsWith('metadata.')
        ? { metadata: { [path.slice('metadata.'.length)]: value } }
        : { [path]: value };
      await control.dashboard('POST', `/v1/products/${id}`, params);
    },
    async eventsSince(mark) {
      const found: JsonObject[] = [];
      let after: string | undefined;
      for (;;) {
        const page = await list({ limit: 100, ...(after === undefined ? {} : { starting_after: after }) });
        const end = page.findIndex(({ id }) => id === mark);
        found.push(...(end < 0 ? page : page.slice(0, end)));
        after = page.at(-1)?.['id'] as string | undefined;
        if (end >= 0 || page.length < 100) return found.toReversed();
      }
    },
    async newestEvent() {
      return ((await list({ limit: 1 }))[0]?.['id'] as string | undefined) ?? null;
    },
  };
  return shop;
}

export function fieldOf(product: JsonObject, path: string): unknown {
  if (!path.startsWith('metadata.')) return product[path] ?? null;
  return (product['metadata'] as JsonObject)[path.slice('metadata.'.length)] ?? null;
}
