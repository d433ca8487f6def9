import type { EditLabel } from '#shared/contract/catalog.ts';
import { isSameRef, type ObjectKind, type ObjectRef, refKey, uniqueRefs } from '#shared/contract/object.ts';
import { TYPED_ID } from '#shared/domain/typed-text.ts';
import { SET_IN_WORK, setInWork } from './change-set.ts';
import type { Database } from './database.ts';
import { isSameValue } from './draft-rows.ts';
import { STORED_KINDS } from './kinds.ts';
import type { Conflict, Draft, DraftObject } from './visible-object.ts';

/** One side of a changed field: its draft rows, and what the person saw. */
export interface FieldSide {
  readonly draft: Omit<Draft, 'path'> | null;
  readonly conflict: Omit<Conflict, 'path'> | null;
  readonly visible: unknown;
}

export interface FieldStep {
  readonly kind: 'field';
  readonly object: ObjectRef;
  readonly path: string;
  /** Stripe's value (with unfinished operations) when the step was made. */
  readonly under: unknown;
  readonly before: FieldSide;
  readonly after: FieldSide;
}

export interface ObjectStep {
  readonly kind: 'object';
  readonly object: ObjectRef;
  readonly before: DraftObject | null;
  readonly after: DraftObject | null;
}

/** A product that is only here got another id; `object` is what it is called now. */
export interface NameStep {
  readonly kind: 'name';
  readonly object: ObjectRef;
  readonly before: string;
  readonly after: string;
}

/** The smallest thing undo can take back. No two of one edit touch the same field; a `name` stands alone. */
export type EditStep = FieldStep | ObjectStep | NameStep;

/** In the column `path`, where no field is called so. */
const NAME_PATH = '@id';

/** What a person did in one go, on one object or on many. */
export interface Edit {
  readonly label: EditLabel['label'];
  /** The (first) object's name, to say what would be undone. */
  readonly name: string;
  readonly steps: readonly EditStep[];
}

/** An edit without its steps. */
export interface EditHead {
  readonly id: number;
  readonly label: EditLabel['label'];
  readonly name: string;
  readonly objectCount: number;
  /** Cells of the grid, else objects. */
  readonly itemCount: number;
  readonly madeAt: number;
}

export type Direction = 'undo' | 'redo';

/** Typing that goes on in one field within this time is one step to undo. */
export const TYPING_PAUSE_MS = 4000;
/** Older edits can no longer be undone; their drafts stay. */
const MAX_EDITS = 1000;
/** Objects that all kept edits touch together; the newest edit is kept however many it has. */
const MAX_EDITED_OBJECTS = 100_000;

/**
 * Whether a step means something today. What was published as new is in Stripe: taking it back is
 * a publish of its own; what is gone cannot be changed.
 */
const STEP_IS_USABLE = `CASE edit_step.creates
  WHEN 1 THEN NOT EXISTS (${inBase()})
  ELSE EXISTS (${inBase()}) OR EXISTS (SELECT 1 FROM draft_object
    WHERE draft_object.change_set_id = ${SET_IN_WORK} AND draft_object.object_kind = edit_step.object_kind
      AND draft_object.object_id = edit_step.object_id AND draft_object.intent = 'create')
    OR EXISTS (SELECT 1 FROM operation WHERE operation.object_kind = edit_step.object_kind
      AND operation.object_id = edit_step.object_id AND operation.kind LIKE '%.create'
      AND operation.state IN ('queued', 'sending', 'unknown')) END`;

function inBase(): string {
  return STORED_KINDS.map(
    ({ kind, baseTable }) =>
      `SELECT 1 FROM ${baseTable} WHERE edit_step.object_kind = '${kind}' AND ${baseTable}.id = edit_step.object_id`,
  ).join(' UNION ALL ');
}

const HEAD = 'id, label, name, object_count AS objectCount, item_count AS itemCount, made_at AS madeAt';

