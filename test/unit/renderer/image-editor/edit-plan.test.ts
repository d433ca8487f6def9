import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDIT_FORMATS, EDIT_SIDES, editEncodings } from '#renderer/ui/image-editor/edit-plan.ts';

const size = fc.record({
  width: fc.integer({ min: 1, max: 6000 }),
  height: fc.integer({ min: 1, max: 6000 }),
});

describe('the encodings of an edited picture', () => {
  it('never go beyond the chosen side nor the part itself, and only get smaller', () => {
    fc.assert(
      fc.property(
        size,
        fc.constantFrom(...EDIT_SIDES),
        fc.constantFrom(...EDIT_FORMATS),
        fc.boolean(),
        (part, side, format, isTransparent) => {
          let before = Math.min(side, Math.max(part.width, part.height));
          for (const { width, height } of editEncodings(part, { side, format, isTransparent })) {
            expect(Math.max(width, height)).toBeLessThanOrEqual(before);
            before = Math.max(width, height);
          }
        },
      ),
    );
  });

  it('are of the chosen format; left to us, PNG keeps what is see-through', () => {
    const kinds = (format: (typeof EDIT_FORMATS)[number], isTransparent: boolean): string[] => [
      ...new Set(
        Array.from(
          editEncodings({ width: 900, height: 300 }, { side: 800, format, isTransparent }),
          ({ kind }) => kind,
        ),
      ),
    ];
    expect(kinds('auto', true)).toEqual(['png']);
    expect(kinds('auto', false)).toEqual(['jpeg']);
    expect(kinds('jpeg', true)).toEqual(['jpeg']);
    expect(kinds('png', false)).toEqual(['png']);
  });
});
