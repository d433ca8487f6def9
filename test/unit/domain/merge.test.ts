import { describe, expect, it } from 'vitest';
import { mergeField } from '#shared/domain/merge.ts';

const list = (base: string, mine: string, theirs: string): string => {
  const merge = mergeField('list', [...base], [...mine], [...theirs]);
  return merge.status === 'conflict' ? 'conflict' : merge.value.join('');
};

describe('mergeField: value', () => {
  it('takes the side that changed', () => {
    expect(mergeField('value', 'a', 'b', 'a')).toEqual({ status: 'merged', value: 'b' });
    expect(mergeField('value', 'a', 'a', 'c')).toEqual({ status: 'merged', value: 'c' });
  });

  it('takes the same change of both sides once', () => {
    expect(mergeField('value', 'a', 'b', 'b')).toEqual({ status: 'merged', value: 'b' });
  });

  it('is a conflict when both changed, and keeps theirs', () => {
    expect(mergeField('value', 'a', 'b', 'c')).toEqual({ status: 'conflict', value: 'c', keys: [] });
  });

  it('compares objects by content', () => {
    const box = { height: 1, width: 2 };
    expect(mergeField('value', box, { width: 2, height: 1 }, { height: 9, width: 2 })).toEqual({
      status: 'merged',
      value: { height: 9, width: 2 },
    });
  });
});

describe('mergeField: map', () => {
  it('merges key by key', () => {
    expect(mergeField('map', { a: '1', b: '2' }, { a: '9', b: '2' }, { a: '1', c: '3' })).toEqual({
      status: 'merged',
      value: { a: '9', c: '3' },
    });
  });

  it('names the keys that clash and merges the others', () => {
    expect(mergeField('map', { a: '1' }, { a: '2', b: '1' }, { a: '3' })).toEqual({
      status: 'conflict',
      value: { a: '3', b: '1' },
      keys: ['a'],
    });
  });

  it('is a conflict when one side removed what the other changed', () => {
    expect(mergeField<Record<string, string>>('map', { a: '1' }, {}, { a: '2' })).toMatchObject({
      status: 'conflict',
      keys: ['a'],
    });
  });
});

describe('mergeField: list', () => {
  it.each([
    ['abc', 'Xbc', 'abY', 'XbY', 'edits at both ends'],
    ['abc', 'bc', 'abcd', 'bcd', 'a removal and an addition'],
    ['a', '', 'ab', 'b', 'the removal of all and an addition'],
    ['abcd', 'bcda', 'abXcd', 'bXcda', 'a move and an insertion elsewhere'],
    ['ab', 'ba', 'ba', 'ba', 'the same move'],
    ['aa', 'a', 'aaX', 'aX', 'an item that stands twice'],
  ])('%s with %s and %s gives %s: %s', (base, mine, theirs, expected) => {
    expect(list(base, mine, theirs)).toBe(expected);
  });

  it.each([
    ['a', 'ab', 'ac', 'additions at the same place'],
    ['abc', 'aXc', 'aYc', 'the same item replaced'],
    ['abc', 'c', 'ac', 'removals that overlap'],
    ['abc', 'bca', 'bc', 'an item moved here and removed there'],
    ['abcd', 'bcda', 'bacd', 'an item moved to two places'],
  ])('%s with %s and %s is a conflict: %s', (base, mine, theirs) => {
    expect(list(base, mine, theirs)).toBe('conflict');
  });
});

describe('mergeField: set', () => {
  it('adds what either added and removes what either removed', () => {
    expect(mergeField('set', ['a', 'b', 'c'], ['b', 'c', 'm'], ['a', 'c', 't'])).toEqual({
      status: 'merged',
      value: ['c', 't', 'm'],
    });
  });
});
