import { isMailLink } from '#shared/domain/mail-link.ts';

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

/**
 * True for https links to a host of the list, without credentials, on the standard port; and for a
 * letter that the person has yet to address and send.
 */
export function mayOpen(text: string): boolean {
  if (isMailLink(text)) return true;
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
