import { ArrowLeft, ArrowRight, Check } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Configuration } from '#shared/contract/portal.ts';
import { comparePortals, copyAcross, type ComparedPortals } from '#shared/domain/portal/copy-across.ts';
import type { LeafPath } from '#shared/domain/portal/leaves.ts';
import { type PlanCatalog, planCatalog } from '#shared/domain/portal/plan-catalog.ts';
import type { AppError } from '#shared/errors.ts';
import { modeWordKey } from '#renderer/screen/mode.ts';
import { goTo, portalSettingsRoute, ROUTES } from '#renderer/screen/navigation.ts';
import { Screen } from '#renderer/screen/screen.tsx';
import { call } from '#renderer/bridge/client.ts';
import { useCurrentAccount, useEngineState } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { leafValueText } from '#renderer/i18n/portal-field-text.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { configurationName, listConfigurations } from './configuration-view.ts';
import { LeafRow, leafName } from './leaf-row.tsx';
import styles from './portal.module.css';
import { addToCatalog, portalActions, usePortal } from './portal-store.ts';
import { useFreshPortal, usePortalIsHere } from './use-portal-state.ts';

/** `account configuration`: what stands on the left may be of any account known here. */
interface Side {
  readonly key: string;
  readonly label: string;
  readonly fields: Configuration['fields'];
  readonly catalog: PlanCatalog;
  readonly accountId: string;
  readonly livemode: boolean;
}

/** Two configurations side by side; what differs is copied from the left to the right, as drafts. */
export function PortalCompareScreen({
  configurationId,
}: {
  readonly configurationId: string | null;
}): ReactNode {
  const text = useText();
  useFreshPortal();
  const isHere = usePortalIsHere();
  const state = usePortal((store) => store.state);
  if (!isHere || state === null) return <Screen title={text('portal.compare')}>{null}</Screen>;
  return <Compare configurations={listConfigurations(state)} targetId={configurationId} />;
}

function Compare({
  configurations,
  targetId,
}: {
  readonly configurations: readonly Configuration[];
  readonly targetId: string | null;
}): ReactNode {
  const text = useText();
  const { rights, lefts, isReading, error } = useSides(text, configurations);
  const [rightKey, setRightKey] = useState<string | null>(null);
  const [leftKey, setLeftKey] = useState<string | null>(null);
  const [isAll, setAll] = useState(false);
  const [failed, setFailed] = useState<AppError | null>(null);
  const right =
    rights.find((side) => side.key === rightKey) ??
    rights.find((side) => side.key.endsWith(` ${targetId ?? ''}`)) ??
    rights[0];
  const choices = lefts.filter((side) => side.key !== right?.key);
  const left =
    choices.find((side) => side.key === leftKey) ??
    choices.find((side) => side.accountId !== right?.accountId || side.livemode !== right.livemode) ??
    choices[0];
  const target = useTargetCatalog(left, right);
  const compared =
    left === undefined || right === undefined ? null : comparePortals(left, { ...right, catalog: target });
  const copy = async (paths: ReadonlySet<LeafPath> | null): Promise<void> => {
    const id = right?.key.split(' ').at(-1);
    if (compared === null || id === undefined) return;
    const changes = copyAcross(compared, paths) as Partial<Configuration['fields']>;
    const edited = await call('portal.editConfiguration', { configurationId: id, changes });
    setFailed(edited.ok ? null : edited.error);
    if (!edited.ok) return;
    portalActions.put(edited.value);
    if (paths === null) showToast(text('portal.copied', { count: Object.keys(changes).length }));
  };
  const copyable = compared === null ? 0 : Object.keys(copyAcross(compared, null)).length;
  const rightId = right?.key.split(' ').at(-1) ?? '';
  return (
    <Screen
      title={text('portal.compare')}
      width="full"
      lead={text('portal.compareLead')}
      actions={
        <Button look="quiet" onPress={() => goTo(ROUTES.portal)}>
          <ArrowLeft aria-hidden />
          {text('portal.back')}
        </Button>
      }
    >
      <div className={styles['compareHead']}>
        <Select
          label={text('portal.compareFrom')}
          value={left?.key ?? ''}
          onChange={setLeftKey}
          options={options(choices, text('portal.nothingToCompare'))}
        />
        <ArrowRight aria-hidden className={styles['arrow']} />
        <Select
          label={text('portal.compareInto')}
          value={right?.key ?? ''}
          onChange={setRightKey}
          options={options(rights, text('portal.nothingToCompare'))}
        />
        <Button look="primary" isDisabled={copyable === 0} onPress={() => void copy(null)}>
          {text('portal.copyAcross')}
        </Button>
        <Button
          look="quiet"
          isDisabled={right === undefined}
          onPress={() => goTo(portalSettingsRoute(rightId))}
        >
          {text('portal.openSettings')}
        </Button>
      </div>
      {isReading ? <p className={styles['muted']}>{text('portal.readingOthers')}</p> : null}
      {error === null ? null : <Alert tone="caution">{text.error(error)}</Alert>}
      {failed === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(failed)}
        </Alert>
      )}
      {compared === null || left === undefined ? (
        <p>{text('portal.compareNeedsTwo')}</p>
      ) : (
        <Differences
          compared={compared}
          left={left}
          isAll={isAll}
          onAll={setAll}
          onCopy={(path) => void copy(new Set([path]))}
        />
      )}
    </Screen>
  );
}

