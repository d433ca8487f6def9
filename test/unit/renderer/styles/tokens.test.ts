import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = fs.readFileSync(
  path.resolve(import.meta.dirname, '../../../../renderer/styles/tokens.css'),
  'utf8',
);

/** The colours of one theme, as linear light. Translucent ones are left out: they have no contrast of their own. */
function coloursOf(theme: 'light' | 'dark'): Map<string, number> {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  const found = block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g);
  return new Map(
    [...found].map((match) => [
      match[1] ?? '',
      luminance(Number(match[2]), Number(match[3]), Number(match[4])),
    ]),
  );
}

/** Relative luminance of an OKLCH colour (Ottosson's matrices), each channel kept within sRGB. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  const red = within(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = within(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = within(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colours = coloursOf(theme);
  const contrast = (one: string, other: string): number => {
    const [first, second] = [colours.get(one), colours.get(other)];
    if (first === undefined || second === undefined) throw new Error(`no colour ${one} or ${other}`);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  };
  const papers = ['paper', 'paper-raised', 'paper-sunken', 'paper-hover', 'accent-soft'];

  it('has text at 12:1 on paper', () => {
    expect(contrast('ink', 'paper')).toBeGreaterThanOrEqual(12);
    expect(contrast('ink', 'paper-raised')).toBeGreaterThanOrEqual(12);
  });

  it.each(papers)('keeps every text above 4.5:1 on %s', (paper) => {
    const faint = ['ink', 'ink-muted', 'accent-ink', 'danger', 'caution', 'positive'].filter(
      (ink) => contrast(ink, paper) < 4.5,
    );
    expect(faint).toEqual([]);
  });

  it.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['on-danger', 'danger'],
    ['on-mode', 'mode-demo'],
    ['on-mode', 'mode-test'],
    ['on-mode', 'mode-sandbox'],
    ['on-mode', 'mode-live'],
    ['positive', 'positive-soft'],
    ['caution', 'caution-soft'],
    ['danger', 'danger-soft'],
    ['ink', 'danger-soft'],
    ['ink', 'caution-soft'],
    ['ink', 'added-soft'],
    ['ink', 'removed-soft'],
  ])('keeps %s readable on %s', (ink, paper) => {
    expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
  });

  it('shows the edges of controls and the focus ring at 3:1', () => {
    expect(contrast('control-border', 'paper')).toBeGreaterThanOrEqual(3);
    expect(contrast('control-border', 'paper-raised')).toBeGreaterThanOrEqual(3);
    expect(contrast('focus', 'paper')).toBeGreaterThanOrEqual(3);
  });
});

describe('the two themes', () => {
  it('have the same names', () => {
    expect([...coloursOf('dark').keys()]).toEqual([...coloursOf('light').keys()]);
  });
});
