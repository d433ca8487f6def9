import { isEqual } from './equal.ts';
import { setOwn } from './json.ts';
import { diffSequences } from './sequence-diff.ts';
import type { Hunk } from './sequence-diff.ts';
import { mergePlans } from './portal/merge-plans.ts';
import type { PortalPlan } from './portal/plan.ts';

/**
 * How a field merges (design "Sync" 4): a `value` as a whole, a `map` key by key, a `list` as an
 * ordered list, a `set` by what each side added and removed, `plans` of a portal product by product.
 */
export type FieldKind = 'value' | 'map' | 'list' | 'set' | 'plans';

/**
 * Outcome of merging base, mine and theirs. In a conflict `value` holds everything that could be
 * merged, with theirs where it could not: nothing of Stripe's is overwritten by a guess.
 */
export type Merge<T> =
  | { readonly status: 'merged'; readonly value: T }
  | {
      readonly status: 'conflict';
      readonly value: T;
      /** The keys of a map that clash; empty for the other kinds. */
      readonly keys: readonly string[];
    };

/** Three-way merge of one field. `base` is the copy that `mine` was made on. */
export function mergeField<T>(kind: FieldKind, base: T, mine: T, theirs: T): Merge<T> {
  if (isEqual(mine, theirs) || isEqual(base, mine)) return { status: 'merged', value: theirs };
  if (isEqual(base, theirs)) return { status: 'merged', value: mine };
  // The casts below only undo what the checks above them established.
  if (kind === 'map' && isMap(base) && isMap(mine) && isMap(theirs)) {
    return mergeMaps(base, mine, theirs) as Merge<T>;
  }
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    if (kind === 'list') return mergeLists<unknown>(base, mine, theirs) as Merge<T>;
    if (kind === 'plans') {
      const plans = mergePlans(base as PortalPlan[], mine as PortalPlan[], theirs as PortalPlan[]);
      return plans.status === 'merged'
        ? { status: 'merged', value: plans.value as T }
        : { status: 'conflict', value: theirs, keys: plans.products };
    }
    if (kind === 'set') return { status: 'merged', value: mergeSets(base, mine, theirs) as T };
  }
  return { status: 'conflict', value: theirs, keys: [] };
}

function mergeMaps(
  base: Readonly<Record<string, unknown>>,
  mine: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
): Merge<Record<string, unknown>> {
  const value: Record<string, unknown> = {};
  const keys: string[] = [];
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)])) {
    // undefined stands for "no such key", which JSON cannot hold, so it cannot be mistaken.
    const merged = mergeField('value', own(base, key), own(mine, key), own(theirs, key));
    if (merged.status === 'conflict') keys.push(key);
    if (merged.value !== undefined) setOwn(value, key, merged.value);
  }
  return keys.length === 0 ? { status: 'merged', value } : { status: 'conflict', value, keys };
}

/**
 * Edits to different places of an ordered list go together; edits to the same place, or an item
 * moved by one side and removed by the other, are a conflict for the whole list.
 */
function mergeLists<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): Merge<T[]> {
  const conflict: Merge<T[]> = { status: 'conflict', value: [...theirs], keys: [] };
  const edits = combine(
    diffSequences(base, mine, isEqual).map((hunk) => edit(hunk, mine)),
    diffSequences(base, theirs, isEqual).map((hunk) => edit(hunk, theirs)),
  );
  if (!edits) return conflict;
  const value: T[] = [];
  let at = 0;
  for (const { start, end, items } of edits) {
    value.push(...base.slice(at, start), ...items);
    at = end;
  }
  value.push(...base.slice(at));
  // A move is a removal here and an insertion there. Counting each item catches what the places
  // alone do not show: both sides moved it (it would stand twice), or one moved it and the other
  // removed it (it would come back).
  const kept = [...base, ...mine, ...theirs].every((item) => {
    const merged = mergeField('value', count(base, item), count(mine, item), count(theirs, item));
    return merged.status === 'merged' && merged.value === count(value, item);
  });
  return kept ? { status: 'merged', value } : conflict;
}

interface ListEdit<T> {
  readonly start: number;
  readonly end: number;
  readonly items: readonly T[];
}

function edit<T>(hunk: Hunk, changed: readonly T[]): ListEdit<T> {
  return {
    start: hunk.beforeStart,
    end: hunk.beforeEnd,
    items: changed.slice(hunk.afterStart, hunk.afterEnd),
  };
}

/** Both sides' edits in order, an edit made by both once; null when two of them clash. */
function combine<T>(mine: readonly ListEdit<T>[], theirs: readonly ListEdit<T>[]): ListEdit<T>[] | null {
  const onlyMine = mine.filter((left) => !theirs.some((right) => isEqual(left, right)));
  for (const left of onlyMine) {
    for (const right of theirs) {
      const overlap = left.start < right.end && right.start < left.end;
      if (overlap || left.start === right.start) return null;
    }
  }
  return [...onlyMine, ...theirs].toSorted((left, right) =>
    left.start === right.start ? left.end - right.end : left.start - right.start,
  );
}

/** Never a conflict: what either side added is in, what either side removed is out. */
function mergeSets<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): T[] {
  const kept = theirs.filter((item) => has(mine, item) || !has(base, item));
  const added = mine.filter((item) => !has(base, item) && !has(theirs, item));
  return [...kept, ...added];
}

function has<T>(items: readonly T[], wanted: T): boolean {
  return items.some((item) => isEqual(item, wanted));
}

function count<T>(items: readonly T[], wanted: T): number {
  return items.filter((item) => isEqual(item, wanted)).length;
}

function own(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
