import { expect, test } from 'vitest';
import type { ReviewItem } from '#shared/contract/sync.ts';
import { chosenItems, toggled } from '#renderer/features/publish/publish-store.ts';

function item(id: string, needs: string[] = [], publishable = true): ReviewItem {
  return {
    id,
    object: { kind: 'price', id },
    productId: 'prod_1',
    title: id,
    action: 'update',
    changes: [],
    problems: [],
    publishable,
    needs,
    willBeRefused: false,
  };
}

/** As Change price drafts it. */
const items = [item('new'), item('product', ['new']), item('old', ['new', 'product'])];
const none: ReadonlySet<string> = new Set();
const chosen = (review: readonly ReviewItem[], leftOut = none) =>
  chosenItems({ token: '', items: review }, leftOut).map(({ id }) => id);

test('leaving out what others need leaves them out, too; taking one in takes in what it needs', () => {
  const without = toggled(items, none, 'new');
  expect([...without].toSorted()).toEqual(['new', 'old', 'product']);
  expect([...toggled(items, without, 'old')]).toEqual([]);
  expect([...toggled(items, none, 'old')]).toEqual(['old']);
});

test('nothing goes without what it needs, unless that is on its way already', () => {
  expect(chosen([item('new', [], false), item('product', ['new']), item('old', ['product'])])).toEqual([]);
  expect(chosen([item('product', ['new'])])).toEqual(['product']);
});
