import { fieldError, fieldWarning } from './problem.ts';
import type { FieldProblem } from './problem.ts';

export type KeyMode = 'test' | 'live';

interface PastedKey {
  /** The key without what came along when it was copied. Secret: never log or show it. */
  readonly key: string;
  /** Codes `key/…`. Their params never hold any part of the key. */
  readonly problems: readonly FieldProblem[];
}

export interface UsableKey extends PastedKey {
  readonly kind: 'secret' | 'restricted';
  /** Sandboxes have test keys too (facts 9.1). */
  readonly mode: KeyMode;
}

export interface RefusedKey extends PastedKey {
  readonly kind: 'publishable' | 'organisation' | 'malformed';
  /** Null where the text does not say. */
  readonly mode: KeyMode | null;
}

export type ClassifiedKey = UsableKey | RefusedKey;

const KEY = /^(sk|rk|pk)_(test|live)_[A-Za-z0-9]{16,}$/;
/** Stripe's other secrets, that people paste by mistake. */
const OTHER_SECRET = /^(whsec|ek|seti|pi|acct|prod|price|cus|we)_/;

/** What kind of key a pasted text is, and why it cannot be used (facts 9.1). */
export function classifyStripeKey(text: string): ClassifiedKey {
  const key = cleanKey(text);
  const [, prefix, word] = /^(sk|rk|pk)_(test|live)_/.exec(key) ?? [];
  const mode = word === 'test' || word === 'live' ? word : null;
  const refuse = (kind: RefusedKey['kind'], code: string): RefusedKey => ({
    kind,
    mode,
    key,
    problems: [fieldError(code, 'key')],
  });
  if (key === '') return refuse('malformed', 'key/missing');
  if (key.startsWith('sk_org_')) return refuse('organisation', 'key/organisation');
  if (prefix === 'pk') return refuse('publishable', 'key/publishable');
  if (/[*•…]|\.\.\./.test(key)) return refuse('malformed', 'key/masked');
  if (OTHER_SECRET.test(key)) return refuse('malformed', 'key/not-an-api-key');
  if (prefix === undefined || mode === null) return refuse('malformed', 'key/malformed');
  if ((key.match(/(sk|rk|pk)_(test|live)_/g) ?? []).length > 1) return refuse('malformed', 'key/several');
  if (!/^\w+$/.test(key)) return refuse('malformed', 'key/odd-characters');
  if (!KEY.test(key)) return refuse('malformed', 'key/incomplete');
  const kind = prefix === 'rk' ? 'restricted' : 'secret';
  return { kind, mode, key, problems: advice(kind, mode) };
}

/** A whole secret key is allowed, but a restricted one is safer; live needs a plain warning. */
function advice(kind: UsableKey['kind'], mode: KeyMode): FieldProblem[] {
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
