import { describe, expect, it } from 'vitest';
import { closingLine, sumPlaywright, sumVitest } from '../../../electron/tools/lib/test-results.mjs';

const file = (name, ...statuses) => ({
  name: `/home/user/unit/project/test/${name}/a.test.ts`,
  status: statuses.includes('failed') ? 'failed' : 'passed',
  message: '',
  assertionResults: statuses.map((status, index) => ({ status, fullName: `test ${index}` })),
});

describe('sum of a Vitest report', () => {
  it('counts passed and failed tests', () => {
    const report = { testResults: [file('unit', 'passed', 'passed'), file('crash', 'passed', 'failed')] };
    expect(sumVitest(report, ['unit', 'crash'], 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('counts a project without tests as a failure, whatever the folders above are called', () => {
    const result = sumVitest({ testResults: [file('crash', 'passed')] }, ['unit', 'crash'], 0);
    expect(result).toEqual({ passed: 1, failed: 1, words: 'unit: no test ran' });
  });

  it('counts a left-out test as a failure', () => {
    expect(sumVitest({ testResults: [file('unit', 'passed', 'pending')] }, ['unit'], 0).failed).toBe(1);
  });

  it('counts a file that cannot be loaded as a failure', () => {
    const broken = { ...file('unit'), status: 'failed', message: 'no such module' };
    expect(sumVitest({ testResults: [file('unit', 'passed'), broken] }, ['unit'], 1).failed).toBe(1);
  });

  it('counts an error outside of the tests, and a missing report, as a failure', () => {
    expect(sumVitest({ testResults: [file('unit', 'passed')] }, ['unit'], 1).failed).toBe(1);
    expect(sumVitest(undefined, ['unit'], 0).failed).toBe(1);
  });
});

const suites = (...statuses) => [
  { suites: [{ specs: statuses.map((status) => ({ file: 'a', title: 'b', tests: [{ status }] })) }] },
];

describe('sum of a Playwright report', () => {
  it('counts flaky and skipped tests as failures', () => {
    const report = { suites: suites('expected', 'flaky', 'skipped', 'unexpected') };
    expect(sumPlaywright(report, 1)).toMatchObject({ passed: 1, failed: 3 });
  });

  it('counts a run without tests as a failure', () => {
    expect(sumPlaywright({ suites: [] }, 0)).toEqual({ passed: 0, failed: 1, words: 'no test ran' });
  });

  it('counts an error outside of the tests', () => {
    expect(sumPlaywright({ suites: suites('expected'), errors: [{ message: 'bad set-up' }] }, 1).failed).toBe(
      1,
    );
  });
});

describe('closing line', () => {
  it('sums all runners in the one form that CI reads', () => {
    expect(
      closingLine([
        { passed: 2, failed: 0 },
        { passed: 40, failed: 1 },
      ]),
    ).toBe('42 passed, 1 failed');
  });
});
