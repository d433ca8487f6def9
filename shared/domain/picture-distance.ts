/** Up to here two pictures count as the same one, scaled and saved again; beyond it a person decides. */
export const SAME_PICTURE_PERCENT = 4;
/** Both are scaled to a square of this side, on white, before they are compared. */
export const COMPARED_SIDE = 64;

/**
 * How far two pictures are apart, 0 to 100: the mean difference of their channels in percent. Both as RGBA
 * of the same number of pixels, on an opaque ground. A shape that differs by more than a tenth is 100.
 */
export function pictureDistance(
  a: { readonly pixels: Uint8ClampedArray; readonly shape: number },
  b: { readonly pixels: Uint8ClampedArray; readonly shape: number },
): number {
  if (a.pixels.length !== b.pixels.length || Math.abs(a.shape / b.shape - 1) > 0.1) return 100;
  let sum = 0;
  let count = 0;
  for (let at = 0; at < a.pixels.length; at += 1) {
    if (at % 4 === 3) continue;
    sum += Math.abs((a.pixels[at] ?? 0) - (b.pixels[at] ?? 0));
    count += 1;
  }
  return count === 0 ? 100 : (sum / count / 255) * 100;
}
