import type { ControlClient } from '#electron/demo-account/control/control-client.ts';
import type { CrashPoint } from '../build/points.ts';
import type { Dice } from './random.ts';

type Rule = Parameters<ControlClient['setFault']>[0];
type Fault = Rule['fault'];

const FAULTS: readonly Fault[] = [
  { kind: 'server-error', effect: 'before', stored: false },
  { kind: 'server-error', effect: 'before', stored: true },
  { kind: 'server-error', effect: 'after', stored: false },
  { kind: 'server-error', effect: 'after', stored: true },
  { kind: 'cut', effect: 'before' },
  { kind: 'cut', effect: 'after' },
  { kind: 'silence', effect: 'after' },
  { kind: 'delay', effect: 'after', ms: 250 },
  { kind: 'rate-limit' },
  { kind: 'lock-timeout' },
  { kind: 'key-in-use' },
  { kind: 'html' },
  { kind: 'json-without-error' },
  { kind: 'wrong-object' },
];

/** Points that are reached only where Stripe is not well. */
const NEEDED: Partial<Record<CrashPoint, readonly Rule[]>> = {
  'return-committing': [
    { fault: { kind: 'rate-limit' }, method: 'POST', path: '/v1/products*', times: 3 },
    {
      fault: { kind: 'server-error', effect: 'after', stored: false },
      method: 'POST',
      path: '/v1/products*',
    },
  ],
  'replace-committing': [
    {
      fault: { kind: 'server-error', effect: 'before', stored: true },
      method: 'POST',
      path: '/v1/products',
      times: 1,
    },
  ],
};

/** What goes wrong in a round. A point that needs a fault gets it; others are left alone more often than not. */
export function chooseFaults(dice: Dice, point: CrashPoint | null): readonly Rule[] {
  const needed = point === null ? undefined : NEEDED[point];
  if (needed !== undefined) return [dice.one(needed)];
  if (!dice.happens(point === null ? 0.6 : 0.25)) return [];
  return Array.from({ length: 1 + dice.below(2) }, () => ({
    fault: dice.one(FAULTS),
    ...(dice.happens(0.7) ? { method: 'POST' as const } : {}),
    skip: dice.below(4),
    times: 1 + dice.below(2),
  }));
}

/** One more trouble for an app that is just coming back. */
export function chooseLateFault(dice: Dice): Rule {
  return { fault: dice.one(FAULTS.filter(({ kind }) => kind !== 'silence')), skip: dice.below(3), times: 1 };
}
