import { createHash } from 'node:crypto';
import { type ObjectRef, refKey } from '#shared/contract/object.ts';
import type { Database } from './database.ts';

/** What a person did and has not published, parents before children: what a restore takes back. */
export const UNPUBLISHED = [
  'change_set',
  'draft_object',
  'draft_field',
  'field_conflict',
  'edit',
  'edit_step',
] as const;

export interface WorkDescription {
  /** Objects with unpublished changes, over all change sets. */
  readonly changes: number;
  /** The same work has the same stamp; any edit, and anything sent, gives another. */
  readonly stamp: string;
  /** Nobody has done anything here yet. */
  readonly isUntouched: boolean;
}

export function describeWork(database: Database): WorkDescription {
  const work = readUnpublished(database);
  const { edits, sent } = database.get<{ edits: number; sent: number }>(
    `SELECT (SELECT ifnull(max(id), 0) FROM edit) AS edits,
       (SELECT count(*) FROM journal WHERE publish_id IS NOT NULL) + (SELECT count(*) FROM publish) AS sent`,
  ) as { edits: number; sent: number };
  const hash = createHash('sha256').update(JSON.stringify([edits, sent, [...work]]));
  return {
    changes: new Set([...work.values()].map(({ ref }) => refKey(ref))).size,
    stamp: hash.digest('hex'),
    isUntouched: work.size === 0 && edits === 0 && sent === 0,
  };
}

interface ObjectWork {
  readonly ref: ObjectRef;
  /** What is wanted of it, as one text: equal texts are the same wish. */
  readonly wish: string;
}

/** What is wanted of each object in each change set, by set and object. */
export function readUnpublished(database: Database): Map<string, ObjectWork> {
  const rows = database.all<{ change_set_id: number; kind: ObjectRef['kind']; id: string; wish: string }>(
    `SELECT change_set_id, object_kind AS kind, object_id AS id, json_group_array(wish) AS wish FROM (
       SELECT change_set_id, object_kind, object_id, json_array(intent, attached) AS wish FROM draft_object
       UNION ALL SELECT change_set_id, object_kind, object_id, json_array(path, value) FROM draft_field
       ORDER BY 1, 2, 3, 4)
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  return new Map(
    rows.map(({ change_set_id: set, kind, id, wish }) => {
      const ref = { kind, id };
      return [`${set} ${refKey(ref)}`, { ref, wish }];
    }),
  );
}
