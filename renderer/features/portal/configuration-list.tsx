import { type ReactNode, useState } from 'react';
import type { Configuration, PortalState } from '#shared/contract/portal.ts';
import type { AppError } from '#shared/errors.ts';
import { goTo, portalSettingsRoute } from '#renderer/screen/navigation.ts';
import { openReview } from '#renderer/screen/shell-store.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useNow } from '#renderer/i18n/use-now.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { Menu, MenuItem } from '#renderer/ui/menu.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { configurationName, isChanged, listConfigurations } from './configuration-view.ts';
import { NewConfigurationDialog } from './new-configuration-dialog.tsx';
import styles from './portal.module.css';
import { portalActions } from './portal-store.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { VersionsSheet } from './versions-sheet.tsx';

type Asked = {
  readonly what: 'rename' | 'duplicate' | 'deactivate' | 'versions' | 'discard';
  readonly of: Configuration;
};

/** Every configuration, the default first, API-made ones too. */
export function ConfigurationList({ state }: { readonly state: PortalState }): ReactNode {
  const text = useText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const all = listConfigurations(state);
  return (
    <section className={styles['panel']}>
      <h2>{text('portal.configurations')}</h2>
      <table className={styles['table']} aria-label={text('portal.configurations')}>
        <thead>
          <tr>
            <th scope="col">{text('portal.column.name')}</th>
            <th scope="col">{text('portal.column.state')}</th>
            <th scope="col">{text('portal.column.login')}</th>
            <th scope="col">{text('portal.column.changed')}</th>
            <th scope="col">
              <VisuallyHidden>{text('portal.column.actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((configuration) => (
            <Row key={configuration.id} configuration={configuration} onAsk={setAsked} />
          ))}
        </tbody>
      </table>
      {asked?.what === 'rename' ? <RenameDialog configuration={asked.of} onClose={close} /> : null}
      {asked?.what === 'duplicate' ? (
        <NewConfigurationDialog
          isFirst={false}
          from={asked.of.id}
          name={text('portal.copyName', { name: configurationName(text, asked.of) })}
          onClose={close}
        />
      ) : null}
      {asked?.what === 'versions' ? <VersionsSheet configuration={asked.of} onClose={close} /> : null}
      {asked?.what === 'deactivate' ? <ActiveDialog configuration={asked.of} onClose={close} /> : null}
      {asked?.what === 'discard' ? <DiscardDialog configuration={asked.of} onClose={close} /> : null}
    </section>
  );
}

function Row({
  configuration,
  onAsk,
}: {
  readonly configuration: Configuration;
  readonly onAsk: (asked: Asked) => void;
}): ReactNode {
  const text = useText();
  const now = useNow();
  const { stored, fields, id } = configuration;
  const name = configurationName(text, configuration);
  const ask = (what: Asked['what']): void => onAsk({ what, of: configuration });
  const isDefault = stored?.isDefault === true;
  return (
    <tr>
      <td>
        <div className={styles['nameCell']}>
          <Button look="quiet" size="small" onPress={() => goTo(portalSettingsRoute(id))}>
            {name}
          </Button>
          {isDefault ? <Badge tone="accent">{text('portal.badge.default')}</Badge> : null}
          {stored !== null && !isDefault ? <Badge>{text('portal.badge.api')}</Badge> : null}
          {isChanged(configuration) ? (
            <Badge tone="accent">{text(stored === null ? 'portal.badge.new' : 'portal.badge.changed')}</Badge>
          ) : null}
          {configuration.conflicts.length > 0 ? <Badge tone="caution">{text('mark.conflict')}</Badge> : null}
        </div>
      </td>
      <td>{text(fields.active ? 'portal.state.active' : 'portal.state.inactive')}</td>
      <td>
        {text(
          stored === null
            ? 'portal.state.notYet'
            : stored.fields['login_page.enabled']
              ? 'portal.state.on'
              : 'portal.state.off',
        )}
      </td>
      <td>{stored === null ? text('portal.state.notYet') : text.age(stored.updated * 1000, now)}</td>
      <td className={styles['actionCell']}>
        <Menu
          trigger={
            <Button look="quiet" size="small" aria-label={text('portal.actionsOf', { name })}>
              {text('portal.actions')}
            </Button>
          }
          placement="bottom end"
          onAction={(key) => ask(key as Asked['what'])}
        >
          <MenuItem id="rename" label={text('portal.rename')} />
          <MenuItem id="duplicate" label={text('portal.duplicate')} />
          {stored === null ? null : <MenuItem id="versions" label={text('portal.versions')} />}
          {stored === null ? null : (
            <MenuItem
              id="deactivate"
              label={text(fields.active ? 'portal.deactivate' : 'portal.reactivate')}
            />
          )}
          {isChanged(configuration) ? (
            <MenuItem id="discard" label={text('portal.discard')} isDanger />
          ) : null}
        </Menu>
      </td>
    </tr>
  );
}

/** The default one cannot be switched off; another one takes its login page with it (facts 5.1). */
function ActiveDialog({
  configuration,
  onClose,
}: {
  readonly configuration: Configuration;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [error, setError] = useState<AppError | null>(null);
  const { fields, stored, id } = configuration;
  const isDefault = stored?.isDefault === true;
  const to = !fields.active;
  const go = async (): Promise<void> => {
    const changes = to ? { active: true } : { active: false, 'login_page.enabled': false };
    const edited = await call('portal.editConfiguration', { configurationId: id, changes });
    if (!edited.ok) return setError(edited.error);
    portalActions.put(edited.value);
    onClose();
    openReview();
  };
  const name = configurationName(text, configuration);
  if (isDefault && fields.active) {
    return (
      <ConfirmDialog
        isOpen
        onClose={onClose}
        title={text('portal.cannotDeactivate')}
        confirmLabel={text('ui.close')}
        onConfirm={onClose}
      >
        <p>{text('portal.cannotDeactivateWhy')}</p>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={text(to ? 'portal.askReactivate' : 'portal.askDeactivate', { name })}
      confirmLabel={text(to ? 'portal.reactivate' : 'portal.deactivate')}
      isDanger={!to}
      error={error === null ? null : text.error(error)}
      onConfirm={() => void go()}
    >
      <p>{text(to ? 'portal.reactivateMeans' : 'portal.deactivateMeans')}</p>
      {!to && fields['login_page.enabled'] ? (
        <Alert tone="caution">{text('portal.deactivateTakesLogin')}</Alert>
      ) : null}
    </ConfirmDialog>
  );
}

function DiscardDialog({
  configuration,
  onClose,
}: {
  readonly configuration: Configuration;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [error, setError] = useState<AppError | null>(null);
  const go = async (): Promise<void> => {
    const done = await call('portal.discardConfiguration', { configurationId: configuration.id });
    if (!done.ok) return setError(done.error);
    await portalActions.reread();
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={text('portal.askDiscard', { name: configurationName(text, configuration) })}
      confirmLabel={text('portal.discard')}
      isDanger
      error={error === null ? null : text.error(error)}
      onConfirm={() => void go()}
    >
      <p>{text('portal.discardMeans')}</p>
    </ConfirmDialog>
  );
}
