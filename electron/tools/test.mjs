import { parseArgs } from 'node:util';
import { exitOnSignals } from './lib/run.mjs';
import { runMain, say, Stop } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';
import { closingLine, outcome } from './lib/test-results.mjs';
import { testSteps } from './lib/test-steps.mjs';

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

const chosenSteps = (only) => {
  if (only === undefined) return testSteps;
  const names = only.split(',');
  const unknown = names.filter((name) => !testSteps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Stop(
      `No step is called ${unknown.join(', ')}. Steps: ${testSteps.map((step) => step.name).join(', ')}`,
    );
  }
  return testSteps.filter((step) => names.includes(step.name));
};

const runStep = async (step) => {
  try {
    return await step.run();
  } catch (error) {
    return outcome(0, 1, error instanceof Stop ? error.message : (error?.stack ?? String(error)));
  }
};

/** Runs the steps in order; returns [{name, ms, passed, failed}], one for each step, unbegun ones left out. */
const runSteps = async (steps, all) => {
  const done = [];
  for (const step of steps) {
    if (step.heavy && !all && done.some((one) => one.failed > 0)) continue;
    const startedAt = performance.now();
    const { passed, failed, words } = await runStep(step);
    const ms = performance.now() - startedAt;
    say(`${failed === 0 ? 'ok' : 'FAILED'}  ${step.name} (${seconds(ms)})`);
    if (words !== '') say(`${words.replaceAll(/^/gm, '    ')}`);
    done.push({ name: step.name, ms, passed, failed });
  }
  return done;
};

await runMain(async () => {
  exitOnSignals();
  const { values } = parseArgs({ options: { only: { type: 'string' }, all: { type: 'boolean' } } });
  const steps = chosenSteps(values.only);
  const startedAt = performance.now();
  let done;
  try {
    await setUp({ purpose: 'test' });
    done = await runSteps(steps, values.all);
  } catch (error) {
    say(error instanceof Stop ? error.message : error.stack);
    done = [{ name: 'set-up', ms: performance.now() - startedAt, passed: 0, failed: 1 }];
  }
  say();
  for (const { name, ms, passed, failed } of done) {
    say(
      `${name.padEnd(12)} ${String(passed).padStart(5)} ok ${String(failed).padStart(4)} not ok  ${seconds(ms)}`,
    );
  }
  const unbegun = steps.filter((step) => !done.some((one) => one.name === step.name));
  if (unbegun.length > 0)
    say(`Not begun after the failure: ${unbegun.map((step) => step.name).join(', ')} (--all runs them too)`);
  say(`In all ${seconds(performance.now() - startedAt)}.`);
  say(closingLine(done));
  return done.every((one) => one.failed === 0) ? 0 : 1;
});
