import { fieldError, fieldWarning } from './problem.ts';
import type { FieldProblem } from './problem.ts';

export type KeyKind = 'secret' | 'restricted' | 'publishable' | 'organisation' | 'malformed';
export type KeyMode = 'test' | 'live';

export interface ClassifiedKey {
  readonly kind: KeyKind;
  /** Null where the text does not say. Sandboxes have test keys too (facts 9.1). */
  readonly mode: KeyMode | null;
  /** The key without what came along when it was copied. Secret: never log or show it. */
  readonly cleaned: string;
  readonly isUsable: boolean;
  /** Codes `key/…`. Their params never hold any part of the key. */
  readonly problems: readonly FieldProblem[];
}

const KEY = /^(sk|rk|pk)_(test|live)_[A-Za-z0-9]{16,}$/;
/** Stripe's other secrets, that people paste by mistake. */
const OTHER_SECRET = /^(whsec|ek|seti|pi|acct|prod|price|cus|we)_/;

/** What kind of key a pasted text is, and why it cannot be used (facts 9.1). */
export function classifyKey(text: string): ClassifiedKey {
  const cleaned = cleanKey(text);
  const [, prefix, word] = /^(sk|rk|pk)_(test|live)_/.exec(cleaned) ?? [];
  const mode = word === 'test' || word === 'live' ? word : null;
  const result = (kind: KeyKind, code: string | null): ClassifiedKey => ({
    kind,
    mode,
    cleaned,
    isUsable: code === null,
    problems: code === null ? advice(kind, mode) : [fieldError(`key/${code}`, 'key')],
  });
  if (cleaned === '') return result('malformed', 'missing');
  if (cleaned.startsWith('sk_org_')) return result('organisation', 'organisation');
  if (prefix === 'pk') return result('publishable', 'publishable');
  if (/[*•…]|\.\.\./.test(cleaned)) return result('malformed', 'masked');
  if (OTHER_SECRET.test(cleaned)) return result('malformed', 'not-an-api-key');
  if (prefix === undefined) return result('malformed', 'malformed');
  if ((cleaned.match(/(sk|rk|pk)_(test|live)_/g) ?? []).length > 1) {
    return result('malformed', 'several');
  }
  if (!/^\w+$/.test(cleaned)) return result('malformed', 'odd-characters');
  if (!KEY.test(cleaned)) return result('malformed', 'incomplete');
  return result(prefix === 'rk' ? 'restricted' : 'secret', null);
}

/** A whole secret key is allowed, but a restricted one is safer; live needs a plain warning. */
function advice(kind: KeyKind, mode: KeyMode | null): FieldProblem[] {
  if (kind !== 'secret') return [];
  return [fieldWarning(mode === 'live' ? 'key/live-secret' : 'key/prefer-restricted', 'key')];
}

/**
 * Takes off what copying adds: blanks and line breaks anywhere, invisible characters, quotes, a
 * `STRIPE_SECRET_KEY=` or `Bearer` in front, full-width letters of an input method.
 */
function cleanKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .trim()
    .replace(/^(export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*[=:]\s*(?=["'`]?(sk|rk|pk)_)/, '')
    .replace(/^(authorization:\s*)?bearer\s+/i, '')
    .replace(/["'`“”‘’;,]/g, '')
    .replace(/\s+/g, '');
}
