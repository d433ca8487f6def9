import { navigate } from 'wouter/use-hash-location';

/** Screens by their hash routes. */
export const ROUTES = {
  welcome: '/welcome',
  connect: '/connect',
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

/** The page that takes a new key for a known account. */
export function newKeyRoute(accountId: string): string {
  return `${ROUTES.connect}/${encodeURIComponent(accountId)}`;
}

/** `replace`: the way back skips the screen that is left. */
export function goTo(route: string, options: { readonly replace?: boolean } = {}): void {
  navigate(route, options);
}
