import { shell } from 'electron';
import { failure } from '#shared/errors.ts';

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

/** The one gate for links. What it opens is the parsed address, never the text as it came. */
export async function openExternalLink(text: string): Promise<void> {
  if (!mayOpen(text)) throw failure('app/link-refused');
  await shell.openExternal(new URL(text).href);
}
