import { lazy, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import type { Account } from '#shared/contract/account.ts';
import { ActivityScreen } from '#renderer/features/activity/activity-screen.tsx';
import { CatalogScreen } from '#renderer/features/catalog/catalog-screen.tsx';
import { ProductScreen } from '#renderer/features/catalog/product-screen.tsx';
import { CustomersScreen } from '#renderer/features/customers/customers-screen.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';
import { ConnectScreen } from '#renderer/features/welcome/connect-screen.tsx';
import { SupportScreen } from '#renderer/features/welcome/support-screen.tsx';
import { WelcomeScreen } from '#renderer/features/welcome/welcome-screen.tsx';
import { useProfile } from '#renderer/bridge/engine-state.ts';
import { ROUTES } from '../screen/navigation.ts';

/** Read when the portal is first opened: the start stays as quick as it is without it. */
const PortalRoutes = lazy(async () => {
  const { PortalRoutes: Routes } = await import('#renderer/features/portal/portal-routes.tsx');
  return { default: Routes };
});

/** Likewise: it brings colour maths and the picture editor. */
const BrandingScreen = lazy(async () => {
  const { BrandingScreen: Screen } = await import('#renderer/features/branding/branding-screen.tsx');
  return { default: Screen };
});

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
        <Suspense fallback={null}>
          <PortalRoutes />
        </Suspense>
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
        <Suspense fallback={null}>
          <PortalRoutes />
        </Suspense>
      </Route>
      <Route path={ROUTES.branding}>
        <Suspense fallback={null}>
          <BrandingScreen />
        </Suspense>
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
