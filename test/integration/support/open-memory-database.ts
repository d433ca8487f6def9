import { DatabaseSync } from 'node:sqlite';
import type { JsonObject } from '#shared/domain/json.ts';
import { Database } from '#electron/core/storage/database.ts';
import { methods } from '#electron/core/storage/method-table.ts';
import { migrate } from '#electron/core/storage/migrate.ts';

/** A database without file or thread, for calling store methods directly. Close it afterwards. */
export function openMemoryDatabase(): Database {
  const database = new Database(new DatabaseSync(':memory:'));
  migrate(database, ':memory:', 0);
  return database;
}

/** Makes a body Stripe's state, as a pull would. */
export function pullInto(database: Database, body: JsonObject): void {
  const readSeq = methods.takeReadSeq(database);
  methods.saveBase(database, { found: [body], removed: [], readSeq, at: 1 });
}
