import { type ReactNode, useEffect, useState } from 'react';
import type { Configuration, PortalVersion } from '#shared/contract/portal.ts';
import { diffPortal } from '#shared/domain/portal/portal-changes.ts';
import { isLeafPath, type PortalFields } from '#shared/domain/portal/leaves.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Sheet } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { configurationName } from './configuration-view.ts';
import { LeafRow } from './leaf-row.tsx';
import styles from './portal.module.css';
import { portalActions } from './portal-store.ts';

/** Every published state that was seen here; any two side by side, and the way back, as a draft. */
export function VersionsSheet({
  configuration,
  onClose,
}: {
  readonly configuration: Configuration;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [versions, setVersions] = useState<readonly PortalVersion[] | null>(null);
  const [older, setOlder] = useState<string | null>(null);
  const [newer, setNewer] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const { id } = configuration;
  useEffect(() => {
    const read = async (): Promise<void> => {
      const answer = await call('portal.listVersions', { configurationId: id });
      if (answer.ok) setVersions(answer.value.versions);
      else setError(answer.error);
    };
    void read();
  }, [id]);
  const all = versions ?? [];
  const left = all.find((version) => String(version.id) === (older ?? String(all[1]?.id ?? all[0]?.id)));
  const right = all.find((version) => String(version.id) === (newer ?? String(all[0]?.id)));
  const options = all.map((version, at) => ({
    value: String(version.id),
    label: text(at === 0 ? 'portal.version.newest' : 'portal.version.of', {
      when: text.moment(version.updated * 1000),
    }),
  }));
  const differences = left === undefined || right === undefined ? [] : diffPortal(left.fields, right.fields);
  const goBack = async (): Promise<void> => {
    if (left === undefined) return;
    const edited = await call('portal.editConfiguration', {
      configurationId: id,
      changes: restorable(left.fields),
    });
    if (!edited.ok) return setError(edited.error);
    portalActions.put(edited.value);
    showToast(text('portal.version.restored'));
    onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={text('portal.versionsOf', { name: configurationName(text, configuration) })}
      footer={
        all.length < 2 ? null : (
          <Button look="primary" onPress={() => void goBack()}>
            {text('portal.version.goBack')}
          </Button>
        )
      }
    >
      <div className={styles['panel']}>
        {error === null ? null : (
          <Alert tone="danger" isLive>
            {text.error(error)}
          </Alert>
        )}
        {versions !== null && all.length === 0 ? <p>{text('portal.version.none')}</p> : null}
        {all.length === 1 ? <p>{text('portal.version.one')}</p> : null}
        {left === undefined || right === undefined || all.length < 2 ? null : (
          <>
            <p className={styles['muted']}>{text('portal.version.lead', { count: all.length })}</p>
            <div className={styles['pair']}>
              <Select
                label={text('portal.version.left')}
                value={String(left.id)}
                onChange={setOlder}
                options={options}
              />
              <Select
                label={text('portal.version.right')}
                value={String(right.id)}
                onChange={setNewer}
                options={options}
              />
            </div>
            {differences.length === 0 ? (
              <p>{text('portal.noDifferences')}</p>
            ) : (
              <table className={styles['table']} aria-label={text('portal.differences')}>
                <thead>
                  <tr>
                    <th scope="col">{text('portal.column.setting')}</th>
                    <th scope="col">{text('portal.version.left')}</th>
                    <th scope="col">{text('portal.version.right')}</th>
                  </tr>
                </thead>
                <tbody>
                  {differences.map(({ path, before, after }) => (
                    <LeafRow key={path} path={path} left={before} right={after} />
                  ))}
                </tbody>
              </table>
            )}
          </>
        )}
      </div>
    </Sheet>
  );
}

/** Everything but what has a switch of its own: a login page that is turned on again may get a new link. */
function restorable(fields: PortalVersion['fields']): Partial<PortalVersion['fields']> {
  const { active: _active, 'login_page.enabled': _login, ...rest } = fields;
  const unread: Partial<PortalFields> =
    fields['features.subscription_update.products'] === null
      ? { 'features.subscription_update.products': null }
      : {};
  return Object.fromEntries(Object.entries(rest).filter(([path]) => isLeafPath(path) && !(path in unread)));
}
