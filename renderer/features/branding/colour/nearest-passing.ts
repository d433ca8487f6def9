import { differenceEuclidean, formatHex, modeHsl, modeOklab, modeRgb, useMode as register } from 'culori/fn';

register(modeRgb);
const toHsl = register(modeHsl);
register(modeOklab);
const difference = differenceEuclidean('oklab');

/** Degrees that a hue may move by rounding to whole channels. */
const HUE_TOLERANCE = 2;
const LIGHTNESS_STEP = 0.005;
const SATURATION_STEP = 0.025;

/** The hue in degrees, 0 to 360, as HSL has it; null for greys. */
export function hueOf(hex: string): number | null {
  return toHsl(hex)?.h ?? null;
}

/** Degrees between two hues, by the shorter way round. */
export function hueDistance(a: number, b: number): number {
  const apart = Math.abs(a - b) % 360;
  return Math.min(apart, 360 - apart);
}

/**
 * The colour nearest to `hex` to the eye (OKLab) that passes, of the same hue. `hex` itself where it
 * passes. Null where no colour of this hue does.
 */
export function nearestPassing(hex: string, passes: (hex: string) => boolean): string | null {
  if (passes(hex)) return hex;
  const wanted = toHsl(hex);
  if (wanted === undefined) return null;
  const hue = wanted.h ?? null;
  let best: { readonly hex: string; readonly apart: number } | null = null;
  for (let l = 0; l <= 1; l += LIGHTNESS_STEP) {
    for (let s = hue === null ? 0 : SATURATION_STEP; s <= (hue === null ? 0 : 1); s += SATURATION_STEP) {
      const candidate = formatHex({ mode: 'hsl', h: hue ?? 0, s, l });
      if (!passes(candidate) || !isSameHue(hue, candidate)) continue;
      const apart = difference(hex, candidate);
      if (best === null || apart < best.apart) best = { hex: candidate, apart };
    }
  }
  return best?.hex ?? null;
}

function isSameHue(hue: number | null, candidate: string): boolean {
  const found = hueOf(candidate);
  if (hue === null || found === null) return hue === found;
  return hueDistance(hue, found) <= HUE_TOLERANCE;
}
