import type { EditLabel } from '#shared/contract/catalog.ts';
import type { Database } from './database.ts';
import { isSameValue } from './draft-rows.ts';
import type { Conflict, Draft, DraftObject } from './visible.ts';

/** One side of a changed field: its draft rows, and what the person saw. */
export interface FieldSide {
  readonly draft: Omit<Draft, 'path'> | null;
  readonly conflict: Omit<Conflict, 'path'> | null;
  readonly visible: unknown;
}

export interface FieldStep {
  readonly kind: 'field';
  readonly productId: string;
  readonly path: string;
  /** Stripe's value (with unfinished operations) when the step was made. */
  readonly under: unknown;
  readonly before: FieldSide;
  readonly after: FieldSide;
}

export interface ObjectStep {
  readonly kind: 'object';
  readonly productId: string;
  readonly before: DraftObject | null;
  readonly after: DraftObject | null;
}

/** The smallest thing undo can take back; an edit is one or more of them. */
export type EditStep = FieldStep | ObjectStep;

export interface Edit {
  readonly label: EditLabel['label'];
  readonly productId: string;
  /** The product's name, to say what would be undone. */
  readonly name: string;
  readonly steps: readonly EditStep[];
}

export interface StoredEdit extends Edit {
  readonly id: number;
  readonly madeAt: number;
}

/** Typing that goes on in one field within this time is one step to undo. */
export const TYPING_PAUSE_MS = 4000;
/** Older edits can no longer be undone; their drafts stay. */
const MAX_EDITS = 1000;

interface EditRow {
  id: number;
  label: EditLabel['label'];
  product_id: string;
  name: string;
  steps: string;
  made_at: number;
}

/** Keeps an edit for undo. What could be redone until now cannot be any more. */
export function recordEdit(database: Database, edit: Edit, nowAt: number): void {
  if (edit.steps.length === 0) return;
  database.run('DELETE FROM edit WHERE undone = 1');
  const last = readNextEdit(database, 'undo');
  const joined = last === null ? null : join(last, edit, nowAt);
  if (last === null || joined === null) insert(database, edit, nowAt);
  else if (joined.length === 0) forgetEdit(database, last.id);
  else {
    database.run(
      'UPDATE edit SET steps = ?, name = ?, made_at = ? WHERE id = ?',
      JSON.stringify(joined),
      edit.name,
      nowAt,
      last.id,
    );
  }
}

/** The edit that undo or redo would take next. */
export function readNextEdit(database: Database, direction: 'undo' | 'redo'): StoredEdit | null {
  const row = database.get<EditRow>(
    direction === 'undo'
      ? 'SELECT * FROM edit WHERE undone = 0 ORDER BY id DESC LIMIT 1'
      : 'SELECT * FROM edit WHERE undone = 1 ORDER BY id LIMIT 1',
  );
  if (row === undefined) return null;
  return {
    id: row.id,
    label: row.label,
    productId: row.product_id,
    name: row.name,
    steps: JSON.parse(row.steps) as EditStep[],
    madeAt: row.made_at,
  };
}

export function markEdit(database: Database, id: number, undone: boolean): void {
  database.run('UPDATE edit SET undone = ? WHERE id = ?', undone ? 1 : 0, id);
}

export function forgetEdit(database: Database, id: number): void {
  database.run('DELETE FROM edit WHERE id = ?', id);
}

function insert(database: Database, edit: Edit, nowAt: number): void {
  database.run(
    'INSERT INTO edit (label, product_id, name, steps, made_at) VALUES (?, ?, ?, ?, ?)',
    edit.label,
    edit.productId,
    edit.name,
    JSON.stringify(edit.steps),
    nowAt,
  );
  database.run('DELETE FROM edit WHERE id <= (SELECT max(id) FROM edit) - ?', MAX_EDITS);
}

/**
 * The steps of both edits as one, or null when they stay apart: only typing in the same fields,
 * without a pause, onto the same copy of Stripe's. Empty when the text is back where it was.
 */
function join(last: StoredEdit, next: Edit, nowAt: number): EditStep[] | null {
  const isTyping = next.label === 'edit' || next.label === 'price';
  if (!isTyping || last.label !== next.label || last.productId !== next.productId) return null;
  if (nowAt - last.madeAt > TYPING_PAUSE_MS || last.steps.length !== next.steps.length) return null;
  const joined: EditStep[] = [];
  for (const [index, before] of last.steps.entries()) {
    const after = next.steps[index];
    const step = after === undefined ? null : joinSteps(before, after);
    if (step === null) return null;
    joined.push(step);
  }
  return joined.every((step) => isIdle(step)) ? [] : joined;
}

function joinSteps(before: EditStep, after: EditStep): EditStep | null {
  if (before.kind === 'object' && after.kind === 'object') return { ...after, before: before.before };
  if (before.kind !== 'field' || after.kind !== 'field' || before.path !== after.path) return null;
  return isSameValue(before.under, after.under) ? { ...after, before: before.before } : null;
}

function isIdle(step: EditStep): boolean {
  if (step.kind === 'object') return isSameValue(step.before, step.after);
  return isSameValue(step.before.visible, step.after.visible);
}
