import { type ComponentType, type FunctionComponent, lazy, Suspense } from 'react';

/**
 * A screen that is read when it is first opened, so that the start stays as quick as it is without it.
 * The boundary is the screen's own: in one shared with the screen before, that one would stay, hidden,
 * with a title that nothing can focus.
 */
function lateScreen(load: () => Promise<ComponentType>): FunctionComponent {
  const Screen = lazy(async () => ({ default: await load() }));
  return function LateScreen() {
    return (
      <Suspense fallback={null}>
        <Screen />
      </Suspense>
    );
  };
}

export const ActivityScreen = lateScreen(
  async () => (await import('#renderer/features/activity/activity-screen.tsx')).ActivityScreen,
);

export const BrandingScreen = lateScreen(
  async () => (await import('#renderer/features/branding/branding-screen.tsx')).BrandingScreen,
);

export const CustomersScreen = lateScreen(
  async () => (await import('#renderer/features/customers/customers-screen.tsx')).CustomersScreen,
);

export const PortalRoutes = lateScreen(
  async () => (await import('#renderer/features/portal/portal-routes.tsx')).PortalRoutes,
);

export const SettingsScreen = lateScreen(
  async () => (await import('#renderer/features/settings/settings-screen.tsx')).SettingsScreen,
);
