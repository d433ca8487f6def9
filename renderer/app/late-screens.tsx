import { late } from './late.tsx';

/** Every screen but the catalog and its product pages: there keys are typed as soon as they are asked for. */

export const ActivityScreen = late(
  async () => (await import('#renderer/features/activity/activity-screen.tsx')).ActivityScreen,
);

export const BrandingScreen = late(
  async () => (await import('#renderer/features/branding/branding-screen.tsx')).BrandingScreen,
);

export const CustomersScreen = late(
  async () => (await import('#renderer/features/customers/customers-screen.tsx')).CustomersScreen,
);

export const PortalRoutes = late(
  async () => (await import('#renderer/features/portal/portal-routes.tsx')).PortalRoutes,
);

export const SettingsScreen = late(
  async () => (await import('#renderer/features/settings/settings-screen.tsx')).SettingsScreen,
);

export const ConnectScreen = late(
  async () => (await import('#renderer/features/welcome/connect-screen.tsx')).ConnectScreen,
);

export const SupportScreen = late(
  async () => (await import('#renderer/features/welcome/support-screen.tsx')).SupportScreen,
);

export const WelcomeScreen = late(
  async () => (await import('#renderer/features/welcome/welcome-screen.tsx')).WelcomeScreen,
);
