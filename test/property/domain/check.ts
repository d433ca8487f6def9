import * as fc from 'fast-check';

/** `SEED=… ` runs again what a failure printed. */
const SEED = Number(process.env['SEED'] ?? Date.now() % 0x7fff_ffff);
process.stdout.write(`seed ${SEED}\n`);

/** Checks a property with the seed that this run printed. */
export function check<T>(property: fc.IProperty<T>, runs = 500): void {
  fc.assert(property, { seed: SEED, numRuns: runs });
}
