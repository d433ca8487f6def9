import { createHash } from 'node:crypto';
import type { RawMap, RawValue } from '../http/form.ts';
import type { UploadedPart } from '../http/multipart.ts';
import { ApiFailure, refused } from './errors.ts';

/** An answer kept for a key. */
export interface StoredAnswer {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  readonly atMs: number;
}

const KEPT_MS = 24 * 60 * 60 * 1000;
const MAX_KEY_LENGTH = 255;

/** The idempotency keys of one mode (facts 9.3). */
export class IdempotencyStore {
  readonly #answers = new Map<string, StoredAnswer>();
  readonly #running = new Map<string, string>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /**
   * Claims a key for a request that is about to run.
   *
   * @returns the kept answer when the request ran before
   */
  begin(key: string, fingerprint: string): StoredAnswer | undefined {
    if (key.length > MAX_KEY_LENGTH) {
      throw refused(`Keys for idempotent requests can be up to ${MAX_KEY_LENGTH} characters long.`);
    }
    const kept = this.#answers.get(key);
    const fresh = kept !== undefined && this.#nowMs() - kept.atMs < KEPT_MS ? kept : undefined;
    const known = fresh?.fingerprint ?? this.#running.get(key);
    if (known !== undefined && known !== fingerprint) throw otherParams(key);
    if (this.#running.has(key)) throw keyInUse(key);
    if (fresh === undefined) this.#running.set(key, fingerprint);
    return fresh;
  }

  /** Ends a request that ran; its answer is kept, whatever it was. */
  finish(key: string, answer: StoredAnswer): void {
    this.#running.delete(key);
    this.#answers.set(key, answer);
  }

  /** Ends a request that must not be remembered. */
  abandon(key: string): void {
    this.#running.delete(key);
  }

  /** The answers that still count, for keeping on disk. */
  *kept(): Generator<readonly [string, StoredAnswer]> {
    for (const [key, answer] of this.#answers) {
      if (this.#nowMs() - answer.atMs < KEPT_MS) yield [key, answer];
    }
  }

  restore(key: string, answer: StoredAnswer): void {
    this.#answers.set(key, answer);
  }

  clear(): void {
    this.#answers.clear();
  }
}

/** The same request gives the same text, in whatever order its fields came. */
export function fingerprintOf(
  method: string,
  path: string,
  params: RawMap,
  files: readonly UploadedPart[],
): string {
  const hash = createHash('sha256').update(`${method} ${path}\n${canonical(params)}`);
  for (const file of files) hash.update(`\n${file.name} ${file.filename} `).update(file.data);
  return hash.digest('base64url');
}

function canonical(value: RawValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const fields = [...value].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}

function otherParams(key: string): ApiFailure {
  return new ApiFailure({
    status: 400,
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

export function keyInUse(key: string): ApiFailure {
  return new ApiFailure({
    status: 409,
    type: 'idempotency_error',
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    code: 'idempotency_key_in_use',
  });
}
