import { AppFailure } from '#shared/errors.ts';

/** Refusals that mean a fault of ours; every other is an answer that a person can be given. */
const FAULTY = new Set(['app/unexpected', 'app/invalid-input', 'app/unknown-procedure']);

/** Null when it was refused, for a reason that a person can be given. */
export async function tried<T>(ask: Promise<T>): Promise<T | null> {
  try {
    return await ask;
  } catch (error) {
    if (error instanceof AppFailure && !FAULTY.has(error.error.code)) return null;
    throw error;
  }
}
