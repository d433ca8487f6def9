import { diffSequences } from './sequence-diff.ts';

export interface TextSegment {
  readonly text: string;
  readonly isChanged: boolean;
}

export interface WordDiff {
  /** Joined, the segments are the text itself. */
  readonly before: readonly TextSegment[];
  readonly after: readonly TextSegment[];
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Marks the words that differ. Words are the locale's, so Japanese without blanks works too. */
export function diffWords(before: string, after: string, locale = 'ja'): WordDiff {
  const left = wordsOf(before, locale);
  const right = wordsOf(after, locale);
  const hunks = diffSequences(left, right);
  return {
    before: segments(
      left,
      hunks.map((hunk) => [hunk.beforeStart, hunk.beforeEnd]),
    ),
    after: segments(
      right,
      hunks.map((hunk) => [hunk.afterStart, hunk.afterEnd]),
    ),
  };
}

function wordsOf(text: string, locale: string): string[] {
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

function segments(words: readonly string[], ranges: readonly (readonly number[])[]): TextSegment[] {
  const result: TextSegment[] = [];
  const add = (from: number, to: number, isChanged: boolean): void => {
    const text = words.slice(from, to).join('');
    if (text !== '') result.push({ text, isChanged });
  };
  let at = 0;
  for (const [start = 0, end = 0] of ranges) {
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, words.length, false);
  return result;
}
