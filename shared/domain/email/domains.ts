import { editDistance } from './edit-distance.ts';

/** Domains that many customers of a Japanese or English shop have: what a slip is measured against. */
const COMMON_DOMAINS = [
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'yahoo.co.jp',
  'ymail.com',
  'mail.com',
  'email.com',
  'ymail.ne.jp',
  'hotmail.com',
  'hotmail.co.jp',
  'outlook.com',
  'outlook.jp',
  'live.jp',
  'live.com',
  'icloud.com',
  'me.com',
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'au.com',
  'softbank.ne.jp',
  'i.softbank.jp',
  'ymobile.ne.jp',
  'rakumail.jp',
  'nifty.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
] as const;

/** Slips that are further than a letter or two. */
const KNOWN_SLIPS: Readonly<Record<string, string>> = {
  'gmail.co': 'gmail.com',
  'gmail.co.jp': 'gmail.com',
  'gmail.jp': 'gmail.com',
  'gmail.ne.jp': 'gmail.com',
  'yahoo.jp': 'yahoo.co.jp',
  'yahoo.ne.jp': 'yahoo.co.jp',
  'yahoo.co.jo': 'yahoo.co.jp',
  'docomo.co.jp': 'docomo.ne.jp',
  'docomo.jp': 'docomo.ne.jp',
  docomo: 'docomo.ne.jp',
  'ezweb.co.jp': 'ezweb.ne.jp',
  'softbank.co.jp': 'softbank.ne.jp',
  'softbank.jp': 'softbank.ne.jp',
  'icloud.co.jp': 'icloud.com',
};

const CARRIER_DOMAINS = [
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'au.com',
  'softbank.ne.jp',
  'i.softbank.jp',
  'vodafone.ne.jp',
  'ymobile.ne.jp',
  'ymail.ne.jp',
  'yahoo.ne.jp',
  'rakumail.jp',
  'uqmobile.jp',
  'disney.ne.jp',
];

/** Well-known services whose addresses live for minutes. */
const DISPOSABLE_DOMAINS = [
  'mailinator.com',
  'guerrillamail.com',
  '10minutemail.com',
  'temp-mail.org',
  'yopmail.com',
  'trashmail.com',
  'sharklasers.com',
  'getnada.com',
  'dispostable.com',
  'maildrop.cc',
];

const ROLE_NAMES = new Set([
  'accounts',
  'admin',
  'billing',
  'contact',
  'hello',
  'help',
  'info',
  'mail',
  'no-reply',
  'noreply',
  'office',
  'order',
  'orders',
  'postmaster',
  'sales',
  'shop',
  'support',
  'team',
  'webmaster',
]);

/** `com` endings that a slip turned into another. */
const ENDING_SLIPS: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  vom: 'com',
  nte: 'net',
  jo: 'jp',
};

/** The domain a person most likely meant, or null when this one shows no known slip. Lower case in and out. */
export function likelyDomain(domain: string): string | null {
  if (COMMON_DOMAINS.some((common) => common === domain) || CARRIER_DOMAINS.includes(domain)) return null;
  const known = Object.hasOwn(KNOWN_SLIPS, domain) ? KNOWN_SLIPS[domain] : undefined;
  if (known !== undefined) return known;
  const near = COMMON_DOMAINS.find((common) => common.length >= 8 && slip(common, domain));
  if (near !== undefined) return near;
  const [, host, ending] = /^(.+)\.([a-z]+)$/.exec(domain) ?? [];
  const right =
    ending !== undefined && Object.hasOwn(ENDING_SLIPS, ending) ? ENDING_SLIPS[ending] : undefined;
  return host === undefined || right === undefined ? null : `${host}.${right}`;
}

function slip(common: string, domain: string): boolean {
  return editDistance(common, domain, 1) === 1;
}

export function isCarrierDomain(domain: string): boolean {
  return CARRIER_DOMAINS.some((carrier) => domain === carrier || domain.endsWith(`.${carrier}`));
}

export function isDisposableDomain(domain: string): boolean {
  return DISPOSABLE_DOMAINS.some((known) => domain === known || domain.endsWith(`.${known}`));
}

/** An address that belongs to a task and not to a person. */
export function isRoleName(local: string): boolean {
  return ROLE_NAMES.has(local);
}

/** Kept for examples and tests (RFC 2606, RFC 6761): nobody receives mail there, and nobody is asked about them. */
export function isReservedDomain(domain: string): boolean {
  return (
    /(^|\.)(example|test|invalid|localhost)$/.test(domain) || /(^|\.)example\.(com|net|org)$/.test(domain)
  );
}
