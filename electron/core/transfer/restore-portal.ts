import type { Configuration } from '#shared/contract/portal.ts';
import { parsePortalConfiguration, type PortalConfiguration } from '#shared/domain/portal/configuration.ts';
import { comparePortals, copyAcross } from '#shared/domain/portal/copy-across.ts';
import { type PlanCatalog, planCatalog, planPriceOf } from '#shared/domain/portal/plan-catalog.ts';
import type { Portal } from '../portal/portal.ts';
import type { Backup } from './backup-file.ts';

const PLANS = 'features.subscription_update.products';

/** What a portal is read and drafted by. */
export type PortalOf = Pick<
  Portal['handlers'],
  'checkAgain' | 'getPortal' | 'readCatalog' | 'createConfiguration' | 'editConfiguration'
>;

/** Where the settings are brought back: the account's catalog as it is seen, and whose it is. */
interface Into {
  readonly portal: PortalOf;
  readonly account: { readonly id: string; readonly mode: string };
}

/**
 * Drafts the portal settings of a backup, as comparing two configurations and copying all of it
 * would: what is switched on, and the login page, stay as they are. A configuration is the one of
 * its id, else the default one, else the one of its name; one that is not there is made. Answers
 * how many have drafts now that had none of these, and how many were left out: without a name they
 * could not be told apart.
 */
export async function restorePortal(
  { account, products, portal }: Backup,
  into: Into,
  signal: AbortSignal,
): Promise<{ drafted: number; left: number }> {
  await readOnce(into.portal, signal);
  const from = planCatalog(
    products.map(({ id, fields: { name, active } }) => ({ id, name, active })),
    products.flatMap(({ id: productId, prices }) =>
      prices.map(({ id, fields }) => planPriceOf({ id, productId, fields })),
    ),
  );
  const sources = portal.map((body) => parsePortalConfiguration(body)).filter((one) => one !== null);
  const taken = new Set<string>();
  let drafted = 0;
  let left = 0;
  for (const source of sources) {
    const { configurations } = await into.portal.getPortal({}, signal);
    const target = findTarget(source, configurations, taken);
    const { name } = source.fields;
    if (target === undefined && name === null) {
      left += 1;
      continue;
    }
    const { id, fields } =
      target ?? (await into.portal.createConfiguration({ name: name ?? '', from: null }, signal));
    taken.add(id);
    const wanted = {
      fields: source.fields,
      catalog: from,
      accountId: account.id,
      livemode: account.mode === 'live',
    };
    const right = {
      fields,
      catalog: await catalogFor(source, from, into.portal, signal),
      accountId: into.account.id,
      livemode: into.account.mode === 'live',
    };
    const changes = copyAcross(comparePortals(wanted, right), null) as Partial<Configuration['fields']>;
    if (Object.keys(changes).length > 0) {
      await into.portal.editConfiguration({ configurationId: id, changes }, signal);
    }
    if (target === undefined || Object.keys(changes).length > 0) drafted += 1;
  }
  return { drafted, left };
}

/** What Stripe has now; without a network, what is known. Fails where nothing ever was. */
async function readOnce(portal: PortalOf, signal: AbortSignal): Promise<void> {
  try {
    await portal.checkAgain({}, signal);
  } catch (error) {
    if ((await portal.getPortal({}, signal)).readAt === null) throw error;
  }
}

function findTarget(
  source: PortalConfiguration,
  configurations: readonly Configuration[],
  taken: ReadonlySet<string>,
): Configuration | undefined {
  const free = configurations.filter(({ id }) => !taken.has(id));
  const { name } = source.fields;
  return (
    free.find(({ id }) => id === source.id) ??
    (source.isDefault
      ? free.find(({ stored }) => stored?.isDefault === true)
      : free.find(
          ({ stored, fields }) => stored?.isDefault !== true && name !== null && fields.name === name,
        ))
  );
}

/** The part of the target's catalog that the plan list may mean. */
async function catalogFor(
  source: PortalConfiguration,
  from: PlanCatalog,
  portal: PortalOf,
  signal: AbortSignal,
): Promise<PlanCatalog> {
  const plans = source.fields[PLANS] ?? [];
  const parts = await portal.readCatalog(
    {
      productIds: plans.map(({ product }) => product),
      lookupKeys: plans.flatMap(({ prices }) => prices.flatMap((id) => from.prices.get(id)?.lookupKey ?? [])),
      names: plans.flatMap(({ product }) => from.products.get(product)?.name ?? []),
    },
    signal,
  );
  return planCatalog(parts.products, parts.prices);
}
