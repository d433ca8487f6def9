import { isEqual } from '../equal.ts';
import { setOwn } from '../json.ts';
import { type Merge, mergeField } from '../merge.ts';
import { isLeafPath, leafAt, type LeafPath, PORTAL_LEAVES, type PortalFields } from './leaves.ts';

/**
 * One changed leaf; of metadata, one key (`metadata.<key>`, null is "no such key"). `before` is the
 * value in Stripe that it was made on.
 */
export interface PortalChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The same leaf changed on both sides, to different values. */
export interface PortalConflict {
  readonly path: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface PortalMerge {
  /** Stripe's copy with every change that merged; leaves in conflict stand as in Stripe. */
  readonly merged: PortalFields;
  /** What is left to send: from Stripe's copy to `merged`. */
  readonly changes: readonly PortalChange[];
  readonly conflicts: readonly PortalConflict[];
}

/** `metadata.colour` → `metadata`; a leaf is itself; null for a path that names nothing. */
export function leafOfPath(path: string): LeafPath | null {
  if (isLeafPath(path)) return path;
  return path.startsWith('metadata.') ? 'metadata' : null;
}

/** What stands at a change's path: a leaf, or one key of metadata. */
export function portalValueAt(fields: PortalFields, path: string): unknown {
  if (isLeafPath(path)) return fields[path];
  const key = path.slice('metadata.'.length);
  return Object.hasOwn(fields.metadata, key) ? (fields.metadata[key] ?? null) : null;
}

/** Equal as Stripe would read them: sets have no order, empty text is "not set". */
export function isSameLeaf(path: string, left: unknown, right: unknown): boolean {
  const leaf = leafOfPath(path);
  if (leaf === null || !isLeafPath(path)) return isEqual(left ?? null, right ?? null);
  if (leafAt(leaf).kind === 'set' && Array.isArray(left) && Array.isArray(right)) {
    return isEqual(left.map(String).toSorted(), right.map(String).toSorted());
  }
  return isEqual(left === '' ? null : left, right === '' ? null : right);
}

/** What differs, leaf by leaf and metadata key by key. A plan list that was not read differs from nothing. */
export function diffPortal(before: PortalFields, after: PortalFields): PortalChange[] {
  return PORTAL_LEAVES.flatMap(({ path }) => {
    if (path === 'metadata') return diffMetadata(before.metadata, after.metadata);
    const [left, right] = [before[path], after[path]];
    if (path === 'features.subscription_update.products' && (left === null || right === null)) return [];
    return isSameLeaf(path, left, right) ? [] : [{ path, before: left, after: right === '' ? null : right }];
  });
}

/** The fields with the changes made: Stripe's copy ⊕ draft. Nothing is checked or merged. */
export function applyPortalChanges(fields: PortalFields, changes: readonly PortalChange[]): PortalFields {
  const metadata: Record<string, string> = { ...fields.metadata };
  const result: Record<string, unknown> = { ...fields, metadata };
  for (const { path, after } of changes) {
    if (path === 'metadata') {
      for (const key of Object.keys(metadata)) delete metadata[key];
      for (const [key, value] of Object.entries(after as Record<string, string>))
        setOwn(metadata, key, value);
    } else if (isLeafPath(path)) result[path] = after;
    else if (typeof after === 'string') setOwn(metadata, path.slice('metadata.'.length), after);
    else delete metadata[path.slice('metadata.'.length)];
  }
  return result as unknown as PortalFields;
}

/** Brings a draft onto Stripe's present copy; a conflict holds back its leaf alone (design "Sync" 3). */
export function mergePortalChanges(changes: readonly PortalChange[], theirs: PortalFields): PortalMerge {
  const mergeable: PortalChange[] = [];
  const conflicts: PortalConflict[] = [];
  for (const { path, before, after } of changes) {
    const remote = portalValueAt(theirs, path);
    const outcome = mergeLeaf(path, before, after, remote);
    if (outcome.status === 'merged') mergeable.push({ path, before: remote, after: outcome.value });
    else conflicts.push({ path, base: before, mine: after, theirs: remote });
  }
  const merged = applyPortalChanges(theirs, mergeable);
  return { merged, changes: diffPortal(theirs, merged), conflicts };
}

function mergeLeaf(path: string, base: unknown, mine: unknown, theirs: unknown): Merge<unknown> {
  const leaf = leafOfPath(path);
  const kind = leaf === null || !isLeafPath(path) ? 'value' : leafAt(leaf).kind;
  // A list that was not read cannot be compared: nothing of Stripe's is overwritten by a guess.
  const isUnread = kind === 'plans' && !(Array.isArray(base) && Array.isArray(theirs));
  return isUnread ? { status: 'conflict', value: theirs, keys: [] } : mergeField(kind, base, mine, theirs);
}

function diffMetadata(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): PortalChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const left = Object.hasOwn(before, key) ? (before[key] ?? null) : null;
    const right = Object.hasOwn(after, key) ? (after[key] ?? null) : null;
    return left === right ? [] : [{ path: `metadata.${key}`, before: left, after: right }];
  });
}
