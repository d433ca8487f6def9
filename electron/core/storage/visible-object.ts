import type { ObjectKind } from '#shared/contract/object.ts';
import { SET_IN_WORK } from './change-set.ts';
import type { Database } from './database.ts';
import type { OperationChange } from './operation-row.ts';
import type { ObjectShape, ParsedBase } from './stored-kind.ts';

/** A field as the person wants it, with the value in Stripe that it was made on. */
export interface Draft {
  readonly path: string;
  readonly base: unknown;
  readonly value: unknown;
  readonly changedAt: number;
}

/** What the person wants of the object as a whole. */
export interface DraftObject {
  readonly intent: 'create' | 'delete';
  /** Of a price: its product. */
  readonly parentId: string | null;
  /** What rides along with a create, as its kind knows it: of a product, its first price. */
  readonly attached: unknown;
}

export interface Conflict {
  readonly path: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly theirsAt: number | null;
  readonly foundAt: number;
}

export interface Refusal {
  /** The operation's error as JSON. */
  readonly error: string | null;
  readonly requestId: string | null;
}

/**
 * An object as the person sees it: base ⊕ unfinished operations ⊕ drafts of the set in work
 * (design, Sync). It exists while any of them makes it exist.
 */
export interface VisibleObject<B, F> {
  readonly kind: ObjectKind;
  readonly id: string;
  /** Stripe's copy; null while it is not there. */
  readonly base: B | null;
  readonly pulledAt: number | null;
  /** Deleted at Stripe while it is edited here. */
  readonly gone: boolean;
  /** base ⊕ unfinished operations: what a draft is made on. */
  readonly under: F;
  readonly fields: F;
  readonly drafts: readonly Draft[];
  readonly object: DraftObject | null;
  readonly conflicts: readonly Conflict[];
  /** Of a price: its product. */
  readonly parentId: string | null;
  /** Frozen and not settled. */
  readonly waiting: boolean;
  readonly deleting: boolean;
  /** A create is frozen and not settled. */
  readonly creating: boolean;
  /** What unfinished operations carry, oldest first. */
  readonly frozen: readonly OperationChange[];
  /** Why Stripe refused the last attempt; null once there is nothing left to send. */
  readonly refusal: Refusal | null;
}

interface BaseRow {
  id: string;
  body: string;
  pulled_at: number;
  gone_at: number | null;
}

interface OperationPart {
  object_id: string;
  parent_id: string | null;
  kind: string;
  changes: string;
}

/** Reads objects of one kind as they are seen; ids that exist nowhere are left out. In the order of `ids`. */
export function readVisibleObjects<B extends ParsedBase<F>, F>(
  database: Database,
  shape: ObjectShape<B, F>,
  ids: readonly string[],
): Map<string, VisibleObject<B, F>> {
  const { kind } = shape;
  const wanted = JSON.stringify(ids);
  const bases = new Map(
    database
      .all<BaseRow>(
        `SELECT id, body, pulled_at, gone_at FROM ${shape.baseTable} WHERE id IN (SELECT value FROM json_each(?))`,
        wanted,
      )
      .map((row) => [row.id, row]),
  );
  const operations = grouped(
    database.all<OperationPart>(
      `SELECT object_id, parent_id, kind, changes FROM operation
       WHERE object_kind = ? AND object_id IN (SELECT value FROM json_each(?))
         AND state IN ('queued', 'sending', 'unknown') AND kind <> 'image.upload'
       ORDER BY publish_id, seq`,
      kind,
      wanted,
    ),
  );
  const objects = readObjects(database, kind, wanted);
  const drafts = grouped(readDrafts(database, kind, wanted));
  const conflicts = grouped(readConflicts(database, kind, wanted));
  const refusals = readRefusals(database, kind, wanted);

  const visible = new Map<string, VisibleObject<B, F>>();
  for (const id of ids) {
    const row = bases.get(id);
    const base = row === undefined ? null : shape.parse(JSON.parse(row.body));
    const frozen = operations.get(id) ?? [];
    const object = objects.get(id) ?? null;
    const creating = frozen.some((part) => part.kind.endsWith('.create'));
    if (base === null && !creating && object?.intent !== 'create') continue;
    const changes = frozen.flatMap(({ changes: text }) => JSON.parse(text) as OperationChange[]);
    const under = shape.withChanges(base?.fields ?? shape.emptyFields(), changes);
    const own = drafts.get(id) ?? [];
    const hasWork = own.length > 0 || object !== null;
    visible.set(id, {
      kind,
      id,
      base,
      pulledAt: row?.pulled_at ?? null,
      gone: row !== undefined && row.gone_at !== null,
      under,
      fields: shape.withChanges(under, own),
      drafts: own,
      object,
      conflicts: conflicts.get(id) ?? [],
      parentId: object?.parentId ?? frozen[0]?.parent_id ?? null,
      waiting: frozen.length > 0,
      deleting: object?.intent === 'delete' || frozen.some((part) => part.kind.endsWith('.delete')),
      creating,
      frozen: changes,
      refusal: hasWork ? (refusals.get(id) ?? null) : null,
    });
  }
  return visible;
}

