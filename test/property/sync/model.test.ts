import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkQuiet, checkSeen, quiesce } from './invariants.ts';
import { Model } from './model.ts';
import { step, type Step } from './steps.ts';
import { takeStep } from './take-step.ts';
import { openWorld, type World } from './world.ts';

/** `SEED=… RUNS=1` runs again what a failure printed. */
const SEED = Number(process.env['SEED'] ?? Date.now() % 0x7fff_ffff);
const RUNS = Number(process.env['RUNS'] ?? 3);
const STEPS = 30;
/** What once failed, as it was found. Always walked again. */
const corpus = JSON.parse(readFileSync(path.join(import.meta.dirname, 'corpus.json'), 'utf8')) as {
  readonly what: string;
  readonly steps: readonly Step[];
}[];

class Taken implements fc.AsyncCommand<Model, World> {
  readonly step: Step;

  constructor(given: Step) {
    this.step = given;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, world: World): Promise<void> {
    await takeStep(world, model, this.step);
    await checkSeen(world, model);
  }

  toString(): string {
    return JSON.stringify(this.step);
  }
}

async function walk(commands: Iterable<fc.AsyncCommand<Model, World>>): Promise<void> {
  const world = await openWorld();
  try {
    const list = await world.control.dashboard('GET', '/v1/products', { limit: 3, active: true });
    const bare = await world.control.dashboard('POST', '/v1/products', { name: 'Without a price' });
    await world.call('sync.refresh', {});
    const known = (list['data'] as { id: string }[]).map(({ id }) => id);
    const model = new Model([...known, String(bare['id'])], await world.control.count('files'));
    await fc.asyncModelRun(() => ({ model, real: world }), commands);
    await quiesce(world, model);
    await checkQuiet(world, model);
  } finally {
    await world.dispose();
  }
}

describe('the engine, whatever happens in whatever order', () => {
  it('loses nothing, does nothing twice, and ends equal to a fresh pull', async () => {
    const failed: string[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const seed = SEED + run;
      process.stdout.write(`seed ${seed}\n`);
      const commands = fc.commands([step.map((one) => new Taken(one))], { maxCommands: STEPS, size: 'max' });
      // Each seed stands for itself: shrinking what has its own timing finds other failures.
      const walked = fc.assert(fc.asyncProperty(commands, walk), { seed, numRuns: 1, endOnFailure: true });
      await walked.catch((error: Error) => failed.push(`${error.message}\n${String(error.cause)}`));
    }
    expect(failed).toEqual([]);
  });

  it.each(corpus)('has learned from: $what', async ({ steps }) => {
    await expect(walk(steps.map((one) => new Taken(one)))).resolves.toBeUndefined();
  });
});
