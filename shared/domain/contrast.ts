/** The texts that a page can set on a colour: white, or the near-black of most pages. */
export const WHITE = '#ffffff';
export const INK = '#1a1a1a';

/** What WCAG 2.2 asks for: 1.4.3 for text, 1.4.3 for large text, 1.4.11 for parts of controls. */
export const NEEDED = { text: 4.5, largeText: 3, control: 3 } as const;
export type ContrastNeed = keyof typeof NEEDED;

/** Relative luminance, 0 (black) to 1 (white), of `#rrggbb` (WCAG 2.2, definitions). */
export function relativeLuminance(hex: string): number {
  const [red, green, blue] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast ratio of two colours, 1 to 21, in either order (WCAG 2.2, definitions). */
export function contrastRatio(a: string, b: string): number {
  const [lighter, darker] = [relativeLuminance(a), relativeLuminance(b)].toSorted((x, y) => y - x);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/**
 * The text that reads better on a colour. Stripe picks a text colour by itself and does not say
 * how (facts 8): this is the kindest reading of it.
 */
export function textOn(hex: string): typeof WHITE | typeof INK {
  return contrastRatio(hex, WHITE) >= contrastRatio(hex, INK) ? WHITE : INK;
}

/** Two decimals, rounded down, so that 4.499 does not read as the 4.5 that it misses. */
export function shownRatio(ratio: number): number {
  return Math.floor(ratio * 100) / 100;
}

export function channels(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
