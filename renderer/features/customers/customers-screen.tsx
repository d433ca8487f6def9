import type { ReactNode } from 'react';
import { dashboardPageUrl } from '#shared/domain/dashboard-links.ts';
import { ComingScreen } from '#renderer/screen/coming-screen.tsx';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { OpenLinkButton } from '#renderer/screen/open-link-button.tsx';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CustomersPicture } from '#renderer/ui/pictures/customers-picture.tsx';

/** Not built yet: says what it will do and where to do it until then. */
export function CustomersScreen(): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  return (
    <ComingScreen
      title={text('nav.customers')}
      sentence={text('customers.coming')}
      points={[text('customers.point1'), text('customers.point2'), text('customers.point3')]}
      meanwhile={account?.demo === true ? text('app.demoHasNoDashboard') : text('customers.meanwhile')}
      picture={<CustomersPicture />}
      action={
        account?.demo === true ? (
          <Button onPress={() => goTo(ROUTES.connect)}>{text('account.connect')}</Button>
        ) : (
          <OpenLinkButton url={dashboardPageUrl('customers', account?.mode === 'live' ? 'live' : 'test')}>
            {text('customers.openDashboard')}
          </OpenLinkButton>
        )
      }
    />
  );
}
