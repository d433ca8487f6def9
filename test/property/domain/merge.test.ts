import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEqual } from '#shared/domain/equal.ts';
import { mergeField } from '#shared/domain/merge.ts';
import type { FieldKind } from '#shared/domain/merge.ts';
import {
  applyProductChanges,
  changeFromPath,
  changePath,
  diffProduct,
  mergeProduct,
} from '#shared/domain/product-changes.ts';
import { diffSequences } from '#shared/domain/sequence-diff.ts';
import { metadata, productFields, shortList } from './arbitraries.ts';
import { check } from './check.ts';

const kinds: readonly (readonly [FieldKind, fc.Arbitrary<unknown>])[] = [
  ['value', fc.option(fc.constantFrom('a', 'b', 'c'))],
  ['map', metadata],
  ['list', shortList],
  ['set', shortList.map((items) => [...new Set(items)])],
];

describe.each(kinds)('mergeField of a %s', (kind, side) => {
  it('gives the only side that changed, and the change that both made', () => {
    check(
      fc.property(side, side, (base, changed) => {
        expect(mergeField(kind, base, changed, base)).toEqual({ status: 'merged', value: changed });
        expect(mergeField(kind, base, base, changed)).toEqual({ status: 'merged', value: changed });
        expect(mergeField(kind, base, changed, changed)).toEqual({ status: 'merged', value: changed });
      }),
    );
  });

  it('agrees whichever side is called mine', () => {
    check(
      fc.property(side, side, side, (base, left, right) => {
        const one = mergeField(kind, base, left, right);
        const other = mergeField(kind, base, right, left);
        expect(one.status).toBe(other.status);
        // Additions to a set have no order that both sides agree on.
        const isOrdered = one.status === 'merged' && kind !== 'set';
        expect(isOrdered ? isEqual(one.value, other.value) : true).toBe(true);
      }),
      2000,
    );
  });

  it('has nothing left to merge afterwards', () => {
    check(
      fc.property(side, side, side, (base, mine, theirs) => {
        const merge = mergeField(kind, base, mine, theirs);
        expect(mergeField(kind, theirs, merge.value, theirs)).toEqual({
          status: 'merged',
          value: merge.value,
        });
      }),
    );
  });
});

describe('mergeField of a list', () => {
  it('neither loses what one side added nor brings back what one side removed', () => {
    const count = (items: readonly string[], wanted: string): number =>
      items.filter((i) => i === wanted).length;
    check(
      fc.property(shortList, shortList, shortList, (base, mine, theirs) => {
        const merge = mergeField('list', base, mine, theirs);
        fc.pre(merge.status === 'merged');
        for (const item of 'pqrst') {
          const [b, m, t] = [base, mine, theirs].map((items) => count(items, item));
          const expected = m === t || b === m ? t : m;
          expect(count(merge.value, item)).toBe(expected);
        }
      }),
      3000,
    );
  });
});

describe('mergeField of a set', () => {
  it('holds what was added and not what was removed, by either side', () => {
    const set = shortList.map((items) => [...new Set(items)]);
    check(
      fc.property(set, set, set, (base, mine, theirs) => {
        const merge = mergeField('set', base, mine, theirs);
        const wanted = [...'pqrst'].filter((item) =>
          base.includes(item)
            ? mine.includes(item) && theirs.includes(item)
            : mine.includes(item) || theirs.includes(item),
        );
        expect(merge.status).toBe('merged');
        expect(merge.value.toSorted()).toEqual(wanted);
      }),
    );
  });
});

describe('diffSequences', () => {
  it('gives hunks that turn one sequence into the other', () => {
    check(
      fc.property(shortList, shortList, (before, after) => {
        const result: string[] = [];
        let at = 0;
        for (const hunk of diffSequences(before, after)) {
          result.push(...before.slice(at, hunk.beforeStart), ...after.slice(hunk.afterStart, hunk.afterEnd));
          at = hunk.beforeEnd;
        }
        expect([...result, ...before.slice(at)]).toEqual(after);
      }),
      2000,
    );
  });

  it('keeps as many items as any edit could', () => {
    const longest = (left: readonly string[], right: readonly string[]): number => {
      const [head, ...rest] = left;
      if (head === undefined) return 0;
      const at = right.indexOf(head);
      const skipped = longest(rest, right);
      return at < 0 ? skipped : Math.max(skipped, 1 + longest(rest, right.slice(at + 1)));
    };
    check(
      fc.property(shortList, shortList, (before, after) => {
        const removed = diffSequences(before, after).reduce((sum, h) => sum + h.beforeEnd - h.beforeStart, 0);
        expect(before.length - removed).toBe(longest(before, after));
      }),
    );
  });
});

describe('products', () => {
  it('become the other by the changes between them', () => {
    check(
      fc.property(productFields, productFields, (before, after) => {
        expect(applyProductChanges(before, diffProduct(before, after))).toEqual(after);
        expect(diffProduct(after, after)).toEqual([]);
      }),
    );
  });

  it('send only fields that I touched, and never touch a conflict', () => {
    check(
      fc.property(productFields, productFields, productFields, (base, mine, theirs) => {
        const touched = new Set(diffProduct(base, mine).map(changePath));
        const merge = mergeProduct(base, mine, theirs);
        const sent = new Set(merge.changes.map(changePath));
        for (const path of sent) expect(touched).toContain(path);
        for (const conflict of merge.conflicts) expect(sent).not.toContain(changePath(conflict));
        expect(applyProductChanges(theirs, merge.changes)).toEqual(merge.merged);
      }),
    );
  });

  it('lose no change: each is sent, already there, or a conflict', () => {
    check(
      fc.property(productFields, productFields, productFields, (base, mine, theirs) => {
        const merge = mergeProduct(base, mine, theirs);
        const settled = new Set([...merge.conflicts.map(changePath), ...merge.changes.map(changePath)]);
        for (const change of diffProduct(base, mine)) {
          expect(changeFromPath(changePath(change), change.before, change.after)).toEqual(change);
          // Of a list, theirs may hold my edit beside edits of its own.
          const isList = change.field === 'images' || change.field === 'marketingFeatures';
          const isThere = isList || isEqual(applyProductChanges(theirs, [change]), theirs);
          expect(isThere || settled.has(changePath(change))).toBe(true);
        }
      }),
    );
  });
});
