import { describe, expect, it } from 'vitest';
import { diffWords } from '#shared/domain/word-diff.ts';
import type { TextSegment } from '#shared/domain/word-diff.ts';

const marked = (segments: readonly TextSegment[]): string =>
  segments.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('');

describe('diffWords', () => {
  it('marks the changed words on both sides', () => {
    const diff = diffWords('For teams of ten.', 'For small teams of five.', 'en');
    expect(marked(diff.before)).toBe('For teams of [ten].');
    expect(marked(diff.after)).toBe('For [small ]teams of [five].');
  });

  it('finds words in Japanese', () => {
    const diff = diffWords('深煎りの珈琲豆です。', '深煎りの紅茶です。');
    expect(marked(diff.after)).toBe('深煎りの[紅茶]です。');
  });

  it('marks nothing in equal texts and everything against an empty one', () => {
    expect(diffWords('a', 'a').after).toEqual([{ text: 'a', isChanged: false }]);
    expect(diffWords('', 'a b', 'en')).toEqual({ before: [], after: [{ text: 'a b', isChanged: true }] });
  });
});