/** Keeps an edit for undo. What could be redone until now cannot be any more. */
export function recordEdit(database: Database, edit: Edit, nowAt: number): void {
  if (edit.steps.length === 0) return;
  forgetUndone(database);
  const last = database.get<EditHead>(
    `SELECT ${HEAD} FROM edit WHERE change_set_id = ${SET_IN_WORK} AND undone = 0 ORDER BY id DESC LIMIT 1`,
  );
  const joined = last === undefined ? null : join(database, last, edit, nowAt);
  if (last === undefined || joined === null) {
    const count = countObjects(edit.steps);
    const id = insertHead(database, { ...edit, objectCount: count, itemCount: count }, nowAt);
    insertSteps(database, id, edit.steps, 0);
    forgetOldEdits(database);
  } else if (joined.length === 0) {
    database.run('DELETE FROM edit WHERE id = ?', last.id);
  } else {
    database.run('UPDATE edit SET name = ?, made_at = ? WHERE id = ?', edit.name, nowAt, last.id);
    database.run('DELETE FROM edit_step WHERE edit_id = ?', last.id);
    insertSteps(database, last.id, joined, 0);
  }
}

/**
 * The edit that undo or redo would take next: the nearest one of which any step is usable. Looks
 * no further than the first such step, however many there are, and changes nothing.
 */
export function readNextEdit(database: Database, direction: Direction): EditHead | null {
  const isUsable = `EXISTS (SELECT 1 FROM edit_step WHERE edit_step.edit_id = edit.id AND ${STEP_IS_USABLE})`;
  const row = database.get<EditHead>(
    direction === 'undo'
      ? `SELECT ${HEAD} FROM edit WHERE change_set_id = ${SET_IN_WORK} AND undone = 0 AND ${isUsable} ORDER BY id DESC LIMIT 1`
      : `SELECT ${HEAD} FROM edit WHERE change_set_id = ${SET_IN_WORK} AND undone = 1 AND ${isUsable} ORDER BY id LIMIT 1`,
  );
  return row ?? null;
}

/** The steps of an edit that mean something today, in the order they were made. */
export function readUsableSteps(database: Database, id: number): EditStep[] {
  return database
    .all<StepRow>(`${SELECT_STEPS} AND ${STEP_IS_USABLE} ORDER BY seq`, id)
    .map((row) => readStep(row));
}

/** The edit is on the other side now; what lies between it and the present means nothing any more. */
export function markEdit(database: Database, id: number, direction: Direction): void {
  if (direction === 'undo') {
    database.run(`DELETE FROM edit WHERE change_set_id = ${SET_IN_WORK} AND undone = 0 AND id > ?`, id);
    database.run('UPDATE edit SET undone = 1 WHERE id = ?', id);
  } else {
    database.run(`DELETE FROM edit WHERE change_set_id = ${SET_IN_WORK} AND undone = 1 AND id < ?`, id);
    database.run('UPDATE edit SET undone = 0 WHERE id = ?', id);
  }
}

export function countObjects(steps: readonly EditStep[]): number {
  return uniqueRefs(steps.map(({ object }) => object)).length;
}

/** Begins an edit that is made in several stretches, each kept for undo as it is made. */
export function openEdit(database: Database, edit: Pick<Edit, 'label' | 'name'>, nowAt: number): number {
  forgetUndone(database);
  const id = insertHead(database, { ...edit, objectCount: 0, itemCount: 0 }, nowAt);
  forgetOldEdits(database);
  return id;
}

/** The next stretch of such an edit: its steps, on objects that no earlier stretch touched. */
export function growEdit(database: Database, id: number, steps: readonly EditStep[], items: number): void {
  const { next } = database.get<{ next: number }>(
    'SELECT ifnull(max(seq), -1) + 1 AS next FROM edit_step WHERE edit_id = ?',
    id,
  ) as { next: number };
  insertSteps(database, id, steps, next);
  database.run(
    'UPDATE edit SET object_count = object_count + ?, item_count = item_count + ? WHERE id = ?',
    countObjects(steps),
    items,
    id,
  );
}

function forgetUndone(database: Database): void {
  database.run(`DELETE FROM edit WHERE change_set_id = ${SET_IN_WORK} AND undone = 1`);
}

function insertHead(
  database: Database,
  edit: Pick<EditHead, 'label' | 'name' | 'objectCount' | 'itemCount'>,
  nowAt: number,
): number {
  const row = database.get<{ id: number }>(
    `INSERT INTO edit (change_set_id, label, name, object_count, item_count, made_at)
     VALUES (?, ?, ?, ?, ?, ?) RETURNING id`,
    setInWork(database),
    edit.label,
    edit.name,
    edit.objectCount,
    edit.itemCount,
    nowAt,
  ) as { id: number };
  return row.id;
}

