import { ArrowLeft, ArrowRight, Check } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { Configuration } from '#shared/contract/portal.ts';
import { comparePortals, copyAcross, type ComparedPortals } from '#shared/domain/portal/copy-across.ts';
import type { LeafPath } from '#shared/domain/portal/leaves.ts';
import type { AppError } from '#shared/errors.ts';
import { goTo, portalSettingsRoute, ROUTES } from '#renderer/screen/navigation.ts';
import { openReview } from '#renderer/screen/shell-store.ts';
import { Screen } from '#renderer/screen/screen.tsx';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { leafName, leafValueText } from '#renderer/i18n/portal-field-text.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { type Side, useSides, useTargetCatalog } from './compare-sides.ts';
import { isChanged, listConfigurations } from './configuration-view.ts';
import { LeafRow } from './leaf-row.tsx';
import styles from './portal.module.css';
import { portalActions, usePortal } from './portal-store.ts';
import { useFreshPortal, usePortalIsHere } from './use-portal-state.ts';

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
  const review = useRef<HTMLButtonElement>(null);
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
    left === undefined || right === undefined || target === null
      ? null
      : comparePortals(left, { ...right, catalog: target });
  const copy = async (paths: ReadonlySet<LeafPath> | null): Promise<void> => {
    const id = right?.key.split(' ').at(-1);
    if (compared === null || id === undefined) return;
    const changes = copyAcross(compared, paths) as Partial<Configuration['fields']>;
    const edited = await call('portal.editConfiguration', { configurationId: id, changes });
    setFailed(edited.ok ? null : edited.error);
    if (!edited.ok) return;
    portalActions.put(edited.value);
    // What was pressed is gone or has nothing left to do: the focus goes to what comes next. The table
    // says what is done; a toast would lie over the review that is opened now.
    requestAnimationFrame(() => review.current?.focus());
  };
  const copyable = compared === null ? 0 : Object.keys(copyAcross(compared, null)).length;
  const rightId = right?.key.split(' ').at(-1) ?? '';
  const into = configurations.find(({ id }) => id === rightId);
  const hasDrafts = into !== undefined && isChanged(into);
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
        <Button
          look={copyable === 0 && hasDrafts ? 'outline' : 'primary'}
          isDisabled={copyable === 0}
          onPress={() => void copy(null)}
        >
          {text('portal.copyAcross')}
        </Button>
        {hasDrafts ? (
          <Button ref={review} look={copyable === 0 ? 'primary' : 'outline'} onPress={openReview}>
            {text('portal.reviewAndPublish')}
          </Button>
        ) : null}
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
      {left === undefined || right === undefined ? (
        <p>{text('portal.compareNeedsTwo')}</p>
      ) : compared === null ? null : (
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
                <VisuallyHidden>{text('portal.column.actions')}</VisuallyHidden>
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
                leftNames={left.catalog}
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
                      value: leafValueText(text, leaf.path, leaf.left, left.catalog),
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
