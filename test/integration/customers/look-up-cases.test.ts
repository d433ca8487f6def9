import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOOKUP_CASES } from '../../fixtures/customers/lookup-cases.ts';
import { codeOf, lookUp } from '../support/look-up.ts';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';

let test: TestEngine;

beforeAll(async () => {
  test = await startTestEngine();
  await test.call('account.exploreDemo', {});
});

afterAll(async () => await test.dispose());

it('has cases enough', () => {
  expect(LOOKUP_CASES.length).toBeGreaterThanOrEqual(80);
});

it.each(LOOKUP_CASES)('$typed: $conclusion', async ({ typed, conclusion, opens, finds = {} }) => {
  await test.call('customers.forget', {});
  const lookup = await lookUp(test, typed);
  const opened = lookup.matches.find(({ reason }) => reason === 'opened');
  expect({ conclusion: lookup.conclusion.code, opens: opened?.name ?? null }).toEqual({ conclusion, opens });
  for (const [check, code] of Object.entries(finds)) {
    expect(codeOf(lookup, check as keyof typeof finds)).toBe(code);
  }
  expect(lookup.isDone).toBe(true);
  expect(lookup.checks.filter(({ state }) => state === 'waiting')).toEqual([]);
});
