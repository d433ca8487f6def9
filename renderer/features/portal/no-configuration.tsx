import type { ReactNode } from 'react';
import { dashboardPageUrl } from '#shared/domain/dashboard-links.ts';
import { OpenLinkButton } from '#renderer/screen/open-link-button.tsx';
import { useCurrentAccount, useMay } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { PortalPicture } from '#renderer/ui/pictures/portal-picture.tsx';
import styles from './portal.module.css';
import { portalActions, usePortal } from './portal-store.ts';

/**
 * Nothing is saved in this mode yet (facts 5.1). The main road is Stripe's own page, because only
 * what is saved there becomes the default.
 */
export function NoConfiguration({
  wasRead,
  onMake,
}: {
  readonly wasRead: boolean;
  readonly onMake: () => void;
}): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const mayWrite = useMay('portal.write');
  const isChecking = usePortal((store) => store.isChecking);
  const mode = account?.mode === 'live' ? 'live' : 'test';
  return (
    <section aria-label={text('portal.loginLink')} className={styles['empty']}>
      <PortalPicture />
      <div className={styles['emptyText']}>
        <h2>{text(wasRead ? 'portal.emptyTitle' : 'portal.unreadTitle')}</h2>
        <p>{text(wasRead ? 'portal.emptyLead' : 'portal.unreadLead')}</p>
        <div className={styles['actions']}>
          {wasRead && account?.demo !== true ? (
            <OpenLinkButton look="primary" url={dashboardPageUrl('portal', mode)}>
              {text('portal.openSettingsInDashboard')}
            </OpenLinkButton>
          ) : null}
          <Button
            look={wasRead && account?.demo !== true ? 'outline' : 'primary'}
            isDisabled={isChecking}
            onPress={() => void portalActions.checkAgain()}
          >
            {text('portal.checkAgain')}
          </Button>
          {wasRead && mayWrite ? (
            <Button look="quiet" onPress={onMake}>
              {text('portal.makeHere')}
            </Button>
          ) : null}
        </div>
        {account?.demo === true ? <p className={styles['muted']}>{text('app.demoHasNoDashboard')}</p> : null}
      </div>
    </section>
  );
}
