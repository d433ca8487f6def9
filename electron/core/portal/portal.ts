import type { Business, PortalState } from '#shared/contract/portal.ts';
import { asFilledText, asId, asObject } from '#shared/domain/json.ts';
import { makeLocalId } from '#shared/domain/local-id.ts';
import { failure } from '#shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { AreaHandlers } from '../router.ts';
import type { Store } from '../storage/store.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import { createPortalSession, type SessionNote } from './portal-session.ts';
import { readBusiness, unwrap } from './read-portal.ts';

export interface PortalParts {
  readonly store: Store;
  readonly ports: Pick<Ports, 'clock' | 'events' | 'random' | 'sheets'>;
  readonly gateway: () => StripeGateway | null;
  /** Local edits and what was read: the status counts them, the screen reads again. */
  readonly onChanged: () => void;
  /** Keeps in Activity that a session was made. */
  readonly note: (note: SessionNote) => Promise<void>;
}

export interface Portal {
  readonly handlers: Omit<AreaHandlers<'portal'>, 'readElsewhere'>;
}

/** The portal of one account: its configurations, drafts of them, and one-off sessions. */
export function createPortal(parts: PortalParts): Portal {
  const { store, ports } = parts;
  const { clock, random } = ports;
  /** In memory alone: it is shown, and read again at each start. */
  let business: Business = { known: false };

  function openGateway(): StripeGateway {
    const gateway = parts.gateway();
    if (gateway === null) throw failure('account/key-needed');
    return gateway;
  }

  async function state(): Promise<PortalState> {
    return { ...(await store.readPortal({})), business };
  }

  async function changed<T>(change: Promise<T>): Promise<T> {
    const answer = await change;
    parts.onChanged();
    return answer;
  }

  return {
    handlers: {
      getPortal: async () => await state(),
      async checkAgain(_, signal) {
        const gateway = openGateway();
        const readSeq = await store.takeReadSeq({});
        const at = clock.now();
        const [listed, read] = await Promise.all([
          gateway.portal.listConfigurations(signal),
          readBusiness(gateway, signal),
        ]);
        business = read;
        await store.savePortalBase({ found: unwrap(listed), readSeq, at });
        parts.onChanged();
        return await state();
      },
      readCatalog: async (input) => await store.readPlanCatalog(input),
      findPlans: async (input) => await store.findPlans(input),
      editConfiguration: async ({ configurationId, changes }) =>
        await changed(store.editConfiguration({ configurationId, changes, nowAt: clock.now() })),
      createConfiguration: async ({ name, from }) =>
        await changed(
          store.createConfiguration({
            configurationId: makeLocalId(random.uuid()),
            name,
            from,
            nowAt: clock.now(),
          }),
        ),
      async discardConfiguration({ configurationId }) {
        await changed(store.discardConfiguration({ configurationId, nowAt: clock.now() }));
        return {};
      },
      drawPreview: async (input) => ({
        png: new Uint8Array(await ports.sheets.print({ what: 'portal', kind: 'png', ...input })),
      }),
      listVersions: async (input) => ({ versions: await store.listPortalVersions(input) }),
      async readSubscriptions({ customerId }, signal) {
        const page = unwrap(await openGateway().customers.subscriptions(customerId, signal));
        return {
          subscriptions: page.items.flatMap((body) => {
            const id = asFilledText(body['id']);
            const items = asObject(body['items'])?.['data'];
            const first: unknown = Array.isArray(items) ? items[0] : null;
            const price = asObject(asObject(first)?.['price']);
            return id === null
              ? []
              : [{ id, status: asFilledText(body['status']) ?? '', product: asId(price?.['product']) }];
          }),
        };
      },
      createSession: async (input) => await createPortalSession(openGateway(), random, parts.note, input),
    },
  };
}
