/** Waits for a picture of our own scheme; null where it cannot be shown. */
export async function loadPicture(url: string): Promise<HTMLImageElement | null> {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  }
}

/**
 * The pixels (RGBA) of a picture of our own scheme, scaled to a square of `side`; null where it cannot
 * be read. `ground` is what stands behind transparent parts; without it they stay transparent.
 */
export async function readPixels(
  url: string,
  side: number,
  ground: string | null = null,
): Promise<Uint8ClampedArray | null> {
  const image = await loadPicture(url);
  if (image === null) return null;
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  if (ground !== null) {
    context.fillStyle = ground;
    context.fillRect(0, 0, side, side);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, side, side);
  return context.getImageData(0, 0, side, side).data;
}
