import { foldCaseAndSpace } from './compare-emails.ts';
import { likelyDomain } from './domains.ts';
import { splitEmail } from './split-email.ts';

/** More clauses make one query longer than it is useful; kept well under what a URL carries. */
const MOST_CLAUSES = 10;
/** The least that Stripe's `~` takes (facts 4). */
const LEAST_SUBSTRING = 3;

/**
 * One OR query of Stripe's search that reaches an address and its near spellings (facts 4: case is
 * ignored, `~` is "contains"). It finds more than it should: {@link compareEmails} judges the hits.
 */
export function nearQuery(email: string): string {
  const clauses = [...exactly(email), ...nearby(email)];
  return [...new Set(clauses)].slice(0, MOST_CLAUSES).join(' OR ');
}

/** The parts of the name that {@link nearQuery} looks for, for who wants to know what was searched. */
export function searchedParts(email: string): readonly string[] {
  const parts = splitEmail(foldCaseAndSpace(email));
  if (parts === null) return [];
  return pieces(parts.local.replace(/\+.*$/, '')).filter((piece) => piece.length >= LEAST_SUBSTRING);
}

/** One query for the address itself, whatever its case and what stands before or behind it. */
export function caseQuery(email: string): string {
  const folded = foldCaseAndSpace(email);
  return `email:${quote(folded)} OR email~${quote(folded)}`;
}

/** A query for people by name or by part of an email. */
export function nameQuery(name: string): string {
  const quoted = quote(name);
  if ([...name].length < LEAST_SUBSTRING) return `name:${quoted}`;
  return `name:${quoted} OR name~${quoted} OR email~${quoted}`;
}

function exactly(email: string): string[] {
  const composed = email.normalize('NFC');
  const apart = email.normalize('NFD');
  return composed === apart ? [] : [`email:${quote(composed)}`, `email:${quote(apart)}`];
}

function nearby(email: string): string[] {
  const parts = splitEmail(foldCaseAndSpace(email));
  if (parts === null) return [];
  const { local, domain } = parts;
  const plain = local.replace(/\+.*$/, '');
  const meant = likelyDomain(domain);
  return [
    // The same name at any domain: slips, look-alikes and punycode of the domain.
    ...contains(`${plain}@`),
    ...(meant === null ? [] : [`email:${quote(`${plain}@${meant}`)}`]),
    ...contains(`${plain}+`),
    `email:${quote(fullWidth(`${local}@`) + domain)}`,
    `email:${quote(fullWidth(`${local}@${domain}`))}`,
    ...pieces(plain).flatMap(contains),
  ];
}

/**
 * Parts of the name, longest first: a slip in one leaves the others as they are. A name without
 * parts is cut in two.
 */
function pieces(local: string): string[] {
  const words = local.split(/[^\p{L}\p{N}\p{M}]+/u);
  const [only = ''] = words;
  if (words.length === 1 && only.length > 2 * LEAST_SUBSTRING) {
    const middle = Math.floor(only.length / 2);
    return [only.slice(0, middle), only.slice(middle)];
  }
  return words.toSorted((a, b) => b.length - a.length).slice(0, 3);
}

function contains(text: string): string[] {
  return text.length < LEAST_SUBSTRING ? [] : [`email~${quote(text)}`];
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (plain) => String.fromCharCode(plain.charCodeAt(0) + 0xfee0));
}

/** A value of a query (facts 4: quotes and backslashes are escaped). */
function quote(value: string): string {
  return `'${value.replaceAll(/[\\']/g, (sign) => `\\${sign}`)}'`;
}
