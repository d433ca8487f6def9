import type { ObjectRef } from '#shared/contract/object.ts';
import type { ChangeSet } from '#shared/contract/sync-change-sets.ts';
import { failure } from '#shared/errors.ts';
import { FIRST_SET, forgetPublishedSets, setInWork } from '../change-set.ts';
import type { Database } from '../database.ts';
import { shownOn, touchObjects } from '../kinds.ts';

const TABLES = ['draft_object', 'draft_field', 'field_conflict'] as const;

export const changeSetMethods = {
  /** The one in work first, then by age. `changes` counts objects. */
  listChangeSets(database: Database): ChangeSet[] {
    return database
      .all<{ id: number; name: string | null; in_work: number; changes: number; created_at: number }>(
        `SELECT id, name, in_work, created_at, (SELECT count(*) FROM (
             SELECT object_kind, object_id FROM draft_object WHERE change_set_id = change_set.id
             UNION SELECT object_kind, object_id FROM draft_field WHERE change_set_id = change_set.id)) AS changes
         FROM change_set ORDER BY in_work DESC, id`,
      )
      .map(({ id, name, in_work, changes, created_at }) => {
        return { id, name, inWork: in_work === 1, changes, createdAt: created_at };
      });
  },

  /** A new, empty set in work; the one that was in work is set aside with its drafts. */
  createChangeSet(
    database: Database,
    input: { name: string; at: number },
  ): { id: number; changed: ObjectRef[] } {
    const id = insertSet(database, input.name, input.at);
    return { id, changed: bring(database, id) };
  },

  /**
   * Puts the drafts in work away: a set with a name as it is, drafts without one as a new set of
   * that name. The first set is in work then.
   */
  setChangesAside(database: Database, input: { name: string; at: number }): { changed: ObjectRef[] } {
    const current = setInWork(database);
    if (current !== FIRST_SET) return { changed: bring(database, FIRST_SET) };
    const aside = insertSet(database, input.name, input.at);
    const refs = draftedIn(database, current);
    const before = shownOn(database, refs);
    for (const table of TABLES) {
      database.run(`UPDATE ${table} SET change_set_id = ? WHERE change_set_id = ?`, aside, current);
    }
    database.run('UPDATE edit SET change_set_id = ? WHERE change_set_id = ?', aside, current);
    return { changed: touchObjects(database, refs, before) };
  },

  /** Brings a set back into work, in the place of the one that is. `sync/change-set-unknown`. */
  bringChangeSetBack(database: Database, input: { id: number }): { changed: ObjectRef[] } {
    return { changed: bring(database, input.id) };
  },

  renameChangeSet(database: Database, input: { id: number; name: string }): void {
    const renamed = database.run(
      'UPDATE change_set SET name = ? WHERE id = ? AND id <> ?',
      input.name,
      input.id,
      FIRST_SET,
    );
    if (renamed === 0) throw failure('sync/change-set-unknown');
  },

  /** Gives up a set that is aside, with its drafts. `sync/change-set-in-work` for the one in work. */
  removeChangeSet(database: Database, input: { id: number }): { changed: ObjectRef[] } {
    if (input.id === setInWork(database) || input.id === FIRST_SET) {
      throw failure('sync/change-set-in-work');
    }
    const refs = draftedIn(database, input.id);
    const before = shownOn(database, refs);
    for (const table of TABLES) database.run(`DELETE FROM ${table} WHERE change_set_id = ?`, input.id);
    if (database.run('DELETE FROM change_set WHERE id = ?', input.id) === 0) {
      throw failure('sync/change-set-unknown');
    }
    return { changed: touchObjects(database, refs, before) };
  },
};

function insertSet(database: Database, name: string, at: number): number {
  const row = database.get<{ id: number }>(
    'INSERT INTO change_set (name, in_work, created_at) VALUES (?, 0, ?) RETURNING id',
    name,
    at,
  ) as { id: number };
  return row.id;
}

function bring(database: Database, id: number): ObjectRef[] {
  if (database.get('SELECT 1 FROM change_set WHERE id = ?', id) === undefined) {
    throw failure('sync/change-set-unknown');
  }
  const current = setInWork(database);
  if (current === id) return [];
  const refs = [...draftedIn(database, current), ...draftedIn(database, id)];
  const before = shownOn(database, refs);
  database.run('UPDATE change_set SET in_work = 0 WHERE id = ?', current);
  database.run('UPDATE change_set SET in_work = 1 WHERE id = ?', id);
  forgetPublishedSets(database);
  return touchObjects(database, refs, before);
}

function draftedIn(database: Database, changeSetId: number): ObjectRef[] {
  return database.all<ObjectRef>(
    `SELECT object_kind AS kind, object_id AS id FROM draft_object WHERE change_set_id = ?1
     UNION SELECT object_kind, object_id FROM draft_field WHERE change_set_id = ?1`,
    changeSetId,
  );
}
