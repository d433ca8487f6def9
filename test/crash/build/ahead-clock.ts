import { systemClock as real, systemRandom } from '#electron/shell/system-ports.ts';
import type { Clock } from '#electron/core/ports.ts';
import { AHEAD_VARIABLE } from './points.ts';

const aheadMs = Number(process.env[AHEAD_VARIABLE] ?? 0);

/** Stands in the place of the system's clock in the crash build: days can pass while the app is closed. */
export const systemClock: Clock = { ...real, now: () => real.now() + aheadMs };
export { systemRandom };
