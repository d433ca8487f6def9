/**
 * `npm run crash`: kills the app and its engine over and over, and compares what is left with the
 * server. Run by Electron as Node; the builds are made before (electron/tools/crash.mjs). The last
 * line is JSON.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '#electron/tools/for-tests.mjs';
import { CRASH_POINTS } from '../build/points.ts';
import { startAppLife, startAppUnwatched } from './app-life.ts';
import { startEngineLife } from './engine-life.ts';
import { runLane, type Tally } from './lane.ts';
import { planEndings } from './plan.ts';
import { Dice } from './random.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string' },
    mutated: { type: 'boolean', default: false },
    only: { type: 'string' },
    points: { type: 'string', default: '' },
  },
});
const rounds = Number(values.rounds);
const seed = Number(values.seed ?? Date.now() % 0x7fff_ffff);
const points = CRASH_POINTS.filter((point) => values.points.split(',').includes(point));
const build = path.join(root, 'out', values.mutated ? 'crash-mutated' : 'crash');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What is not done by then is stuck. A mutated app may never end; what it did twice is seen early. */
const LIMIT_MS = 60_000;
const MUTATED_LIMIT_MS = 6000;
/** So often each point is hit in a whole run. */
const HITS = 5;
const WHOLE_RUN = 300;

say(`seed ${seed}`);
const startedAt = performance.now();
const hits = new Map<string, number>();
let killed = 0;

function lane(name: 'app' | 'engine', count: number): Promise<Tally> {
  const dice = new Dice(seed + (name === 'app' ? 1 : 2));
  return runLane({
    name,
    start: name === 'app' ? startAppLife : startEngineLife,
    startUnwatched: name === 'app' ? startAppUnwatched : startEngineLife,
    build,
    limitMs: values.mutated ? MUTATED_LIMIT_MS : LIMIT_MS,
    endings: planEndings(count, dice, points),
    dice,
    say,
    onKilled({ point }) {
      killed += 1;
      hits.set(point ?? 'random', (hits.get(point ?? 'random') ?? 0) + 1);
      if (killed % 10 === 0)
        say(`${killed} of ${rounds} killed after ${Math.round((performance.now() - startedAt) / 1000)} s`);
    },
  });
}

// The whole app in at least half of the rounds.
const appRounds = values.only === 'engine' ? 0 : values.only === 'app' ? rounds : Math.ceil(rounds / 2);
const tallies = await Promise.all([
  ...(appRounds > 0 ? [lane('app', appRounds)] : []),
  ...(appRounds < rounds ? [lane('engine', rounds - appRounds)] : []),
]);
const sum = (what: keyof Tally): number => tallies.reduce((total, tally) => total + tally[what], 0);
const result: Omit<Tally, 'told' | 'unchecked'> = {
  kills: sum('kills'),
  lostEdits: sum('lostEdits'),
  duplicates: sum('duplicates'),
  overwritten: sum('overwritten'),
  corruptions: sum('corruptions'),
  stuck: sum('stuck'),
};
for (const point of [...CRASH_POINTS, 'random']) say(`${point.padEnd(24)} ${hits.get(point) ?? 0}`);
const perRound = (performance.now() - startedAt) / 1000 / Math.max(1, result.kills);
say(`${perRound.toFixed(1)} s a round`);
say(
  `replaced in the gap between reading and writing: ${sum('told')} told, ${sum('unchecked')} not looked at`,
);
const seldom =
  rounds < WHOLE_RUN || points.length > 0
    ? []
    : CRASH_POINTS.filter((point) => (hits.get(point) ?? 0) < HITS);
const isAlarmTried = rounds < WHOLE_RUN || sum('told') > 0;
if (!isAlarmTried) say('The alarm was never tried.');
if (seldom.length > 0) say(`Hit less than ${HITS} times: ${seldom.join(', ')}`);
say(JSON.stringify(result));
const isClean =
  result.kills === rounds && Object.entries(result).every(([what, count]) => what === 'kills' || count === 0);
// The mutation check: what commits too late does things twice, and must be caught at it.
const isGood = values.mutated ? result.duplicates > 0 : isClean && isAlarmTried && seldom.length === 0;
process.exit(isGood ? 0 : 1);
