import { DatabaseSync } from 'node:sqlite';
import type { CopyComparison } from '#shared/contract/copies.ts';
import { refKey, type ObjectRef, uniqueRefs } from '#shared/contract/object.ts';
import { Database } from '../database.ts';
import { storedKind } from '../kinds.ts';
import { restoreWork } from '../restore-work.ts';
import { readVisibleObjects } from '../visible-object.ts';
import { describeWork, readUnpublished, type WorkDescription } from '../work.ts';

/** Names of what is newer that are told; the rest is a number. */
const TOLD = 10;

export const copyMethods = {
  describeWork(database: Database): WorkDescription {
    return describeWork(database);
  },

  /** What restoring a copy would change. `file`: a database of this schema, see prepareCopy. */
  compareWork(database: Database, input: { file: string }): CopyComparison {
    const now = readUnpublished(database);
    const then = readCopy(input.file);
    const newer = [...now].filter(([key, { wish }]) => then.get(key)?.wish !== wish);
    const refs = uniqueRefs(newer.map(([, { ref }]) => ref));
    return {
      token: describeWork(database).stamp,
      inCopy: new Set([...then.values()].map(({ ref }) => refKey(ref))).size,
      newer: refs.length,
      newerTitles: refs.slice(0, TOLD).flatMap((ref) => titleOf(database, ref)),
      waiting: countWaiting(database),
    };
  },

  /** Answers null when the work is no longer the one that was compared; nothing was changed then. */
  restoreWork(
    database: Database,
    input: { file: string; token: string; at: number },
  ): { restored: number; changed: ObjectRef[] } | null {
    if (describeWork(database).stamp !== input.token) return null;
    const changed = restoreWork(database, input.file, input.at);
    return { restored: describeWork(database).changes, changed };
  },
};

function readCopy(file: string): ReturnType<typeof readUnpublished> {
  const connection = new DatabaseSync(file, { readOnly: true });
  try {
    return readUnpublished(new Database(connection));
  } finally {
    connection.close();
  }
}

function titleOf(database: Database, ref: ObjectRef): string[] {
  const stored = storedKind(ref.kind);
  const visible = readVisibleObjects(database, stored, [ref.id]).get(ref.id);
  // One of another change set that exists only there has no title here.
  return visible === undefined ? [] : [stored.titleOf(database, visible)];
}

function countWaiting(database: Database): number {
  const row = database.get<{ count: number }>(
    "SELECT count(*) AS count FROM operation WHERE state IN ('queued', 'sending', 'unknown')",
  );
  return row?.count ?? 0;
}
