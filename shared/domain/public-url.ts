import { isPublicAddress } from './ip-address.ts';

/** `URL` is in every runtime of ours, but in no ECMAScript library that this folder may use. */
declare const URL: {
  new (text: string): {
    readonly protocol: string;
    readonly hostname: string;
    readonly username: string;
    readonly password: string;
  };
  canParse(text: string): boolean;
};

/** The last two: a name of the own network (`localhost`, `nas.local`), and an address of it. */
export const URL_FAULTS = [
  'malformed',
  'not-http',
  'too-long',
  'credentials',
  'local-host',
  'private-address',
] as const;

export type UrlFault = (typeof URL_FAULTS)[number];

/** Stripe refuses longer ones (facts 1.1, 3.2). */
export const URL_LIMIT = 2048;

/** Names that no public DNS answers (RFC 2606, 6761, 6762, 8375, 9476 and common habit). */
const LOCAL_SUFFIXES = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'home.arpa',
  'test',
  'example',
  'invalid',
  'onion',
  'alt',
];

/**
 * What keeps Stripe from fetching a URL, or null when nothing does: it takes public http(s)
 * addresses only and answers a private one with a misleading text about length (facts 3.2).
 */
export function publicUrlFault(text: string): UrlFault | null {
  if ([...text].length > URL_LIMIT) return 'too-long';
  if (text !== text.trim() || /\s/.test(text) || !URL.canParse(text)) return 'malformed';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not-http';
  // `https:example.com` is repaired by the parser; Stripe gets the text as typed.
  if (!/^https?:\/\/[^/]/i.test(text)) return 'malformed';
  if (url.username !== '' || url.password !== '') return 'credentials';
  return hostFault(url.hostname.toLowerCase().replace(/\.$/, ''));
}

/** The parser has already turned `0x7f.1`, `2130706433` and the like into plain addresses. */
function hostFault(host: string): UrlFault | null {
  if (host.startsWith('[')) return isPublicAddress(host.slice(1, -1)) ? null : 'private-address';
  if (/^\d+(\.\d+){3}$/.test(host)) return isPublicAddress(host) ? null : 'private-address';
  const isLocal = LOCAL_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
  return isLocal || !host.includes('.') ? 'local-host' : null;
}