function insertSteps(database: Database, editId: number, steps: readonly EditStep[], firstSeq: number): void {
  const created = new Set(steps.filter((step) => isCreation(step)).map(({ object }) => refKey(object)));
  for (const [seq, step] of steps.entries()) {
    database.run(
      `INSERT INTO edit_step (edit_id, seq, object_kind, object_id, creates, path, under, before, after)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      editId,
      firstSeq + seq,
      step.object.kind,
      step.object.id,
      created.has(refKey(step.object)) || isOfId(step) ? 1 : 0,
      pathOf(step),
      asJson(step.kind === 'field' ? step.under : null),
      asJson(step.before),
      asJson(step.after),
    );
  }
}

/** An id is chosen only while the product is not in Stripe. */
function isOfId(step: EditStep): boolean {
  return step.kind === 'name' || (step.kind === 'field' && step.path === TYPED_ID);
}

function pathOf(step: EditStep): string | null {
  if (step.kind === 'name') return NAME_PATH;
  return step.kind === 'field' ? step.path : null;
}

function isCreation(step: EditStep): boolean {
  return step.kind === 'object' && [step.before?.intent, step.after?.intent].includes('create');
}

function forgetOldEdits(database: Database): void {
  database.run('DELETE FROM edit WHERE id <= (SELECT max(id) FROM edit) - ?', MAX_EDITS);
  database.run(
    `DELETE FROM edit WHERE id < (SELECT max(id) FROM edit) AND id IN (
       SELECT id FROM (SELECT id, sum(object_count) OVER (ORDER BY id DESC) AS objects FROM edit)
       WHERE objects > ?)`,
    MAX_EDITED_OBJECTS,
  );
}

interface StepRow {
  object_kind: ObjectKind;
  object_id: string;
  path: string | null;
  under: string;
  before: string;
  after: string;
}

const SELECT_STEPS =
  'SELECT object_kind, object_id, path, under, before, after FROM edit_step WHERE edit_id = ?';

/** The casts restate what `insertSteps` wrote; nobody else writes these rows. */
function readStep({ object_kind: kind, object_id: id, path, under, before, after }: StepRow): EditStep {
  const object = { kind, id };
  if (path === null) {
    return {
      kind: 'object',
      object,
      before: JSON.parse(before) as DraftObject | null,
      after: JSON.parse(after) as DraftObject | null,
    };
  }
  if (path === NAME_PATH) {
    return {
      kind: 'name',
      object,
      before: JSON.parse(before) as string,
      after: JSON.parse(after) as string,
    };
  }
  return {
    kind: 'field',
    object,
    path,
    under: JSON.parse(under) as unknown,
    before: JSON.parse(before) as FieldSide,
    after: JSON.parse(after) as FieldSide,
  };
}

/**
 * The steps of both edits as one, or null when they stay apart: only typing in the same fields,
 * without a pause, onto the same copy of Stripe's. Empty when the text is back where it was.
 */
function join(database: Database, last: EditHead, next: Edit, nowAt: number): EditStep[] | null {
  const isTyping = next.label === 'edit' || next.label === 'price' || next.label === 'id';
  if (!isTyping || last.label !== next.label || last.objectCount !== 1) return null;
  if (nowAt - last.madeAt > TYPING_PAUSE_MS) return null;
  const steps = database.all<StepRow>(`${SELECT_STEPS} ORDER BY seq`, last.id);
  if (steps.length !== next.steps.length) return null;
  const joined: EditStep[] = [];
  for (const [index, row] of steps.entries()) {
    const after = next.steps[index];
    const step = after === undefined ? null : joinSteps(readStep(row), after);
    if (step === null) return null;
    joined.push(step);
  }
  return joined.every((step) => isIdle(step)) ? [] : joined;
}

function joinSteps(before: EditStep, after: EditStep): EditStep | null {
  if (!isSameRef(before.object, after.object)) return null;
  if (before.kind === 'object' && after.kind === 'object') return { ...after, before: before.before };
  if (before.kind === 'name' && after.kind === 'name') return { ...after, before: before.before };
  if (before.kind !== 'field' || after.kind !== 'field' || before.path !== after.path) return null;
  return isSameValue(before.under, after.under) ? { ...after, before: before.before } : null;
}

function isIdle(step: EditStep): boolean {
  if (step.kind !== 'field') return isSameValue(step.before, step.after);
  return isSameValue(step.before.visible, step.after.visible);
}

function asJson(value: unknown): string {
  return JSON.stringify(value ?? null);
}
