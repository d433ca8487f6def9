import { actionOf } from '#shared/contract/sync.ts';
import { isLocalId } from '#shared/domain/local-id.ts';
import type { Database } from './database.ts';
import { type Operation, type OperationRow, readOperationRow } from './operation-row.ts';
import { OPERATION_COLUMNS } from './operation-state.ts';

/**
 * What cannot be done any more: the same object's later work, what was to follow it, and what
 * speaks of it or shows it; and so on from there.
 */
export function waitingBehind(database: Database, first: Operation): Operation[] {
  const found = new Map<string, Operation>([[first.id, first]]);
  const open = [first];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const operation of directlyBehind(database, next)) {
      if (found.has(operation.id)) continue;
      found.set(operation.id, operation);
      open.push(operation);
    }
  }
  found.delete(first.id);
  return [...found.values()];
}

const SELECT_QUEUED = `SELECT ${OPERATION_COLUMNS} FROM operation WHERE state = 'queued' AND kind <> 'image.upload'`;

function directlyBehind(database: Database, operation: Operation): Operation[] {
  const { object, kind, params } = operation;
  if (kind === 'image.upload') return speakingOf(database, String(params['sha256']));
  const isNamedLater = actionOf(kind) === 'create' && isLocalId(object.id);
  return [
    ...laterOfSame(database, operation),
    ...(isNamedLater ? speakingOf(database, object.id) : []),
    ...database
      .all<OperationRow>(`${SELECT_QUEUED} AND after_operation = ?`, operation.id)
      .map(readOperationRow),
  ];
}

export function laterOfSame(database: Database, { object, publishId, seq }: Operation): Operation[] {
  return database
    .all<OperationRow>(
      `${SELECT_QUEUED} AND object_kind = ? AND object_id = ? AND (publish_id, seq) > (?, ?)`,
      object.kind,
      object.id,
      publishId,
      seq,
    )
    .map(readOperationRow);
}

/** Whose changes hold this text: a picture's hash, a local id. Both are like no other text. */
function speakingOf(database: Database, text: string): Operation[] {
  return database.all<OperationRow>(`${SELECT_QUEUED} AND instr(changes, ?) > 0`, text).map(readOperationRow);
}

/** What was to be sent only after it, and whatever hangs on that. */
export function followersOf(database: Database, operation: Operation): Operation[] {
  return database
    .all<OperationRow>(`${SELECT_QUEUED} AND after_operation = ?`, operation.id)
    .map(readOperationRow)
    .flatMap((follower) => [follower, ...waitingBehind(database, follower)]);
}
