import { withoutFullWidth, withoutInvisible, withoutLookAlikes } from './characters.ts';
import { likelyDomain } from './domains.ts';
import { editDistance } from './edit-distance.ts';
import { unicodeDomain } from './punycode.ts';
import { splitEmail } from './split-email.ts';

/** One way in which two spellings of an address differ, most hidden first. */
export const EMAIL_DIFFERENCES = [
  'invisible',
  'full-width',
  'outer-space',
  'inner-space',
  'composition',
  'look-alike',
  'punycode',
  'case',
  'plus-tag',
  'googlemail',
  'gmail-dots',
  'odd-dots',
  'domain-slip',
  'letters',
] as const;

export type EmailDifference = (typeof EMAIL_DIFFERENCES)[number];

type Fold = (email: string) => string;

/** Each takes one difference away. The order matters: a full-width ＠ must be plain before parts are read. */
const FOLDS: readonly (readonly [EmailDifference, Fold])[] = [
  ['invisible', withoutInvisible],
  ['full-width', withoutFullWidth],
  ['outer-space', (email) => email.trim()],
  ['inner-space', (email) => email.replace(/(?<=\S)\s+(?=\S)/g, '')],
  ['composition', (email) => email.normalize('NFC')],
  ['look-alike', withoutLookAlikes],
  ['punycode', (email) => onDomain(email, (domain) => unicodeDomain(domain).normalize('NFC'))],
  ['case', (email) => email.toLowerCase()],
  ['plus-tag', (email) => onLocal(email, (local) => local.replace(/(?<=.)\+.*$/, ''))],
  [
    'googlemail',
    (email) => onDomain(email, (domain) => (/^googlemail\.com$/i.test(domain) ? 'gmail.com' : domain)),
  ],
  ['gmail-dots', (email) => (isGmail(email) ? onLocal(email, withoutDots) : email)],
  ['odd-dots', (email) => onLocal(email, (local) => local.replace(/\.{2,}/g, '.').replace(/(?<=.)\.$/, ''))],
];

/**
 * How two spellings differ when they may be one person's: `[]` when they are equal, null when they
 * are further apart than a person's slip. What a mail service takes for the same mailbox and what
 * Stripe compares are different things: nothing here says that Stripe takes them for equal (facts 7, 13).
 */
export function compareEmails(a: string, b: string): readonly EmailDifference[] | null {
  if (a === b) return [];
  if (foldAll(a) === foldAll(b)) return neededFolds(a, b);
  const left = splitEmail(foldAll(a));
  const right = splitEmail(foldAll(b));
  if (left === null || right === null) return null;
  if (left.local === right.local) return isSlip(left.domain, right.domain) ? ['domain-slip'] : null;
  if (left.domain !== right.domain && !isSlip(left.domain, right.domain)) return null;
  const shortest = Math.min([...left.local].length, [...right.local].length);
  // Two letters of four are another name.
  const most = shortest >= 8 ? 2 : shortest >= 4 ? 1 : 0;
  if (editDistance(left.local, right.local, most) > most) return null;
  return left.domain === right.domain ? ['letters'] : ['domain-slip', 'letters'];
}

/** Whether only case and outer spaces differ: what the login page may or may not mind (facts 13). */
export function differsOnlyAsUndocumented(differences: readonly EmailDifference[]): boolean {
  return (
    differences.length > 0 &&
    differences.every((difference) => difference === 'case' || difference === 'outer-space')
  );
}

/** An address as a reading that minds neither case nor outer spaces sees it. */
export function foldCaseAndSpace(email: string): string {
  return email.trim().toLowerCase();
}

function foldAll(email: string, without: EmailDifference | null = null): string {
  let folded = email;
  for (const [name, fold] of FOLDS) if (name !== without) folded = fold(folded);
  return folded;
}

/** The folds without which the two would still differ; all that do anything when each alone could be spared. */
function neededFolds(a: string, b: string): EmailDifference[] {
  const names = FOLDS.map(([name]) => name);
  const needed = names.filter((name) => foldAll(a, name) !== foldAll(b, name));
  if (needed.length > 0) return needed;
  return FOLDS.filter(([, fold]) => fold(a) !== a || fold(b) !== b).map(([name]) => name);
}

function isSlip(a: string, b: string): boolean {
  // Two slips of one domain are each other's slip.
  if ((likelyDomain(a) ?? a) === (likelyDomain(b) ?? b)) return true;
  const most = Math.min(a.length, b.length) >= 10 ? 2 : 1;
  return editDistance(a, b, most) <= most;
}

/** Gmail minds no dots, and neither does a slip of its name that was meant to be it. */
function isGmail(email: string): boolean {
  const domain = splitEmail(email)?.domain.toLowerCase() ?? '';
  return domain === 'gmail.com' || domain === 'googlemail.com' || likelyDomain(domain) === 'gmail.com';
}

function withoutDots(local: string): string {
  return local.replaceAll('.', '');
}

function onLocal(email: string, change: (local: string) => string): string {
  const parts = splitEmail(email);
  return parts === null ? email : `${change(parts.local)}@${parts.domain}`;
}

function onDomain(email: string, change: (domain: string) => string): string {
  const parts = splitEmail(email);
  return parts === null ? email : `${parts.local}@${change(parts.domain)}`;
}
