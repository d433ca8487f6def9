import type { DatabaseSync } from 'node:sqlite';
import { Database as Real } from '#electron/core/storage/database.ts';
import { lastMethod } from './watched-methods.ts';

export * from '#electron/core/storage/database.ts';

/** What ends an attempt at sending, one way or another. */
const ENDS = new Set(['settleApplied', 'settleRejected', 'returnOperation', 'replaceOperation']);

/**
 * The mutation of the mutation check: operations are committed only after they were sent, with their
 * answers. Everything in this process sees them at once; a crash forgets them.
 */
export class Database extends Real {
  readonly #held: DatabaseSync;
  #isFrozen = false;
  #onTheWay = 0;

  constructor(connection: DatabaseSync) {
    super(connection);
    this.#held = connection;
  }

  override transaction<T>(work: () => T): T {
    if (!this.#held.isTransaction) this.#held.exec('BEGIN');
    this.#held.exec('SAVEPOINT work');
    try {
      lastMethod.name = '';
      const result = work();
      this.#held.exec('RELEASE work');
      this.#count(lastMethod.name);
      return result;
    } catch (error) {
      this.#held.exec('ROLLBACK TO work');
      this.#held.exec('RELEASE work');
      throw error;
    } finally {
      if (!this.#isFrozen && this.#onTheWay === 0) this.#held.exec('COMMIT');
    }
  }

  #count(method: string): void {
    if (method === 'commitPublish') this.#isFrozen = true;
    if (method === 'markSending') this.#onTheWay += 1;
    if (!ENDS.has(method)) return;
    this.#onTheWay = Math.max(0, this.#onTheWay - 1);
    this.#isFrozen = false;
  }
}
