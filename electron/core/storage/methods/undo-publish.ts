import { isSameRef, type ObjectRef } from '#shared/contract/object.ts';
import { actionOf } from '#shared/contract/sync.ts';
import type { NoInverse } from '#shared/contract/sync-history.ts';
import { isEqual } from '#shared/domain/equal.ts';
import { TRANSFER_PATH } from '#shared/domain/price-paths.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { isSameValue } from '../draft-rows.ts';
import { changeSteps, objectStep } from '../edit-plan.ts';
import type { EditStep } from '../edit-steps.ts';
import { storedKind } from '../kinds.ts';
import { applySteps } from '../object-edits.ts';
import { type Operation, type OperationRow, readOperationRow } from '../operation-row.ts';
import { OPERATION_COLUMNS } from '../operation-state.ts';
import type { AnyStoredKind, ParsedBase } from '../stored-kind.ts';
import { readVisibleObjects, type VisibleObject } from '../visible-object.ts';

type Visible = VisibleObject<ParsedBase<unknown>, unknown>;

interface Plan {
  readonly steps: EditStep[];
  readonly without: NoInverse[];
}

export const undoPublishMethods = {
  /**
   * Drafts the inverse of what a publish did, as one edit that undo takes back. A field that was
   * changed again since is left alone. Fails with `sync/publish-unknown` when it did nothing.
   */
  undoPublish(
    database: Database,
    input: { publishId: number; nowAt: number },
  ): { drafted: number; without: NoInverse[]; changed: ObjectRef[] } {
    const operations = database
      .all<OperationRow>(
        `SELECT ${OPERATION_COLUMNS} FROM operation
         WHERE publish_id = ? AND state = 'applied' AND kind <> 'image.upload' ORDER BY seq, rowid`,
        input.publishId,
      )
      .map(readOperationRow);
    if (operations.length === 0) throw failure('sync/publish-unknown');
    const plan: Plan = { steps: [], without: [] };
    // The last first: what came to be the default gives that up before it is archived.
    for (const operation of operations.toReversed()) {
      planInverse(database, operation, operations, input.nowAt, plan);
    }
    const name = operations[0]?.title ?? '';
    const changed = applySteps(database, plan.steps, 'undoPublish', name, input.nowAt);
    const objects = new Set(plan.steps.map(({ object }) => `${object.kind}:${object.id}`));
    return { drafted: objects.size, without: plan.without, changed };
  },
};

/** Fields of which nobody knows whether Stripe lets them be emptied again (facts 13). */
const MAY_NOT_CLEAR = new Set(['statementDescriptor', 'defaultPriceId', 'nickname', 'lookupKey']);

function planInverse(
  database: Database,
  operation: Operation,
  all: readonly Operation[],
  nowAt: number,
  plan: Plan,
): void {
  const { object, title, kind, changes } = operation;
  const without = (reason: NoInverse['reason'], path: string | null = null): void => {
    plan.without.push({ object, title, path, reason });
  };
  const stored = storedKind(object.kind);
  const visible = readVisibleObjects(database, stored, [object.id]).get(object.id);
  if (actionOf(kind) === 'delete') return without('deleted');
  if (visible === undefined || visible.gone) return without('gone');
  if (actionOf(kind) === 'create') {
    plan.steps.push(...uncreate(database, stored, visible, nowAt, without));
    plan.steps.push(...giveKeyBack(database, operation, all, nowAt));
    return;
  }
  const wanted = changes.flatMap(({ path, base, value }) => {
    if (path === TRANSFER_PATH) return [];
    if (path === 'taxBehavior') {
      without('tax-behavior-fixed', path);
      return [];
    }
    const now = stored.readField(visible.fields, path);
    if (!isAsWritten(stored, database, { path, now, written: value })) {
      without('changed-since', path);
      return [];
    }
    // A key that moved away comes back the way it went.
    const takesKey = path === 'lookupKey' && base !== null && object.kind === 'price';
    return takesKey
      ? [
          { path, value: base },
          { path: TRANSFER_PATH, value: true },
        ]
      : [{ path, value: base }];
  });
  const isNewHere = all.some((other) => actionOf(other.kind) === 'create' && isSameRef(other.object, object));
  // Of what the same publish made nothing has to be put back: it goes as a whole.
  if (isNewHere) return;
  for (const { path, value } of wanted)
    if ((value ?? null) === null && MAY_NOT_CLEAR.has(path)) without('may-not-clear', path);
  plan.steps.push(...changeSteps(stored, visible, wanted, nowAt));
}

/** A price that took another's place took its lookup key, too: that one takes it back. */
function giveKeyBack(
  database: Database,
  { object, changes }: Operation,
  all: readonly Operation[],
  nowAt: number,
): EditStep[] {
  const replaced = changes.find(({ path }) => path === 'replaces')?.value;
  const moved = all
    .filter((other) => isSameRef(other.object, object) && actionOf(other.kind) === 'update')
    .flatMap((other) => other.changes)
    .find(({ path, value }) => path === 'lookupKey' && value !== null);
  if (typeof replaced !== 'string' || moved === undefined) return [];
  const stored = storedKind('price');
  const old = readVisibleObjects(database, stored, [replaced]).get(replaced);
  const wanted = [
    { path: 'lookupKey', value: moved.value },
    { path: TRANSFER_PATH, value: true },
  ];
  return old === undefined ? [] : changeSteps(stored, old, wanted, nowAt);
}

/** A product without prices can be deleted; whatever else was made is archived or switched off (facts 1.3, 2.2, 5.1). */
function uncreate(
  database: Database,
  stored: AnyStoredKind,
  visible: Visible,
  nowAt: number,
  without: (reason: NoInverse['reason'], path?: string | null) => void,
): EditStep[] {
  if (visible.kind === 'product') {
    const price = database.get('SELECT 1 FROM price WHERE product_id = ? LIMIT 1', visible.id);
    if (price === undefined) {
      return [objectStep(visible, { intent: 'delete', parentId: null, attached: null })];
    }
    without('has-prices');
  } else without(visible.kind === 'price' ? 'archived-instead' : 'deactivated-instead');
  return changeSteps(stored, visible, [{ path: 'active', value: false }], nowAt);
}

/** What was written is still there, as Stripe keeps it. */
function isAsWritten(
  stored: AnyStoredKind,
  database: Database,
  { path, now, written }: { path: string; now: unknown; written: unknown },
): boolean {
  return (
    isSameValue(now, written) ||
    isEqual(comparable(stored, database, path, now), written ?? null) ||
    stored.isAsWritten?.(path, now, written) === true
  );
}

function comparable(stored: AnyStoredKind, database: Database, path: string, value: unknown): unknown {
  return stored.comparable?.(database, path, value) ?? value ?? null;
}
