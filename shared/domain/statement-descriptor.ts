import { fieldError, fieldWarning } from './problem.ts';
import type { FieldProblem } from './problem.ts';
import { textLength } from './text-length.ts';

export const STATEMENT_DESCRIPTOR_LIMIT = 22;
/** Accounts' descriptors have at least 5; for products only a warning (facts 1.2). */
const ADVISED_LENGTH = 5;
const FORBIDDEN = /[<>\\"']/g;

export interface StatementDescriptor {
  /** What a bank prints: non-ASCII dropped, capitals. Empty when nothing is left. */
  readonly printed: string;
  /** The characters that fall away, in order, each once. */
  readonly removed: string;
  /** What to write instead, where full-width letters alone are the trouble; else null. */
  readonly suggestion: string | null;
  readonly problems: readonly FieldProblem[];
}

/**
 * What becomes of a product's statement descriptor (facts 1.2). Stripe drops non-ASCII silently,
 * so a descriptor is judged after that: `珈琲豆` leaves no letter, and `Ω1` neither. The limit of
 * 22 counts what is typed. Empty text is no descriptor and has no problems.
 */
export function describeStatementDescriptor(text: string): StatementDescriptor {
  const path = 'statementDescriptor';
  // Control characters are no print either.
  const kept = text.replace(/[^\u0020-\u007E]/gu, '');
  const removed = [...new Set(text.match(/[^\u0020-\u007E]/gu))].join('');
  const printed = kept.replace(/ +/g, ' ').trim().toUpperCase();
  const problems: FieldProblem[] = [];
  if (text === '') return { printed, removed, suggestion: null, problems };
  const length = textLength(text);
  if (length > STATEMENT_DESCRIPTOR_LIMIT) {
    const params = { length, limit: STATEMENT_DESCRIPTOR_LIMIT };
    problems.push(fieldError('product/descriptor-too-long', path, params));
  }
  const forbidden = [...new Set(text.match(FORBIDDEN))].join(' ');
  if (forbidden !== '') {
    problems.push(fieldError('product/descriptor-forbidden', path, { characters: forbidden }));
  }
  if (!/[A-Za-z]/.test(kept)) {
    problems.push(
      removed === ''
        ? fieldError('product/descriptor-digits-only', path)
        : fieldError('product/descriptor-no-letter', path, { removed }),
    );
  } else if (removed !== '') {
    problems.push(fieldWarning('product/descriptor-drops', path, { removed, printed }));
  }
  if (!problems.some((p) => p.severity === 'error') && printed.length < ADVISED_LENGTH) {
    problems.push(fieldWarning('product/descriptor-short', path, { advised: ADVISED_LENGTH }));
  }
  return { printed, removed, suggestion: plainLetters(text), problems };
}

/** `ＭＯＲＩ` as `MORI`: full-width letters look right on screen and fall away at the bank. */
function plainLetters(text: string): string | null {
  const plain = text.normalize('NFKC');
  const isUsable = /^[\u0020-\u007E]+$/.test(plain) && /[A-Za-z]/.test(plain);
  return plain !== text && isUsable ? plain : null;
}
