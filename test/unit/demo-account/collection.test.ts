import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listPage } from '#electron/demo-account/api/pagination.ts';
import { Collection } from '#electron/demo-account/store/collection.ts';

interface Thing {
  readonly id: string;
  readonly created: number;
}

const things = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 });

/** What a list is, said plainly: newest first, those of one second the later arrival first. */
function expectedOrder(created: readonly number[]): Thing[] {
  return created
    .map((at, index) => ({ id: `t${index}`, created: at, index }))
    .toSorted((a, b) => b.created - a.created || b.index - a.index)
    .map(({ id, created: at }) => ({ id, created: at }));
}

function filled(created: readonly number[]): Collection<Thing> {
  const collection = new Collection<Thing>();
  for (const [index, at] of created.entries()) collection.put({ id: `t${index}`, created: at });
  return collection;
}

function pageOf(
  collection: Collection<Thing>,
  page: object,
  created?: object,
): { data: readonly Thing[]; has_more: boolean } {
  return listPage({
    order: collection.order,
    entryOf: (id) => collection.entry(id),
    page: { limit: undefined, starting_after: undefined, ending_before: undefined, ...page },
    url: '/v1/things',
    noun: 'thing',
    ...(created === undefined ? {} : { created }),
  });
}

test('pages of any size, forwards, give the whole list in order', () => {
  fc.assert(
    fc.property(things, fc.integer({ min: 1, max: 7 }), (created, limit) => {
      const collection = filled(created);
      const seen: Thing[] = [];
      for (let cursor: object = {}; ;) {
        const page = pageOf(collection, { limit, ...cursor });
        seen.push(...page.data);
        if (!page.has_more) break;
        cursor = { starting_after: page.data.at(-1)?.id };
      }
      expect(seen).toEqual(expectedOrder(created));
    }),
  );
});

test('pages backwards and windows agree with the plain list', () => {
  fc.assert(
    fc.property(things, fc.nat(60), fc.nat(12), fc.nat(12), (created, pick, from, to) => {
      const collection = filled(created);
      const all = expectedOrder(created);
      const inWindow = all.filter((thing) => thing.created >= from && thing.created < to);
      expect(pageOf(collection, { limit: 100 }, { gte: from, lt: to }).data).toEqual(inWindow);
      expect(pageOf(collection, { limit: 100 }, { gt: from - 1, lte: to - 1 }).data).toEqual(inWindow);
      const at = pick % Math.max(1, all.length);
      const cursor = all[at];
      if (cursor === undefined) return;
      const before = pageOf(collection, { limit: 3, ending_before: cursor.id });
      expect(before.data).toEqual(all.slice(Math.max(0, at - 3), at));
      expect(before.has_more).toBe(at > 3);
    }),
  );
});

test('replacing keeps the place, deleting closes it', () => {
  fc.assert(
    fc.property(things, fc.array(fc.nat(59)), (created, removed) => {
      const collection = filled(created);
      for (const thing of expectedOrder(created)) collection.put({ ...thing });
      for (const index of removed) collection.delete(`t${index}`);
      const gone = new Set(removed.map((index) => `t${index}`));
      const expected = expectedOrder(created).filter((thing) => !gone.has(thing.id));
      expect([...collection.values()].toReversed()).toEqual(expected);
      expect(collection.size).toBe(expected.length);
    }),
  );
});
