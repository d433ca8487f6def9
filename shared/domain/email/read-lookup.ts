import { withoutFullWidth, withoutInvisible } from './characters.ts';
import { type LoginLink, readLoginLink } from './login-link.ts';

/** What was taken off or put right before an address could be read; always told. */
export const CORRECTIONS = [
  'surroundings',
  'outer-space',
  'inner-space',
  'invisible',
  'full-width',
  'at-word',
] as const;
export type Correction = (typeof CORRECTIONS)[number];

export interface ReadEmail {
  /** What is looked up. Case is never touched. */
  readonly address: string;
  /** What stood there, where it differs: a customer may type it so, and a customer may be kept so. */
  readonly asTyped: string;
  readonly corrections: readonly Correction[];
}

/** What a pasted text asks for. */
export interface ReadLookup {
  readonly kind: 'empty' | 'email' | 'customer' | 'guest' | 'link' | 'name';
  readonly emails: readonly ReadEmail[];
  readonly customerIds: readonly string[];
  readonly link: LoginLink | null;
  /** The text itself, tidied, when nothing else was found in it. */
  readonly name: string;
}

/** A mark that ends no address. `'` and `+` belong to addresses; `=`, `/`, `&` to the URLs around them. */
const LOCAL = String.raw`[\p{L}\p{N}\p{M}.!#$*+^_{}|~'-]`;
const LABEL = String.raw`[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?`;
const ADDRESS = new RegExp(`${LOCAL}{1,64}@${LABEL}(?:\\.${LABEL})*`, 'gu');
const MOST_EMAILS = 200;

/**
 * Reads whatever was sent: an address with all that pasting brings along, a whole message, a name, a
 * customer's id, a login link with its prefilled address (facts 6).
 */
export function readLookup(pasted: string): ReadLookup {
  const text = pasted.trim();
  const link = readLoginLink(text);
  const rest = link === null ? pasted : text.replace(link.url, ' ').trim();
  const prefilled = link?.prefilledEmail ?? null;
  const emails = dedupe([
    ...(prefilled === null ? [] : [{ address: prefilled, asTyped: prefilled, corrections: [] }]),
    ...readEmails(rest),
  ]);
  const customerIds = [...new Set(rest.match(/\bcus_[A-Za-z0-9]{6,}\b/g) ?? [])];
  const name = rest.trim().replace(/\s+/g, ' ');
  const kind = kindOf();
  return { kind, emails, customerIds, link, name: kind === 'name' ? name : '' };

  function kindOf(): ReadLookup['kind'] {
    if (text === '') return 'empty';
    if (emails.length > 0) return 'email';
    if (customerIds.length > 0) return 'customer';
    if (/\bgcus_[A-Za-z0-9]{4,}\b/.test(rest)) return 'guest';
    return link === null ? 'name' : 'link';
  }
}

/** Every address of a text, in its order, each once. */
export function readEmails(text: string): readonly ReadEmail[] {
  const plain = decodeMailto(withoutInvisible(withoutFullWidth(text))).replace(/\u00A0/g, ' ');
  const found = find(plain);
  if (found.length > 0) {
    const single = found.length === 1 && /^\S+$/u.test(text.trim());
    return dedupe(found.map((address) => correct(address, text, single)));
  }
  // One address that a person spaced out, or wrote with a word for the sign.
  const closed = plain.replace(/\s*[([{<]\s*at\s*[)\]}>]\s*/gi, '@');
  const [only, ...more] = find(closed.replace(/\s*@\s*/g, '@').replace(/\s*\.\s+(?=\S)/g, '.'));
  if (only === undefined || more.length > 0) return [];
  const corrections: Correction[] = closed === plain ? ['inner-space'] : ['at-word'];
  if (withoutFullWidth(text) !== text) corrections.unshift('full-width');
  return [{ address: only, asTyped: text.trim(), corrections }];
}

function find(text: string): string[] {
  return [...text.matchAll(ADDRESS)]
    .slice(0, MOST_EMAILS)
    .map((match) => withoutProse(unquoted(match[0], text[match.index + match[0].length])));
}

/** `'a@b.c'`: an apostrophe in front is a quote when another stands behind. */
function unquoted(address: string, next: string | undefined): string {
  return address.startsWith("'") && next === "'" ? address.slice(1) : address;
}

/**
 * `メールはtaro@example.comです`: Japanese has no spaces, so prose sticks to the address. No address is
 * kana or kanji and Latin letters in one word, nor ends so.
 */
function withoutProse(address: string): string {
  const at = address.indexOf('@');
  const local = address
    .slice(0, at)
    .replace(/^.*[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー](?=[\w.+-]+$)/u, '');
  const domain = address
    .slice(at + 1)
    .replace(/(\.[A-Za-z]{2,})[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー].*$/u, '$1');
  return `${local}@${domain}`;
}

function correct(address: string, text: string, isSingle: boolean): ReadEmail {
  if (text === address) return { address, asTyped: address, corrections: [] };
  if (text.includes(address)) {
    const surroundings: Correction = text.trim() === address ? 'outer-space' : 'surroundings';
    return { address, asTyped: address, corrections: [surroundings] };
  }
  const corrections: Correction[] = [];
  const visible = withoutInvisible(text);
  if (visible !== text && withoutFullWidth(visible).includes(address)) corrections.push('invisible');
  if (withoutFullWidth(visible) !== visible) corrections.push('full-width');
  if (corrections.length === 0) corrections.push('surroundings');
  // Only of a text that is one address alone is it certain how it stood there.
  return {
    address,
    asTyped: isSingle && !corrections.includes('surroundings') ? text.trim() : address,
    corrections,
  };
}

function decodeMailto(text: string): string {
  return text.replace(/mailto:([^\s?<>"]+)/gi, (whole, address: string) => {
    try {
      return `mailto:${decodeURIComponent(address)}`;
    } catch {
      return whole;
    }
  });
}

function dedupe(emails: readonly ReadEmail[]): readonly ReadEmail[] {
  const byAddress = new Map<string, ReadEmail>();
  for (const email of emails) if (!byAddress.has(email.address)) byAddress.set(email.address, email);
  return [...byAddress.values()];
}
