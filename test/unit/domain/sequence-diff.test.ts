import { describe, expect, it } from 'vitest';
import { diffSequences } from '#shared/domain/sequence-diff.ts';

const letters = (text: string): string[] => [...text];

describe('diffSequences', () => {
  it('finds nothing between equal sequences', () => {
    expect(diffSequences(letters('abc'), letters('abc'))).toEqual([]);
    expect(diffSequences([], [])).toEqual([]);
  });

  it('gives one hunk for each place that changed', () => {
    expect(diffSequences(letters('abcdef'), letters('aXcdeYf'))).toEqual([
      { beforeStart: 1, beforeEnd: 2, afterStart: 1, afterEnd: 2 },
      { beforeStart: 5, beforeEnd: 5, afterStart: 5, afterEnd: 6 },
    ]);
  });

  it('gives one hunk in good time where everything differs', () => {
    const before = Array.from({ length: 20_000 }, (_, index) => `a${index}`);
    const after = Array.from({ length: 20_000 }, (_, index) => `b${index}`);
    expect(diffSequences(before, after)).toEqual([
      { beforeStart: 0, beforeEnd: 20_000, afterStart: 0, afterEnd: 20_000 },
    ]);
  });
});
