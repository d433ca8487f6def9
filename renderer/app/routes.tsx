import type { ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import type { Account } from '#shared/contract/account.ts';
import { CatalogScreen } from '#renderer/features/catalog/catalog-screen.tsx';
import { useProfile } from '#renderer/bridge/engine-state.ts';
import { ROUTES } from '../screen/navigation.ts';
import {
  ActivityScreen,
  BrandingScreen,
  ConnectScreen,
  CustomersScreen,
  PortalRoutes,
  ProductScreen,
  SettingsScreen,
  SupportScreen,
  WelcomeScreen,
} from './late-screens.tsx';

/** Every address of the window. Without an account there is only the way to one, and Settings. */
export function Routes({ account }: { account: Account | null }): ReactNode {
  const profile = useProfile();
  return (
    <Switch>
      <Route path={ROUTES.settings}>
        <SettingsScreen />
      </Route>
      {profile === 'support' ? null : (
        <Route path={`${ROUTES.connect}/:accountId`}>
          {(params) => <ConnectScreen key={params.accountId} accountId={params.accountId} />}
        </Route>
      )}
      {profile === 'support' ? null : (
        <Route path={ROUTES.connect}>
          <ConnectScreen accountId={null} />
        </Route>
      )}
      <Route path={ROUTES.welcome}>
        <WelcomeScreen />
      </Route>
      {account === null ? null : (
        <Route path={ROUTES.support}>
          <SupportScreen />
        </Route>
      )}
      {account === null ? (
        <Route>
          <Redirect to={ROUTES.welcome} replace />
        </Route>
      ) : profile === 'support' ? (
        <Route>
          <SupportRoutes key={account.id} />
        </Route>
      ) : (
        <Route>
          <AccountRoutes key={account.id} />
        </Route>
      )}
    </Switch>
  );
}

/** What support see: people, and whether the portal is on. */
function SupportRoutes(): ReactNode {
  return (
    <Switch>
      <Route path={`${ROUTES.portal}/*?`}>
        <PortalRoutes />
      </Route>
      <Route path={ROUTES.customers}>
        <CustomersScreen />
      </Route>
      <Route>
        <Redirect to={ROUTES.customers} replace />
      </Route>
    </Switch>
  );
}

/** Keyed by the account: another account's screens start anew. */
function AccountRoutes(): ReactNode {
  return (
    <Switch>
      <Route path={ROUTES.newProduct}>
        <ProductScreen productId={null} />
      </Route>
      <Route path={`${ROUTES.catalog}/:productId`}>
        {(params) => <ProductScreen productId={params.productId} />}
      </Route>
      <Route path={ROUTES.catalog}>
        <CatalogScreen />
      </Route>
      <Route path={`${ROUTES.portal}/*?`}>
        <PortalRoutes />
      </Route>
      <Route path={ROUTES.branding}>
        <BrandingScreen />
      </Route>
      <Route path={ROUTES.customers}>
        <CustomersScreen />
      </Route>
      <Route path={ROUTES.activity}>
        <ActivityScreen />
      </Route>
      <Route>
        <Redirect to={ROUTES.catalog} replace />
      </Route>
    </Switch>
  );
}
