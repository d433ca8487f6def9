import { ArrowLeft, History, ListChecks, Redo2, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Configuration } from '#shared/contract/portal.ts';
import { checkPortal } from '#shared/domain/portal/check-portal.ts';
import type { LeafPath } from '#shared/domain/portal/leaves.ts';
import type { PortalView } from '#shared/domain/portal/scene.ts';
import { useCommand } from '#renderer/screen/commands.ts';
import { goTo, portalCompareRoute, ROUTES } from '#renderer/screen/navigation.ts';
import { useScreenTitle } from '#renderer/screen/screen.tsx';
import { openReview } from '#renderer/screen/shell-store.ts';
import { call, callFor } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { configurationName, isChanged } from '../configuration-view.ts';
import { portalActions, usePortal } from '../portal-store.ts';
import { useFreshPortal, usePortalIsHere } from '../use-portal-state.ts';
import { VersionsSheet } from '../versions-sheet.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { ConfigurationEditor } from './configuration-editor.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { SaveState } from './save-state.tsx';
import { SettingsPageContext, type SettingsPage } from './settings-context.ts';
import { SettingsForm } from './settings-form.tsx';
import styles from './settings.module.css';
import { viewOfLeaf } from './view-of-leaf.ts';

/** Every setting of one configuration, with what customers would see beside it. */
export function PortalSettingsScreen({ configurationId }: { readonly configurationId: string }): ReactNode {
  const text = useText();
  useFreshPortal();
  const isHere = usePortalIsHere();
  const state = usePortal((store) => store.state);
  const configuration = state?.configurations.find(({ id }) => id === configurationId);
  if (!isHere || state === null) return null;
  if (configuration === undefined) {
    return (
      <EmptyState
        title={text('portal.goneTitle')}
        action={<Button onPress={() => goTo(ROUTES.portal)}>{text('portal.back')}</Button>}
      >
        {text('error.portal/configuration-unknown')}
      </EmptyState>
    );
  }
  return <Settings key={configuration.id} configuration={configuration} />;
}

function Settings({ configuration }: { readonly configuration: Configuration }): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const catalog = usePortal((store) => store.catalog);
  const accountId = account?.id ?? '';
  const { id, stored } = configuration;
  const editor = useMemo(
    () => new ConfigurationEditor(callFor(accountId), id, portalActions.put),
    [accountId, id],
  );
  const typed = useSyncExternalStore(editor.store.subscribe, editor.store.getState);
  const [view, setView] = useState<PortalView>('home');
  const [shown, setShown] = useState<'check' | 'versions' | null>(null);
  const mode = account?.mode === 'live' ? 'live' : 'test';
  const fields = useMemo(
    () => ({ ...configuration.fields, ...typed.edits }),
    [configuration.fields, typed.edits],
  );
  const findings = useMemo(
    () => checkPortal(fields, { mode, isDefault: stored?.isDefault === true, catalog }),
    [fields, mode, stored?.isDefault, catalog],
  );
  const name = configurationName(text, { ...configuration, fields });
  useScreenTitle(name);
  useEffect(() => {
    const flush = (): void => void editor.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [editor]);
  const travel = (direction: 'undo' | 'redo'): void => {
    void (async () => {
      await editor.flush();
      await call(direction === 'undo' ? 'catalog.undo' : 'catalog.redo');
      await portalActions.reread();
    })();
  };
  useCommand('edit.undo', () => travel('undo'));
  useCommand('edit.redo', () => travel('redo'));
  const review = async (): Promise<void> => {
    if (await editor.flush()) openReview();
  };
  const page = useMemo<SettingsPage>(
    () => ({
      configuration,
      fields,
      findings,
      editor,
      mode,
      change: (edits) => editor.change(edits),
      onFocus: (path: LeafPath) => {
        const next = viewOfLeaf(path);
        if (next !== null) setView(next);
      },
    }),
    [configuration, fields, findings, editor, mode],
  );
  return (
    <SettingsPageContext value={page}>
      <div className={styles['page']}>
        <header className={styles['header']}>
          <div className={styles['headRow']}>
            <Button look="quiet" size="small" onPress={() => goTo(ROUTES.portal)}>
              <ArrowLeft aria-hidden />
              {text('nav.portal')}
            </Button>
            <h1 tabIndex={-1} className={styles['title']} title={name}>
              {name}
            </h1>
            {stored?.isDefault === true ? <Badge tone="accent">{text('portal.badge.default')}</Badge> : null}
            {fields.active ? null : <Badge>{text('portal.state.inactive')}</Badge>}
            <span className={styles['spring']} />
            <SaveState state={typed} isDraft={isChanged(configuration)} />
            <IconButton label={text('catalog.undo')} onPress={() => travel('undo')}>
              <Undo2 aria-hidden />
            </IconButton>
            <IconButton label={text('catalog.redo')} onPress={() => travel('redo')}>
              <Redo2 aria-hidden />
            </IconButton>
            <Button
              look="primary"
              isDisabled={!isChanged(configuration) && typed.save !== 'saving'}
              onPress={() => void review()}
            >
              {text('portal.reviewAndPublish')}
            </Button>
          </div>
          <div className={styles['headRow']}>
            <span className={styles['id']}>{stored === null ? text('portal.state.notYet') : id}</span>
            <span className={styles['spring']} />
            <Button look="quiet" plain size="small" onPress={() => setShown('check')}>
              <ListChecks aria-hidden />
              {text('portal.checkSettings')}
            </Button>
            {stored === null ? null : (
              <Button look="quiet" plain size="small" onPress={() => setShown('versions')}>
                <History aria-hidden />
                {text('portal.versions')}
              </Button>
            )}
            <Button look="quiet" plain size="small" onPress={() => goTo(portalCompareRoute(id))}>
              {text('portal.compare')}
            </Button>
          </div>
        </header>
        <div className={styles['columns']}>
          <SettingsForm />
          <PreviewPanel view={view} onView={setView} />
        </div>
      </div>
      {shown === 'check' ? <CheckDialog onClose={() => setShown(null)} /> : null}
      {shown === 'versions' ? (
        <VersionsSheet configuration={configuration} onClose={() => setShown(null)} />
      ) : null}
    </SettingsPageContext>
  );
}
