import type { Database } from './database.ts';

/** For a query's WHERE: the one set that is in work. */
export const SET_IN_WORK = '(SELECT id FROM change_set WHERE in_work = 1)';

/** The set that edits go into. One is in work at any time. */
export function setInWork(database: Database): number {
  const row = database.get<{ id: number }>('SELECT id FROM change_set WHERE in_work = 1');
  if (row === undefined) throw new Error('no change set is in work');
  return row.id;
}

/** Where refused work goes back to: the set it came from or, where that is gone, the one in work. */
export function setOf(database: Database, changeSetId: number): number {
  const known = database.get('SELECT 1 FROM change_set WHERE id = ?', changeSetId);
  return known === undefined ? setInWork(database) : changeSetId;
}
