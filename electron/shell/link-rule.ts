/** Where the app may send a person: Stripe's own pages. */
const HOSTS = new Set([
  'billing.stripe.com',
  'buy.stripe.com',
  'dashboard.stripe.com',
  'docs.stripe.com',
  'status.stripe.com',
  'stripe.com',
  'support.stripe.com',
]);

/** True for https links to a host of the list, without credentials, on the standard port. */
export function mayOpen(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.protocol === 'https:' &&
    HOSTS.has(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  );
}
