/** A step's outcome: how many tests or checks passed and failed, and words for a person where something failed. */
export const outcome = (passed, failed, words = '') => ({ passed, failed, words });

/** A check is one thing that holds or does not. */
export const checkOutcome = (problems) =>
  problems.length === 0 ? outcome(1, 0) : outcome(0, 1, problems.join('\n'));

/**
 * Sums a Vitest JSON report by project folder. A file that could not be loaded counts as one failure, so does a test
 * that was left out, and so does a project of `projects` in which no test ran: a runner that ran nothing proves nothing.
 */
export const sumVitest = (report, projects, exitCode) => {
  const failures = [];
  const ran = new Map(projects.map((name) => [name, 0]));
  let passed = 0;
  for (const file of report?.testResults ?? []) {
    const tests = file.assertionResults;
    const place = file.name.replaceAll('\\', '/');
    const project = projects.find((name) =>
      [`/test/${name}/`, `/test/e2e/${name}/`].some((part) => place.includes(part)),
    );
    if (project !== undefined) ran.set(project, ran.get(project) + tests.length);
    if (file.status === 'failed' && tests.every((test) => test.status === 'passed')) {
      failures.push(`${file.name}: ${file.message || 'failed outside of its tests'}`);
    }
    for (const test of tests) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failures.push(test.fullName);
      else failures.push(`${test.fullName}: was left out (${test.status})`);
    }
  }
  for (const [name, count] of ran) if (count === 0) failures.push(`${name}: no test ran`);
  if (exitCode !== 0 && failures.length === 0)
    failures.push('Vitest failed outside of the tests; its output says why');
  return outcome(passed, failures.length, failures.join('\n'));
};

const playwrightTests = (suite) => [
  ...(suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({ title: `${spec.file}: ${spec.title}`, status: test.status })),
  ),
  ...(suite.suites ?? []).flatMap(playwrightTests),
];

/** Sums a Playwright JSON report. Flaky and left-out tests count as failures. */
export const sumPlaywright = (report, exitCode) => {
  const tests = (report?.suites ?? []).flatMap(playwrightTests);
  const failures = tests
    .filter((test) => test.status !== 'expected')
    .map((test) => `${test.title} (${test.status})`);
  for (const error of report?.errors ?? []) failures.push(error.message ?? 'an error outside of the tests');
  if (tests.length === 0) failures.push('no test ran');
  if (exitCode !== 0 && failures.length === 0)
    failures.push('Playwright failed outside of the tests; its output says why');
  return outcome(
    tests.length - tests.filter((test) => test.status !== 'expected').length,
    failures.length,
    failures.join('\n'),
  );
};

/** The one closing line, read by people and by CI. */
export const closingLine = (outcomes) => {
  const sum = (key) => outcomes.reduce((total, one) => total + one[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
};
