import { CRASH_POINTS, type CrashPoint } from '../build/points.ts';
import type { Dice } from './random.ts';

/** How a round is to end. A null point: at a random moment of the work. */
export interface Ending {
  readonly point: CrashPoint | null;
  /** At which time the point is reached, counted from 1. */
  readonly hit: number;
}

/** Named points take this share of the rounds; the others end at random. */
const NAMED = 0.6;

/** How often a point is reached in a round at least, as far as the dice allow. */
const REACHED: Partial<Record<CrashPoint, number>> = {
  'edit-asked': 6,
  'edit-committing': 6,
  'edit-committed': 6,
  'sending-asked': 6,
  'sending-committing': 6,
  'sending-committed': 6,
  'request-on-the-way': 5,
  'request-answered': 5,
  'settle-committing': 5,
  'settle-committed': 5,
  'freeze-asked': 2,
  'freeze-committing': 2,
  'freeze-committed': 2,
  'scan-page-read': 2,
  'scan-page-committing': 2,
};

/** Every point equally often, in an order of the dice, with random moments between them. `only`: these points and nothing else. */
export function planEndings(rounds: number, dice: Dice, only: readonly CrashPoint[] = []): Ending[] {
  const named = only.length > 0 ? rounds : Math.round(rounds * NAMED);
  const choice = only.length > 0 ? only : CRASH_POINTS;
  const points: (CrashPoint | null)[] = [];
  while (points.length < named) points.push(...dice.some(choice, named - points.length));
  while (points.length < rounds) points.push(null);
  return dice
    .some(points, rounds)
    .map((point) => ({ point, hit: 1 + dice.below(point === null ? 1 : (REACHED[point] ?? 1)) }));
}

/** These are reached by a start that finds something cut off: it is killed a second time. */
export function isStartPoint(point: CrashPoint | null): boolean {
  return point === 'recover-asked' || point === 'recover-committing';
}
