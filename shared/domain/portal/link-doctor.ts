import { type LoginLink, readLoginLink } from '../email/login-link.ts';
import { splitEmail } from '../email/split-email.ts';

/** A login page that is known here: of the configurations of every account that was read. */
export interface KnownLoginPage {
  readonly accountName: string;
  readonly configurationId: string;
  readonly configurationName: string | null;
  readonly isDefault: boolean;
  readonly url: string;
}

export const LINK_KINDS = [
  'empty',
  'login',
  'login-malformed',
  'session',
  'payment',
  'checkout',
  'dashboard',
  'invoice',
  'stripe-other',
  'email',
  'other',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export const LINK_FINDINGS = [
  'is-login',
  'test-mode',
  'live-mode',
  'known-on',
  'not-known',
  'host-not-stripe',
  'not-https',
  'no-prefill',
  'prefilled',
  'plus-lost',
  'space-inside',
  'encoded-twice',
  'not-an-address',
  'wrong-parameter',
  'locale-undocumented',
  'parameter-ignored',
  'at-not-encoded',
  'cut-off',
  'never-share',
  'not-a-link',
  'empty-prefill',
  'undecodable',
] as const;
export type LinkFindingCode = (typeof LINK_FINDINGS)[number];

export interface LinkFinding {
  readonly code: LinkFindingCode;
  readonly tone: 'good' | 'note' | 'caution' | 'bad';
  readonly params: Readonly<Record<string, string>>;
}

export interface LinkReport {
  readonly kind: LinkKind;
  readonly link: LoginLink | null;
  /** The page it opens, where it is one of ours and on. */
  readonly page: KnownLoginPage | null;
  readonly findings: readonly LinkFinding[];
  /** The customer's address it speaks of, as it was meant; null where it speaks of none. */
  readonly address: string | null;
}

const LOGIN_PATH = /\/p\/login(\/|$|[?#])/i;
/** Names that people write for the documented one (facts 6). */
const MISSPELT =
  /^(prefill|prefill_email|prefilled-email|prefilledemail|prefilledEmail|email|login_email|customer_email)$/;

/**
 * What a pasted link or address is (facts 6, 5.3): a login link or not, of which mode and
 * configuration, prefilled with what, and what went wrong in writing it. `known` null: no login page
 * was read, so nothing is said of whether it is on.
 */
export function examineLink(pasted: string, known: readonly KnownLoginPage[] | null): LinkReport {
  const text = pasted.trim();
  const none = { link: null, page: null, address: null };
  if (text === '') return { kind: 'empty', ...none, findings: [] };
  const link = readLoginLink(text) ?? readLoginLink(text.replace(/^http:/i, 'https:'));
  if (link !== null) return examineLogin(text, link, known);
  const url = /https?:\/\/[^\s<>"]+/i.exec(text)?.[0] ?? null;
  if (url === null) {
    const isEmail = splitEmail(text) !== null && !/\s/.test(text);
    const findings = [note('not-a-link')];
    return isEmail
      ? { kind: 'email', ...none, findings, address: text }
      : { kind: 'other', ...none, findings };
  }
  const kind = kindOfUrl(url);
  const findings: LinkFinding[] = [];
  if (kind === 'session') findings.push({ code: 'never-share', tone: 'bad', params: {} });
  if (kind === 'login-malformed') findings.push({ code: 'cut-off', tone: 'bad', params: {} });
  return { kind, ...none, findings };
}

function kindOfUrl(url: string): LinkKind {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(url) ?? [];
  if (/\/p\/session\//i.test(path)) return 'session';
  if (LOGIN_PATH.test(path)) return 'login-malformed';
  if (/^buy\.stripe\.com$|^donate\.stripe\.com$/i.test(host)) return 'payment';
  if (/^checkout\.stripe\.com$/i.test(host)) return 'checkout';
  if (/^dashboard\.stripe\.com$/i.test(host)) return 'dashboard';
  if (/^(invoice|pay)\.stripe\.com$/i.test(host)) return 'invoice';
  return /(^|\.)stripe\.com$/i.test(host) ? 'stripe-other' : 'other';
}

function examineLogin(text: string, link: LoginLink, known: readonly KnownLoginPage[] | null): LinkReport {
  const findings: LinkFinding[] = [good('is-login')];
  findings.push(link.isTest ? caution('test-mode') : good('live-mode'));
  const page = known?.find((each) => readLoginLink(each.url)?.token === link.token) ?? null;
  if (page !== null) {
    const { accountName, configurationName, configurationId } = page;
    findings.push(
      good('known-on', { account: accountName, configuration: configurationName ?? configurationId }),
    );
  } else if (known !== null) findings.push(caution('not-known'));
  if (!/https:\/\//.test(text) && /http:\/\//i.test(text)) findings.push(caution('not-https'));
  if (link.host !== 'billing.stripe.com') findings.push(note('host-not-stripe', { host: link.host }));
  findings.push(...examineQuery(withLostSpace(text, link.url)));
  return { kind: 'login', link, page, findings, address: meantIn(findings) };
}

function meantIn(findings: readonly LinkFinding[]): string | null {
  const said = findings.map(({ params }) => params['meant'] ?? params['address']);
  return said.find((address) => address !== undefined) ?? null;
}

/** `…?prefilled_email=taro shop@a.jp`: where a plus became a space, the link ends at it. */
function withLostSpace(text: string, url: string): string {
  if (!/[?&]prefilled_email=[^&#@%]*$/.test(url)) return url;
  const rest = /^[ \t]+([^\s@]+@[^\s@]+)/.exec(text.slice(text.indexOf(url) + url.length))?.[1];
  return rest === undefined ? url : `${url}%20${rest}`;
}

function examineQuery(url: string): LinkFinding[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  const found: LinkFinding[] = [];
  let isPrefilled = false;
  for (const pair of query.split('&').filter((each) => each !== '')) {
    const [name = '', ...rest] = pair.split('=');
    const raw = rest.join('=');
    if (name === 'prefilled_email') {
      isPrefilled = true;
      found.push(...examinePrefill(raw));
    } else if (MISSPELT.test(name)) found.push(bad('wrong-parameter', { name }));
    else if (name === 'locale') found.push(caution('locale-undocumented'));
    else found.push(note('parameter-ignored', { name }));
  }
  return isPrefilled ? found : [...found, note('no-prefill')];
}

function examinePrefill(raw: string): LinkFinding[] {
  if (raw === '') return [caution('empty-prefill')];
  const address = decode(raw);
  if (address === null) return [bad('undecodable')];
  const found: LinkFinding[] = [];
  if (/%25(40|2B|20)/i.test(raw)) found.push(bad('encoded-twice', { address: decode(address) ?? address }));
  else if (raw.includes('+')) {
    // What a browser or server reads, and what was meant.
    found.push(bad('plus-lost', { read: address.replaceAll('+', ' '), meant: address }));
  } else if (/\s/.test(address)) {
    found.push(bad('space-inside', { address, meant: address.trim().replaceAll(/\s+/g, '+') }));
  } else if (splitEmail(address) === null) found.push(bad('not-an-address', { address }));
  else found.push(good('prefilled', { address }));
  if (raw.includes('@')) found.push(caution('at-not-encoded'));
  return found;
}

function decode(raw: string): string | null {
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}

function good(code: LinkFindingCode, params: LinkFinding['params'] = {}): LinkFinding {
  return { code, tone: 'good', params };
}
function note(code: LinkFindingCode, params: LinkFinding['params'] = {}): LinkFinding {
  return { code, tone: 'note', params };
}
function caution(code: LinkFindingCode, params: LinkFinding['params'] = {}): LinkFinding {
  return { code, tone: 'caution', params };
}
function bad(code: LinkFindingCode, params: LinkFinding['params'] = {}): LinkFinding {
  return { code, tone: 'bad', params };
}
