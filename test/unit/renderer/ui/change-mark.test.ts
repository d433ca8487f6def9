import { describe, expect, it } from 'vitest';
import { strongestMark } from '#renderer/ui/strongest-mark.ts';

const none = {
  isNew: false,
  changed: false,
  waiting: false,
  conflict: false,
  refused: false,
  deleting: false,
};

describe('the mark of a row', () => {
  it('is missing for a product that equals Stripe’s', () => {
    expect(strongestMark(none)).toBe(null);
  });

  it('is what needs the person most', () => {
    expect(strongestMark({ ...none, changed: true })).toBe('changed');
    expect(strongestMark({ ...none, changed: true, isNew: true })).toBe('new');
    expect(strongestMark({ ...none, changed: true, waiting: true })).toBe('waiting');
    expect(strongestMark({ ...none, changed: true, conflict: true, waiting: true })).toBe('conflict');
    expect(strongestMark({ ...none, refused: true, conflict: true })).toBe('refused');
  });
});
