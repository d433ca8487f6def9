import type { KeyMode } from './stripe-key.ts';

const HOST = 'https://dashboard.stripe.com';

export type DashboardPage =
  | 'home'
  | 'products'
  | 'apiKeys'
  | 'branding'
  | 'publicDetails'
  | 'portal'
  | 'customers'
  | 'tax'
  | 'rateLimits'
  | 'paymentLinks';

const PAGES: Readonly<Record<DashboardPage, string>> = {
  home: '/dashboard',
  products: '/products',
  apiKeys: '/apikeys',
  branding: '/settings/branding',
  publicDetails: '/settings/public',
  portal: '/settings/billing/portal',
  customers: '/customers',
  tax: '/settings/tax',
  rateLimits: '/workbench/overview',
  paymentLinks: '/payment-links',
};

export type DashboardObject = 'product' | 'price' | 'customer' | 'subscription' | 'event' | 'request';

const OBJECTS: Readonly<Record<DashboardObject, string>> = {
  product: '/products',
  price: '/prices',
  customer: '/customers',
  subscription: '/subscriptions',
  event: '/events',
  request: '/logs',
};

/** The Dashboard page of one object; test mode and sandboxes stand under `/test`. */
export function dashboardObjectUrl(kind: DashboardObject, id: string, mode: KeyMode): string {
  return `${HOST}${prefix(mode)}${OBJECTS[kind]}/${encodeURIComponent(id)}`;
}

/** A Dashboard page of the account (facts 5.1, 8, 9.1). */
export function dashboardPageUrl(page: DashboardPage, mode: KeyMode): string {
  return `${HOST}${prefix(mode)}${PAGES[page]}`;
}

function prefix(mode: KeyMode): string {
  return mode === 'test' ? '/test' : '';
}