function Differences({
  compared,
  left,
  isAll,
  onAll,
  onCopy,
}: {
  readonly compared: ComparedPortals;
  readonly left: Side;
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
  readonly onCopy: (path: LeafPath) => void;
}): ReactNode {
  const text = useText();
  const leftName = (id: string): string | null => left.catalog.products.get(id)?.name ?? null;
  const different = compared.leaves.filter((leaf) => leaf.isDifferent);
  const shown = isAll ? compared.leaves : different;
  return (
    <>
      <div className={styles['cardHead']}>
        <p aria-live="polite">
          <strong>{text('portal.differenceCount', { count: different.length })}</strong>
        </p>
        <span className={styles['spring']} />
        <Switch label={text('portal.showAll')} isSelected={isAll} onChange={onAll} />
      </div>
      <Unmapped compared={compared} />
      {shown.length === 0 ? (
        <p className={styles['allSame']}>
          <Check aria-hidden />
          {text('portal.noDifferences')}
        </p>
      ) : (
        <table className={styles['table']} aria-label={text('portal.differences')}>
          <thead>
            <tr>
              <th scope="col">{text('portal.column.setting')}</th>
              <th scope="col">{text('portal.compareFrom')}</th>
              <th scope="col">{text('portal.compareInto')}</th>
              <th scope="col">
                <span className={styles['hidden']}>{text('portal.column.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((leaf) => (
              <LeafRow
                key={leaf.path}
                path={leaf.path}
                left={leaf.left}
                right={leaf.right}
                leftName={leftName}
                isDifferent={leaf.isDifferent}
              >
                {leaf.copy === null ? (
                  <span className={styles['muted']}>
                    {text(leaf.isDifferent ? 'portal.notCopied' : 'portal.same')}
                  </span>
                ) : (
                  <Button
                    size="small"
                    aria-label={text('portal.copyThis', {
                      what: leafName(text, leaf.path),
                      value: leafValueText(text, leaf.path, leaf.left, leftName),
                    })}
                    onPress={() => onCopy(leaf.path)}
                  >
                    {text('portal.copyOne')}
                  </Button>
                )}
              </LeafRow>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** What of a plan list has no counterpart on the right, and why. */
function Unmapped({ compared }: { readonly compared: ComparedPortals }): ReactNode {
  const text = useText();
  const { unmapped } = compared.plans;
  if (unmapped.length === 0) return null;
  return (
    <Alert tone="caution" title={text('portal.unmappedTitle')}>
      <ul className={styles['points']}>
        {unmapped.map(({ product, name, price, reason }) => (
          <li key={`${product} ${price ?? ''}`}>
            {price === null
              ? text(`portal.unmapped.product.${reason}`, { name })
              : text(`portal.unmapped.price.${reason}`, { name, price })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function options(sides: readonly Side[], none: string): { value: string; label: string }[] {
  return sides.length === 0
    ? [{ value: '', label: none }]
    : sides.map(({ key, label }) => ({ value: key, label }));
}

/** Everything that can stand on a side: the right one is of the account on screen. */
function useSides(
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
    const portal = elsewhere[other.id]?.portal;
    if (portal == null) return [];
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
    isReading: states.some((each) => each?.isReading === true && each.portal === null),
    error: states.find((each) => each?.error != null)?.error ?? null,
  };
}

/** What the left plan list could be mapped onto, out of the local catalog. */
function useTargetCatalog(left: Side | undefined, right: Side | undefined): PlanCatalog {
  const catalog = usePortal((store) => store.catalog);
  const plans = left?.fields['features.subscription_update.products'];
  const source = left?.catalog;
  const isOther =
    left !== undefined &&
    right !== undefined &&
    left.accountId + left.livemode !== right.accountId + right.livemode;
  useEffect(() => {
    if (!isOther || plans == null || source === undefined) return;
    const ids = plans.map(({ product }) => product);
    const ask = async (): Promise<void> => {
      const found = await call('portal.readCatalog', {
        productIds: ids,
        lookupKeys: [...source.prices.values()].flatMap((price) =>
          ids.includes(price.productId) ? (price.lookupKey ?? []) : [],
        ),
        names: ids.flatMap((id) => source.products.get(id)?.name ?? []),
      });
      if (found.ok) addToCatalog(found.value);
    };
    void ask();
  }, [isOther, plans, source]);
  return catalog;
}
