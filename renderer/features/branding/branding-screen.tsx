import type { ReactNode } from 'react';
import { dashboardPageUrl } from '#shared/domain/dashboard-links.ts';
import { ComingScreen } from '#renderer/screen/coming-screen.tsx';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { OpenLinkButton } from '#renderer/screen/open-link-button.tsx';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { BrandingPicture } from '#renderer/ui/pictures/branding-picture.tsx';

/** Not built yet: says what it will do and where to do it until then. */
export function BrandingScreen(): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  return (
    <ComingScreen
      title={text('nav.branding')}
      sentence={text('branding.coming')}
      points={[text('branding.point1'), text('branding.point2'), text('branding.point3')]}
      meanwhile={account?.demo === true ? text('app.demoHasNoDashboard') : text('branding.meanwhile')}
      picture={<BrandingPicture />}
      action={
        account?.demo === true ? (
          <Button onPress={() => goTo(ROUTES.connect)}>{text('account.connect')}</Button>
        ) : (
          <OpenLinkButton url={dashboardPageUrl('branding', account?.mode === 'live' ? 'live' : 'test')}>
            {text('branding.openDashboard')}
          </OpenLinkButton>
        )
      }
    />
  );
}
