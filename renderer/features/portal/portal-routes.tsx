import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { ROUTES } from '#renderer/screen/navigation.ts';
import { PortalCompareScreen } from './compare-screen.tsx';
import { PortalScreen } from './portal-screen.tsx';
import { PortalSettingsScreen } from './settings/settings-screen.tsx';
import { SessionScreen } from './session-screen.tsx';

/** Every address of the portal; read when the first of them is opened. */
export function PortalRoutes(): ReactNode {
  return (
    <Switch>
      <Route path={`${ROUTES.portal}/settings/:configurationId`}>
        {(params) => <PortalSettingsScreen configurationId={decodeURIComponent(params.configurationId)} />}
      </Route>
      <Route path={`${ROUTES.portal}/compare/:configurationId`}>
        {(params) => <PortalCompareScreen configurationId={decodeURIComponent(params.configurationId)} />}
      </Route>
      <Route path={`${ROUTES.portal}/compare`}>
        <PortalCompareScreen configurationId={null} />
      </Route>
      <Route path={`${ROUTES.portal}/session/:customerId`}>
        {(params) => <SessionScreen customerId={params.customerId} />}
      </Route>
      <Route>
        <PortalScreen />
      </Route>
    </Switch>
  );
}
