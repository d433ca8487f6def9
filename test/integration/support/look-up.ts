import type { Lookup } from '#shared/contract/customers.ts';
import type { Result } from '#shared/errors.ts';
import type { TestEngine } from './start-test-engine.ts';

interface LookUpOptions {
  readonly accountId?: string | null;
  readonly attemptAt?: number | null;
  readonly callId?: string;
  readonly onProgress?: (lookup: Lookup) => void;
}

/** One look-up through the engine's own door. */
export async function tryLookUp(
  test: TestEngine,
  text: string,
  options: LookUpOptions = {},
): Promise<Result<Lookup>> {
  const { accountId = null, attemptAt = null, callId = 'look-up', onProgress } = options;
  const tell = (step: unknown): void => onProgress?.(step as Lookup);
  const answer = await test.engine.call(callId, 'customers.lookUp', { text, accountId, attemptAt }, tell);
  return answer as Result<Lookup>;
}

export async function lookUp(test: TestEngine, text: string, options: LookUpOptions = {}): Promise<Lookup> {
  const answer = await tryLookUp(test, text, options);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

export function codeOf(lookup: Lookup, check: Lookup['checks'][number]['id']): string | undefined {
  return lookup.checks.find(({ id }) => id === check)?.code;
}
