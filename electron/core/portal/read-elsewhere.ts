import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { CustomerTarget } from '../customers/target.ts';
import { asStored, readBusiness, readListedPlans, unwrap } from './read-portal.ts';

/** The portal of any account known here, read from Stripe now and kept nowhere. */
export async function readElsewhere(
  open: (accountId: string) => Promise<CustomerTarget>,
  { accountId, withCatalog }: InputOf<'portal.readElsewhere'>,
  signal: AbortSignal,
): Promise<OutputOf<'portal.readElsewhere'>> {
  const target = await open(accountId);
  const { gateway, name, mode, demo } = target;
  try {
    const [listed, business, account] = await Promise.all([
      gateway.portal.listConfigurations(signal),
      readBusiness(gateway, signal),
      gateway.retrieveAccount(),
    ]);
    const configurations = unwrap(listed).flatMap(asStored);
    const catalog = withCatalog
      ? await readListedPlans(gateway, configurations, signal)
      : { products: [], prices: [] };
    const stripeAccountId = account.ok ? account.value.id : null;
    return { accountId, stripeAccountId, name, mode, demo, configurations, business, catalog };
  } finally {
    target.release();
  }
}
