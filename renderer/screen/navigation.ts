import type { ObjectRef } from '#shared/contract/object.ts';
import { navigate } from 'wouter/use-hash-location';

/** Screens by their hash routes. */
export const ROUTES = {
  welcome: '/welcome',
  connect: '/connect',
  support: '/support',
  catalog: '/catalog',
  newProduct: '/catalog/new',
  portal: '/portal',
  branding: '/branding',
  customers: '/customers',
  activity: '/activity',
  settings: '/settings',
} as const;

export function productRoute(productId: string): string {
  return `${ROUTES.catalog}/${encodeURIComponent(productId)}`;
}

/** The page that shows an object of Stripe's: of a price, its product's. */
export function objectRoute(object: ObjectRef, productId: string | null): string {
  if (productId !== null) return productRoute(productId);
  return object.kind === 'portal_configuration' ? portalSettingsRoute(object.id) : ROUTES.catalog;
}

/** The settings of one portal configuration. */
export function portalSettingsRoute(configurationId: string): string {
  return `${ROUTES.portal}/settings/${encodeURIComponent(configurationId)}`;
}

/** Two configurations side by side; the right one is of the account on screen. */
export function portalCompareRoute(configurationId: string | null = null): string {
  return configurationId === null
    ? `${ROUTES.portal}/compare`
    : `${ROUTES.portal}/compare/${encodeURIComponent(configurationId)}`;
}

/** A one-off portal session for a customer. */
export function portalSessionRoute(customerId: string): string {
  return `${ROUTES.portal}/session/${encodeURIComponent(customerId)}`;
}

/** The page that takes a new key for a known account. */
export function newKeyRoute(accountId: string): string {
  return `${ROUTES.connect}/${encodeURIComponent(accountId)}`;
}

/** `replace`: the way back skips the screen that is left. */
export function goTo(route: string, options: { readonly replace?: boolean } = {}): void {
  navigate(route, options);
}
