import { systemClock as real } from '#electron/shell/system-ports.ts';
import type { Clock } from '#electron/core/ports.ts';
import { AHEAD_VARIABLE } from './points.ts';

export * from '#electron/shell/system-ports.ts';

const aheadMs = Number(process.env[AHEAD_VARIABLE] ?? 0);

/** Stands in the place of the system's clock in the crash build: days can pass while the app is closed. */
export const systemClock: Clock = { ...real, now: () => real.now() + aheadMs };
