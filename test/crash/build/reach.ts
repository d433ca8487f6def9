import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CrashPoint, ORDER_FILE, ORDERS_VARIABLE, type PointOrder, REACHED_FILE } from './points.ts';

const folder = process.env[ORDERS_VARIABLE] ?? '';
let hits = 0;

/**
 * Runs inside the crash build. At the point that is ordered this thread says so and stands still;
 * the runner kills the process.
 */
export function reach(point: CrashPoint): void {
  const file = path.join(folder, ORDER_FILE);
  if (folder === '' || !existsSync(file)) return;
  const order = JSON.parse(readFileSync(file, 'utf8')) as PointOrder;
  if (order.point !== point) return;
  hits += 1;
  if (hits !== order.hit) return;
  writeFileSync(path.join(folder, REACHED_FILE), point);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
