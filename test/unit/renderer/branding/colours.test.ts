import { describe, expect, it } from 'vitest';
import { contrastRows, passesEverywhere } from '#renderer/features/branding/colour/contrast-rows.ts';
import { nearestPassing } from '#renderer/features/branding/colour/nearest-passing.ts';
import { suggestColours } from '#renderer/features/branding/colour/suggest-colours.ts';

describe('how a colour reads', () => {
  it('is told for each part that is drawn in it', () => {
    const rows = contrastRows('accentColour', '#e8a33d');
    expect(rows.map(({ kind, passes }) => [kind, passes])).toEqual([
      ['textOnIt', true],
      ['linkOnPaper', false],
      ['buttonOnPaper', false],
    ]);
    expect(rows[0]).toMatchObject({ surfaces: ['portal', 'checkout', 'email'], foreground: '#1a1a1a' });
  });

  it('asks more of text than of a button', () => {
    const rows = contrastRows('brandColour', '#808080');
    expect(rows.map(({ kind, passes }) => [kind, passes])).toEqual([
      ['textOnIt', false],
      ['linkOnPaper', false],
      ['buttonOnPaper', true],
    ]);
  });

  it('is mended by a colour of the same hue, grey by grey', () => {
    const mended = (hex: string): string | null =>
      nearestPassing(hex, (candidate) => passesEverywhere('brandColour', candidate));
    expect(mended('#2f4b3c')).toBe('#2f4b3c');
    expect(mended('#ffffff')).toMatch(/^#(..)\1\1$/);
    expect(nearestPassing('#ff0000', () => false)).toBeNull();
  });
});

describe('colours from a logo', () => {
  /** A picture of so many pixels of each colour. */
  function picture(
    parts: readonly (readonly [hex: string, count: number, alpha?: number])[],
  ): Uint8ClampedArray {
    return Uint8ClampedArray.from(
      parts.flatMap(([hex, count, alpha = 255]) => {
        const value = Number.parseInt(hex.slice(1), 16);
        const pixel = [(value >> 16) & 255, (value >> 8) & 255, value & 255, alpha];
        return Array.from({ length: count }, () => pixel).flat();
      }),
    );
  }

  it('leave out paper, ink and what cannot be seen', () => {
    const found = suggestColours(
      picture([
        ['#ffffff', 900],
        ['#000000', 300],
        ['#d83a2f', 60],
        ['#2255cc', 40, 20],
      ]),
    );
    expect(found).toEqual(['#d83a2f']);
  });

  it('are told apart to the eye, the most telling first, five at most', () => {
    const found = suggestColours(
      picture([
        ['#1a6b54', 500],
        ['#1b6c55', 480],
        ['#e8a33d', 200],
        ['#3b6fd1', 90],
        ['#b03060', 80],
        ['#7a4fbf', 70],
        ['#50a0a0', 60],
        ['#909030', 50],
      ]),
    );
    expect(found).toHaveLength(5);
    expect(found[0]).toMatch(/^#1[ab]6[bc]5[45]$/);
    expect(new Set(found).size).toBe(5);
  });
});
