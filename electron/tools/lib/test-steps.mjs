import { existsSync, readFileSync, rmSync } from 'node:fs';
import { buildApp } from './app-build.mjs';
import { openSurroundings } from './display.mjs';
import { runInElectron } from './electron.mjs';
import { lockProblems, readLock, readManifest } from './lock-check.mjs';
import { messageProblems, readCatalogs } from './message-check.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { checkOutcome, outcome, sumPlaywright, sumVitest } from './test-results.mjs';
import { workflowProblems } from './workflow-check.mjs';

const bin = (...parts) => inRoot('node_modules', ...parts);

/** A check done by a tool of its own: passes when the tool does, else its output is the reason. */
const tool = async (script, args) => {
  const { code, stdout, stderr } = await run(process.execPath, [script, ...args]);
  return checkOutcome(code === 0 ? [] : [`${stdout}${stderr}`.trim() || `${script} failed`]);
};

const readReport = (file) => {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
};

/** Runs the named Vitest projects in Electron-as-Node, with the surroundings that a window would have. */
const vitest = async (projects, env = process.env) => {
  const report = inRoot('out', 'test', `vitest-${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const { code } = await runInElectron(
    [
      bin('vitest', 'vitest.mjs'),
      'run',
      '--config',
      inRoot('test', 'vitest.config.ts'),
      ...projects.flatMap((name) => ['--project', name]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { stdio: 'inherit', env },
  );
  return sumVitest(readReport(report), projects, code);
};

const withSurroundings = async (action) => {
  const surroundings = await openSurroundings({ own: true });
  try {
    surroundings.said.forEach((line) => say(line));
    return await action(surroundings.env);
  } finally {
    await surroundings.stop();
  }
};

/** Runs a Playwright project on the built app, in a display and a session bus of its own. */
export const playwright = (config, args = []) =>
  withSurroundings(async (env) => {
    const report = inRoot('out', 'test', 'playwright.json');
    rmSync(report, { force: true });
    const { code } = await runInElectron(
      [bin('@playwright', 'test', 'cli.js'), 'test', '--config', config, ...args],
      { stdio: 'inherit', env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    );
    return sumPlaywright(readReport(report), code);
  });

/**
 * Every step of `npm test`, cheap ones first. `run` gives an outcome (test-results.mjs). A `heavy` step is not begun
 * once something failed. To add a check: one line here.
 */
export const testSteps = [
  { name: 'lock', run: () => checkOutcome(lockProblems(readLock(), readManifest())) },
  { name: 'format', run: () => tool(bin('oxfmt', 'bin', 'oxfmt'), ['--check', '.']) },
  {
    name: 'messages',
    run: () => {
      const catalogs = readCatalogs();
      return checkOutcome(
        catalogs === undefined ? ['A catalog is missing'] : messageProblems(catalogs.en, catalogs.ja),
      );
    },
  },
  { name: 'workflows', run: async () => checkOutcome(await workflowProblems()) },
  { name: 'types', run: () => tool(bin('typescript', 'bin', 'tsc'), ['-b']) },
  { name: 'lint', run: () => tool(bin('oxlint', 'bin', 'oxlint'), ['--type-aware', '--deny-warnings', '.']) },
  { name: 'unused', run: () => tool(bin('knip', 'bin', 'knip.js'), ['--config', '.knip.json']) },
  { name: 'unit', run: () => vitest(['unit', 'property']) },
  { name: 'integration', heavy: true, run: () => vitest(['integration', 'crash']) },
  {
    name: 'build',
    heavy: true,
    run: async () => {
      await buildApp();
      return checkOutcome([]);
    },
  },
  {
    name: 'crash',
    heavy: true,
    run: async () => {
      const rounds = await tool(inRoot('electron', 'tools', 'crash.mjs'), ['--rounds', '20']);
      if (rounds.failed > 0) return rounds;
      // And the rounds would notice: an operation that is committed too late is done twice.
      const mutated = ['--mutated', '--rounds', '3', '--only', 'engine', '--points', 'upload-answered'];
      const check = await tool(inRoot('electron', 'tools', 'crash.mjs'), mutated);
      return check.failed > 0 ? check : outcome(2, 0);
    },
  },
  { name: 'e2e', heavy: true, run: () => playwright(inRoot('test', 'e2e', 'playwright.config.ts')) },
  {
    name: 'package',
    heavy: true,
    run: () => tool(inRoot('electron', 'tools', 'package.mjs'), ['--dev-runtime']),
  },
  // Drives the packaged app from outside, by keys; needs the display that Playwright's projects get too.
  { name: 'packaged', heavy: true, run: () => withSurroundings((env) => vitest(['packaged'], env)) },
];
