import { BRAND_IMAGE_LIMITS } from '#shared/domain/brand-image.ts';
import type { PicturePlan } from './picture-plan.ts';

const QUALITIES = [0.92, 0.85, 0.75, 0.6] as const;
/** A picture that is too large as JPEG at the lowest quality is drawn this much smaller, and again. */
const SHRINK = 0.75;

/** A picture drawn by its plan: PNG where that is small enough or something is see-through, else JPEG. */
export async function drawPicture(
  source: CanvasImageSource,
  plan: PicturePlan,
  background: string | null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { minSide, bytesBelow } = BRAND_IMAGE_LIMITS;
  for (let scale = 1; scale > 0.05; scale *= SHRINK) {
    // Each smaller one only where the one before was too large.
    const canvas = paint(source, plan, background, scale);
    if (canvas === null) return null;
    const png = await bytesOf(canvas, 'image/png');
    if (png.byteLength < bytesBelow) return png;
    if (background !== null) {
      for (const quality of QUALITIES) {
        const jpeg = await bytesOf(canvas, 'image/jpeg', quality);
        if (jpeg.byteLength < bytesBelow) return jpeg;
      }
    }
    if (Math.min(canvas.width, canvas.height) * SHRINK < minSide) return null;
  }
  return null;
}

export function paint(
  source: CanvasImageSource,
  { canvas: size, from, to }: PicturePlan,
  background: string | null,
  scale = 1,
): OffscreenCanvas | null {
  const canvas = new OffscreenCanvas(Math.round(size.width * scale), Math.round(size.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(canvas.width / size.width, canvas.height / size.height);
  if (background !== null) {
    context.fillStyle = background;
    context.fillRect(0, 0, size.width, size.height);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height);
  return canvas;
}

async function bytesOf(
  canvas: OffscreenCanvas,
  type: string,
  quality?: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await canvas.convertToBlob({ type, ...(quality === undefined ? {} : { quality }) });
  return new Uint8Array(await blob.arrayBuffer());
}
