import { useEffect, useMemo, useState } from 'react';
import type { Configuration } from '#shared/contract/portal.ts';
import { type PlanCatalog, planCatalog } from '#shared/domain/portal/plan-catalog.ts';
import type { AppError } from '#shared/errors.ts';
import { modeWordKey } from '#renderer/screen/mode.ts';
import { call } from '#renderer/bridge/client.ts';
import { useCurrentAccount, useEngineState } from '#renderer/bridge/engine-state.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { configurationName } from './configuration-view.ts';
import { addToCatalog, portalActions, usePortal } from './portal-store.ts';

/** `account configuration`: what stands on the left may be of any account known here. */
export interface Side {
  readonly key: string;
  readonly label: string;
  readonly fields: Configuration['fields'];
  readonly catalog: PlanCatalog;
  readonly accountId: string;
  readonly livemode: boolean;
}

/** Everything that can stand on a side: the right one is of the account on screen. */
export function useSides(
  text: Text,
  configurations: readonly Configuration[],
): { rights: readonly Side[]; lefts: readonly Side[]; isReading: boolean; error: AppError | null } {
  const account = useCurrentAccount();
  const accounts = useEngineState((state) => state.accounts);
  const elsewhere = usePortal((store) => store.elsewhere);
  const catalog = usePortal((store) => store.catalog);
  const others = useMemo(
    () => (accounts?.accounts ?? []).filter(({ id }) => id !== account?.id),
    [accounts, account?.id],
  );
  useEffect(() => {
    for (const other of others) void portalActions.readElsewhere(other, true);
  }, [others]);
  const here = account === null ? '' : `${account.name} · ${text(modeWordKey(account))}`;
  const livemode = configurations.some(({ stored }) => stored?.livemode === true);
  const rights = configurations.map((configuration): Side => ({
    key: `${account?.id ?? ''} ${configuration.id}`,
    label: `${here} · ${configurationName(text, configuration)}`,
    fields: configuration.fields,
    catalog,
    accountId: account?.stripeAccountId ?? account?.id ?? '',
    livemode,
  }));
  const away = others.flatMap((other): Side[] => {
    const read = elsewhere[other.id];
    const portal = read?.portal;
    if (portal == null || !read?.hasCatalog) return [];
    return portal.configurations.map((stored) => ({
      key: `${other.id} ${stored.id}`,
      label: `${other.name} · ${text(modeWordKey(other))} · ${configurationName(text, { id: stored.id, fields: stored.fields, stored })}`,
      fields: stored.fields,
      catalog: planCatalog(portal.catalog.products, portal.catalog.prices),
      accountId: portal.stripeAccountId ?? other.id,
      livemode: stored.livemode,
    }));
  });
  const states = others.map(({ id }) => elsewhere[id]);
  return {
    rights,
    lefts: [...away, ...rights],
    isReading: states.some((each) => each?.isReading === true && !each.hasCatalog),
    error: states.find((each) => each?.error != null)?.error ?? null,
  };
}

/**
 * What the left plan list could be mapped onto, out of the local catalog; null while that is being
 * read: until then every plan would look as if it had no counterpart.
 */
export function useTargetCatalog(left: Side | undefined, right: Side | undefined): PlanCatalog | null {
  const catalog = usePortal((store) => store.catalog);
  const [readFor, setReadFor] = useState<unknown>(null);
  const plans = left?.fields['features.subscription_update.products'];
  const source = left?.catalog;
  const isOther =
    left !== undefined &&
    right !== undefined &&
    (left.accountId !== right.accountId || left.livemode !== right.livemode);
  useEffect(() => {
    if (!isOther || plans == null || source === undefined) return;
    let isOver = false;
    const ids = plans.map(({ product }) => product);
    const ask = async (): Promise<void> => {
      const found = await call('portal.readCatalog', {
        productIds: ids,
        lookupKeys: [...source.prices.values()].flatMap((price) =>
          ids.includes(price.productId) ? (price.lookupKey ?? []) : [],
        ),
        names: ids.flatMap((id) => source.products.get(id)?.name ?? []),
      });
      if (isOver || !found.ok) return;
      addToCatalog(found.value);
      setReadFor(plans);
    };
    void ask();
    return () => {
      isOver = true;
    };
  }, [isOther, plans, source]);
  return isOther && plans != null && readFor !== plans ? null : catalog;
}
