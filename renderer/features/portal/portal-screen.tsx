import type { ReactNode } from 'react';
import { dashboardPageUrl } from '#shared/domain/dashboard-links.ts';
import { ComingScreen } from '#renderer/screen/coming-screen.tsx';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { OpenLinkButton } from '#renderer/screen/open-link-button.tsx';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { PortalPicture } from '#renderer/ui/pictures/portal-picture.tsx';

/** Not built yet: says what it will do and where to do it until then. */
export function PortalScreen(): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  return (
    <ComingScreen
      title={text('nav.portal')}
      sentence={text('portal.coming')}
      points={[text('portal.point1'), text('portal.point2'), text('portal.point3')]}
      meanwhile={account?.demo === true ? text('app.demoHasNoDashboard') : text('portal.meanwhile')}
      picture={<PortalPicture />}
      action={
        account?.demo === true ? (
          <Button onPress={() => goTo(ROUTES.connect)}>{text('account.connect')}</Button>
        ) : (
          <OpenLinkButton url={dashboardPageUrl('portal', account?.mode === 'live' ? 'live' : 'test')}>
            {text('portal.openDashboard')}
          </OpenLinkButton>
        )
      }
    />
  );
}
