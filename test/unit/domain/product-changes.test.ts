import { describe, expect, it } from 'vitest';
import { emptyProductFields } from '#shared/domain/product.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import {
  applyProductChanges,
  changeFromPath,
  changePath,
  diffProduct,
  mergeProduct,
  mergeProductChanges,
} from '#shared/domain/product-changes.ts';

const base: ProductFields = {
  ...emptyProductFields(),
  name: 'Team plan',
  description: 'Old',
  images: ['https://example.com/1.jpg'],
  metadata: { colour: 'green', size: 'L' },
};

describe('diffProduct', () => {
  it('lists fields, and metadata by key', () => {
    const after = { ...base, name: 'Team', metadata: { colour: 'blue', weight: '3' } };
    expect(diffProduct(base, after)).toEqual([
      { field: 'name', key: null, before: 'Team plan', after: 'Team' },
      { field: 'metadata', key: 'colour', before: 'green', after: 'blue' },
      { field: 'metadata', key: 'size', before: 'L', after: null },
      { field: 'metadata', key: 'weight', before: null, after: '3' },
    ]);
  });

  it('sees no difference between empty and not set', () => {
    expect(diffProduct(base, { ...base, url: '', unitLabel: '' })).toEqual([]);
  });
});

describe('mergeProduct', () => {
  it('holds back only the field in conflict', () => {
    const mine = { ...base, description: 'Mine', unitLabel: 'seat' };
    const theirs = { ...base, description: 'Theirs', active: false };
    const merge = mergeProduct(base, mine, theirs);
    expect(merge.merged).toEqual({ ...theirs, unitLabel: 'seat' });
    expect(merge.changes).toEqual([{ field: 'unitLabel', key: null, before: null, after: 'seat' }]);
    expect(merge.conflicts).toEqual([
      { field: 'description', key: null, base: 'Old', mine: 'Mine', theirs: 'Theirs' },
    ]);
  });

  it('merges metadata by key and names the key in conflict', () => {
    const mine = { ...base, metadata: { colour: 'blue', size: 'XL' } };
    const theirs = { ...base, metadata: { colour: 'red', size: 'L', origin: 'JP' } };
    const merge = mergeProduct(base, mine, theirs);
    expect(merge.merged.metadata).toEqual({ colour: 'red', size: 'XL', origin: 'JP' });
    expect(merge.conflicts).toEqual([
      { field: 'metadata', key: 'colour', base: 'green', mine: 'blue', theirs: 'red' },
    ]);
  });

  it('merges images added here and replaced there', () => {
    const mine = { ...base, images: [...base.images, 'https://example.com/2.jpg'] };
    const theirs = { ...base, images: ['https://example.com/new.jpg'] };
    expect(mergeProduct(base, mine, theirs).merged.images).toEqual([
      'https://example.com/new.jpg',
      'https://example.com/2.jpg',
    ]);
  });

  it('has nothing to send when Stripe already has it', () => {
    const mine = { ...base, name: 'Team' };
    expect(mergeProduct(base, mine, mine)).toEqual({ merged: mine, changes: [], conflicts: [] });
  });

  it('judges each change of a draft by its own base', () => {
    const changes = [
      { field: 'name', key: null, before: 'Older', after: 'Mine' },
      { field: 'description', key: null, before: 'Old', after: 'New' },
    ] as const;
    const merge = mergeProductChanges(changes, base);
    expect(merge.conflicts.map(changePath)).toEqual(['name']);
    expect(merge.changes.map(changePath)).toEqual(['description']);
  });
});

describe('applyProductChanges', () => {
  it('leaves its input alone', () => {
    const before = structuredClone(base);
    applyProductChanges(base, diffProduct(base, { ...base, metadata: {}, images: [] }));
    expect(base).toEqual(before);
  });
});

describe('changeFromPath', () => {
  it('reads back what changePath named', () => {
    const change = { field: 'metadata', key: 'a.b', before: null, after: 'x' } as const;
    expect(changeFromPath(changePath(change), null, 'x')).toEqual(change);
    expect(changeFromPath('active', true, false)).toEqual({
      field: 'active',
      key: null,
      before: true,
      after: false,
    });
  });

  it.each([
    ['colour', 'a', 'b'],
    ['metadata', {}, {}],
    ['toString', 'a', 'b'],
    ['active', true, 'no'],
    ['metadata.a', 1, 'x'],
  ])('refuses %s with %j and %j', (path, before, after) => {
    expect(changeFromPath(path, before, after)).toBeNull();
  });
});
