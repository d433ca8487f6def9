import { failure } from '#shared/errors.ts';
import type { Database } from './database.ts';

/** The set that is made with the database; it has no name and is never removed. */
export const FIRST_SET = 1;

/** For a query's WHERE: the one set that is in work. */
export const SET_IN_WORK = '(SELECT id FROM change_set WHERE in_work = 1)';

/** The set that edits go into. One is in work at any time. */
export function setInWork(database: Database): number {
  const row = database.get<{ id: number }>('SELECT id FROM change_set WHERE in_work = 1');
  if (row === undefined) throw new Error('no change set is in work');
  return row.id;
}

/**
 * What `read` finds as though this set were in work; null: the one that is. Leaves everything as it
 * was, so whatever `read` writes is gone. Fails with `sync/change-set-unknown`.
 */
export function asInWork<T>(database: Database, changeSetId: number | null, read: () => T): T {
  if (changeSetId === null || changeSetId === setInWork(database)) return read();
  if (database.get('SELECT 1 FROM change_set WHERE id = ?', changeSetId) === undefined) {
    throw failure('sync/change-set-unknown');
  }
  database.execute('SAVEPOINT as_in_work');
  try {
    database.run('UPDATE change_set SET in_work = 0 WHERE in_work = 1');
    database.run('UPDATE change_set SET in_work = 1 WHERE id = ?', changeSetId);
    return read();
  } finally {
    database.execute('ROLLBACK TO as_in_work; RELEASE as_in_work');
  }
}

/** Where refused work goes back to: the set it came from or, where that is gone, the one in work. */
export function setOf(database: Database, changeSetId: number): number {
  const known = database.get('SELECT 1 FROM change_set WHERE id = ?', changeSetId);
  return known === undefined ? setInWork(database) : changeSetId;
}

/**
 * Forgets sets that were published and hold nothing any more, once they are aside and nothing of
 * theirs is on its way that could come back. One that was never published stays, empty or not.
 */
export function forgetPublishedSets(database: Database): void {
  database.run(
    `DELETE FROM change_set WHERE in_work = 0 AND id <> ?
       AND NOT EXISTS (SELECT 1 FROM draft_object WHERE change_set_id = change_set.id)
       AND NOT EXISTS (SELECT 1 FROM draft_field WHERE change_set_id = change_set.id)
       AND NOT EXISTS (SELECT 1 FROM operation
         WHERE change_set_id = change_set.id AND state IN ('queued', 'sending', 'unknown'))
       AND EXISTS (SELECT 1 FROM operation WHERE change_set_id = change_set.id AND state = 'applied')`,
    FIRST_SET,
  );
}
