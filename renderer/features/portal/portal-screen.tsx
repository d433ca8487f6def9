import { RefreshCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Screen } from '#renderer/screen/screen.tsx';
import { goTo, portalCompareRoute } from '#renderer/screen/navigation.ts';
import { useMay } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useNow } from '#renderer/i18n/use-now.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ConfigurationList } from './configuration-list.tsx';
import { mainConfiguration } from './configuration-view.ts';
import { LoginLinkCard, type LinkTool } from './login-link-card.tsx';
import { ModeLamps } from './mode-lamps.tsx';
import { NewConfigurationDialog } from './new-configuration-dialog.tsx';
import { NoConfiguration } from './no-configuration.tsx';
import styles from './portal.module.css';
import { portalActions, usePortal } from './portal-store.ts';
import { SetupChecklist } from './setup-checklist.tsx';
import { useFreshPortal, usePortalIsHere } from './use-portal-state.ts';

/** The customer portal at a glance: is it on, what is missing, which configurations there are. */
export function PortalScreen(): ReactNode {
  const text = useText();
  useFreshPortal();
  const isHere = usePortalIsHere();
  const state = usePortal((store) => store.state);
  const isChecking = usePortal((store) => store.isChecking);
  const checkError = usePortal((store) => store.checkError);
  const [isMaking, setMaking] = useState(false);
  const [tool, setTool] = useState<LinkTool | null>(null);
  // Support see whether the portal is on and share the link; they change nothing.
  const mayWrite = useMay('portal.write');
  if (!isHere || state === null) return <Screen title={text('nav.portal')}>{null}</Screen>;
  const main = mainConfiguration(state);
  return (
    <Screen
      title={text('portal.title')}
      width="full"
      lead={<ReadAt at={state.readAt} />}
      actions={
        <div className={styles['actions']}>
          <Button look="quiet" isDisabled={isChecking} onPress={() => void portalActions.checkAgain()}>
            <RefreshCw aria-hidden />
            {text('portal.checkAgain')}
          </Button>
          {mayWrite ? (
            <Button look="quiet" onPress={() => goTo(portalCompareRoute())}>
              {text('portal.compare')}
            </Button>
          ) : null}
          {main === null || !mayWrite ? null : (
            <Button onPress={() => setMaking(true)}>{text('portal.newConfiguration')}</Button>
          )}
        </div>
      }
    >
      {checkError === null ? null : (
        <Alert tone="caution" isLive>
          {text.error(checkError)} {state.readAt === null ? null : text('portal.shownFromBefore')}
        </Alert>
      )}
      {main === null ? (
        <NoConfiguration wasRead={state.readAt !== null} onMake={() => setMaking(true)} />
      ) : (
        <LoginLinkCard configuration={main} business={state.business} tool={tool} onTool={setTool} />
      )}
      <div className={styles['columns']}>
        {mayWrite ? <SetupChecklist configuration={main} business={state.business} onTool={setTool} /> : null}
        <ModeLamps />
      </div>
      {main === null || !mayWrite ? null : <ConfigurationList state={state} />}
      {isMaking ? <NewConfigurationDialog isFirst={main === null} onClose={() => setMaking(false)} /> : null}
    </Screen>
  );
}

function ReadAt({ at }: { readonly at: number | null }): ReactNode {
  const text = useText();
  const now = useNow();
  return at === null ? text('portal.neverRead') : text('portal.readAt', { age: text.age(at, now) });
}