/** One that is not there yet: what a create is drafted on. */
export function newVisibleObject<B extends ParsedBase<F>, F>(
  shape: ObjectShape<B, F>,
  id: string,
  parentId: string | null = null,
): VisibleObject<B, F> {
  const fields = shape.emptyFields();
  return {
    kind: shape.kind,
    id,
    base: null,
    pulledAt: null,
    gone: false,
    under: fields,
    fields,
    drafts: [],
    object: null,
    conflicts: [],
    parentId,
    waiting: false,
    deleting: false,
    creating: false,
    frozen: [],
    refusal: null,
  };
}

function readObjects(database: Database, kind: ObjectKind, wanted: string): Map<string, DraftObject> {
  const rows = database.all<{
    object_id: string;
    parent_id: string | null;
    intent: 'create' | 'delete';
    attached: string | null;
  }>(
    `SELECT object_id, parent_id, intent, attached FROM draft_object
     WHERE change_set_id = ${SET_IN_WORK} AND object_kind = ? AND object_id IN (SELECT value FROM json_each(?))`,
    kind,
    wanted,
  );
  return new Map(
    rows.map((row) => {
      const attached = row.attached === null ? null : (JSON.parse(row.attached) as unknown);
      return [row.object_id, { intent: row.intent, parentId: row.parent_id, attached }];
    }),
  );
}

function readDrafts(database: Database, kind: ObjectKind, wanted: string): (Draft & { object_id: string })[] {
  return database
    .all<{ object_id: string; path: string; base: string; value: string; changed_at: number }>(
      `SELECT object_id, path, base, value, changed_at FROM draft_field
       WHERE change_set_id = ${SET_IN_WORK} AND object_kind = ? AND object_id IN (SELECT value FROM json_each(?))
       ORDER BY object_id, path`,
      kind,
      wanted,
    )
    .map((row) => ({
      object_id: row.object_id,
      path: row.path,
      base: JSON.parse(row.base) as unknown,
      value: JSON.parse(row.value) as unknown,
      changedAt: row.changed_at,
    }));
}

interface ConflictRow {
  object_id: string;
  path: string;
  base: string;
  mine: string;
  theirs: string;
  theirs_at: number | null;
  found_at: number;
}

function readConflicts(
  database: Database,
  kind: ObjectKind,
  wanted: string,
): (Conflict & { object_id: string })[] {
  return database
    .all<ConflictRow>(
      `SELECT object_id, path, base, mine, theirs, theirs_at, found_at FROM field_conflict
       WHERE change_set_id = ${SET_IN_WORK} AND object_kind = ? AND object_id IN (SELECT value FROM json_each(?))
       ORDER BY object_id, path`,
      kind,
      wanted,
    )
    .map((row) => ({
      object_id: row.object_id,
      path: row.path,
      base: JSON.parse(row.base) as unknown,
      mine: JSON.parse(row.mine) as unknown,
      theirs: JSON.parse(row.theirs) as unknown,
      theirsAt: row.theirs_at,
      foundAt: row.found_at,
    }));
}

/** Objects whose newest operation Stripe refused. */
function readRefusals(database: Database, kind: ObjectKind, wanted: string): Map<string, Refusal> {
  const newest = new Map<string, { state: string; error: string | null; request_id: string | null }>();
  const rows = database.all<{
    object_id: string;
    state: string;
    error: string | null;
    request_id: string | null;
  }>(
    `SELECT object_id, state, error, request_id FROM operation
     WHERE object_kind = ? AND object_id IN (SELECT value FROM json_each(?)) AND state <> 'dropped'
     ORDER BY publish_id, seq`,
    kind,
    wanted,
  );
  for (const row of rows) newest.set(row.object_id, row);
  const refusals = new Map<string, Refusal>();
  for (const [id, row] of newest) {
    if (row.state === 'rejected') refusals.set(id, { error: row.error, requestId: row.request_id });
  }
  return refusals;
}

function grouped<T extends { object_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.object_id);
    if (group === undefined) groups.set(row.object_id, [row]);
    else group.push(row);
  }
  return groups;
}
