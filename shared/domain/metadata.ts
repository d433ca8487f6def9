import { fieldError } from './problem.ts';
import type { FieldProblem } from './problem.ts';
import { textLength } from './text-length.ts';

/** The same for products and prices (facts 1.1, 2.1). */
export const METADATA_LIMITS = { keys: 50, key: 40, value: 500 } as const;

/** Problems of a metadata map; paths are `<root>.<key>`, or `<root>` for the map as a whole. */
export function validateMetadata(
  metadata: Readonly<Record<string, string>>,
  root = 'metadata',
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const entries = Object.entries(metadata);
  if (entries.length > METADATA_LIMITS.keys) {
    const params = { count: entries.length, limit: METADATA_LIMITS.keys };
    problems.push(fieldError('product/metadata-too-many', root, params));
  }
  for (const [key, value] of entries) problems.push(...validateEntry(key, value, `${root}.${key}`));
  return problems;
}

function validateEntry(key: string, value: string, path: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (code: string, params: Record<string, string | number> = {}): void => {
    problems.push(fieldError(code, path, { key, ...params }));
  };
  if (key.trim() === '') add('product/metadata-key-missing');
  const keyLength = textLength(key);
  if (keyLength > METADATA_LIMITS.key) {
    add('product/metadata-key-too-long', { length: keyLength, limit: METADATA_LIMITS.key });
  }
  if (/[[\]]/.test(key)) add('product/metadata-key-brackets');
  // An empty value is Stripe's way to remove a key: it cannot be stored.
  if (value === '') add('product/metadata-value-missing');
  const valueLength = textLength(value);
  if (valueLength > METADATA_LIMITS.value) {
    add('product/metadata-value-too-long', { length: valueLength, limit: METADATA_LIMITS.value });
  }
  return problems;
}
