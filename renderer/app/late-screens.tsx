import { late } from './late.tsx';

/** Every screen but the catalog, which is what an account opens with. */

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

export const ProductScreen = late(
  async () => (await import('#renderer/features/catalog/product-screen.tsx')).ProductScreen,
);

export const PublishSheet = late(
  async () => (await import('#renderer/features/publish/publish-sheet.tsx')).PublishSheet,
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

/**
 * Product pages and the review are what people go on to, with keys that do not wait: once the first screen
 * can be used they are read too, and then open as if they had been there from the start.
 */
export async function readNextScreens(): Promise<void> {
  await ProductScreen.readAhead();
  await PublishSheet.readAhead();
}
