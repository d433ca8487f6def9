import { describe, expect, it } from 'vitest';
import { contrastRatio, INK, relativeLuminance, shownRatio, textOn, WHITE } from '#shared/domain/contrast.ts';

describe('contrast of two colours', () => {
  it.each([
    // Published with WCAG's understanding documents and techniques (G17, G18, F24).
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#949494', '#ffffff', 3.03],
    ['#959595', '#ffffff', 2.99],
    ['#ff0000', '#ffffff', 4],
    ['#0000ff', '#ffffff', 8.59],
    ['#ffff47', '#ffffff', 1.07],
  ])('of %s and %s is %s, as published', (a, b, ratio) => {
    expect(contrastRatio(a, b)).toBeCloseTo(ratio, 1);
    expect(contrastRatio(b, a)).toBe(contrastRatio(a, b));
  });

  it('rests on the luminance of each channel', () => {
    expect(relativeLuminance('#ffffff')).toBe(1);
    expect(relativeLuminance('#000000')).toBe(0);
    expect(relativeLuminance('#ff0000')).toBeCloseTo(0.2126, 4);
    expect(relativeLuminance('#00ff00')).toBeCloseTo(0.7152, 4);
  });

  it('is shown rounded down, so that a miss never reads as a pass', () => {
    expect(shownRatio(4.4999)).toBe(4.49);
    expect(shownRatio(4.5)).toBe(4.5);
  });

  it('picks the text that reads better', () => {
    expect(textOn('#ffffff')).toBe(INK);
    expect(textOn('#2f4b3c')).toBe(WHITE);
  });
});
