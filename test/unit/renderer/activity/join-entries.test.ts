import { describe, expect, it } from 'vitest';
import { joinEntries } from '#renderer/features/activity/join-entries.ts';
import type { ActivityEntry } from '#shared/contract/sync.ts';

const entry = (id: number, title = ''): ActivityEntry => ({
  id,
  at: id,
  kind: 'product.update',
  publishId: null,
  object: null,
  productId: null,
  title,
  outcome: 'applied',
  error: null,
  requestId: null,
  changes: [],
});

describe('pages of Activity', () => {
  it('join to one list, newest first, each entry once and as it is now', () => {
    const joined = joinEntries([entry(9), entry(8, 'new')], [entry(8, 'old'), entry(7)]);
    expect(joined.map((one) => `${one.id}${one.title}`)).toEqual(['9', '8new', '7']);
  });
});
