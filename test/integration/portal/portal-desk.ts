import type { Configuration } from '#shared/contract/portal.ts';
import type { PublishResult } from '#shared/contract/sync.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';
import { parsePortalConfiguration } from '#shared/domain/portal/configuration.ts';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';

export const PRODUCTS = 'features.subscription_update.products';
export const PATH = '/v1/billing_portal/configurations';

/** The demo account with its catalog read, and the default configuration at hand. */
export interface PortalDesk {
  readonly test: TestEngine;
  readonly control: ControlClient;
  /** Publishes everything that can be published. */
  publish(): Promise<readonly PublishResult[]>;
  mainOne(): Promise<Configuration>;
  /** Edits the default one. */
  edit(changes: Partial<Configuration['fields']>): Promise<Configuration>;
  /** As the server has it, plan list included. */
  remote(id: string): Promise<PortalFields>;
}

export async function openPortalDesk(): Promise<PortalDesk> {
  const test = await startTestEngine();
  const control = new ControlClient(test.server);
  await test.call('account.exploreDemo', {});
  const pulled = await test.engine.call('pull', 'sync.pull', {}, () => undefined);
  if (!pulled.ok) throw new Error(JSON.stringify(pulled.error));

  async function mainOne(): Promise<Configuration> {
    const { configurations } = await test.call('portal.getPortal', {});
    const found = configurations.find(({ stored }) => stored?.isDefault === true);
    if (found === undefined) throw new Error('no default configuration');
    return found;
  }

  return {
    test,
    control,
    mainOne,
    async publish() {
      const { token, items } = await test.call('sync.review', {});
      const itemIds = items.filter(({ publishable }) => publishable).map(({ id }) => id);
      const input = { token, itemIds, liveConfirmed: false };
      const answer = await test.engine.call('publish', 'sync.publish', input, () => undefined);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return (answer.value as { results: PublishResult[] }).results;
    },
    async edit(changes) {
      const { id } = await mainOne();
      return await test.call('portal.editConfiguration', { configurationId: id, changes });
    },
    async remote(id) {
      const body = await control.dashboard('GET', `${PATH}/${id}`, { expand: [PRODUCTS] });
      const parsed = parsePortalConfiguration(body);
      if (parsed === null) throw new Error('not a configuration');
      return parsed.fields;
    },
  };
}
