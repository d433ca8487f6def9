import { converter, formatHex, modeOklch, modeRgb, useMode as register } from 'culori/fn';

register(modeRgb);
register(modeOklch);
const toOklch = converter('oklch');

const SUGGESTIONS = 5;
/** Channels are told apart in steps of this many: a photograph has no two pixels alike. */
const STEP = 24;
/** Paper and ink are in nearly every logo and are nobody's brand. */
const PALEST = 0.95;
const DARKEST = 0.2;
/** Closer than this to the eye they are one colour. */
const SAME = 0.09;

/**
 * Colours of a picture that could be the brand's, the most telling first: how much of the picture they
 * fill, colourful before grey. `pixels` in RGBA, as a canvas gives them.
 */
export function suggestColours(pixels: Uint8ClampedArray): string[] {
  const buckets = new Map<number, { r: number; g: number; b: number; count: number }>();
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [r = 0, g = 0, b = 0, alpha = 0] = pixels.subarray(at, at + 4);
    if (alpha < 200) continue;
    const key = (Math.round(r / STEP) << 16) | (Math.round(g / STEP) << 8) | Math.round(b / STEP);
    const bucket = buckets.get(key) ?? { r: 0, g: 0, b: 0, count: 0 };
    buckets.set(key, {
      r: bucket.r + r,
      g: bucket.g + g,
      b: bucket.b + b,
      count: bucket.count + 1,
    });
  }
  const ranked = [...buckets.values()]
    .map(({ r, g, b, count }) => {
      const colour = { mode: 'rgb', r: r / count / 255, g: g / count / 255, b: b / count / 255 } as const;
      const { l, c } = toOklch(colour);
      return { hex: formatHex(colour), l, weight: count * (0.02 + c) };
    })
    .filter(({ l }) => l < PALEST && l > DARKEST)
    .toSorted((left, right) => right.weight - left.weight);
  const chosen: string[] = [];
  for (const { hex } of ranked) {
    if (chosen.length === SUGGESTIONS) break;
    if (chosen.every((other) => apart(other, hex) > SAME)) chosen.push(hex);
  }
  return chosen;
}

function apart(a: string, b: string): number {
  const [one, other] = [toOklch(a), toOklch(b)];
  if (one === undefined || other === undefined) return 1;
  const angle = (((one.h ?? 0) - (other.h ?? 0)) * Math.PI) / 180;
  const [x, y] = [one.c - other.c * Math.cos(angle), other.c * Math.sin(angle)];
  return Math.hypot(one.l - other.l, x, y);
}
