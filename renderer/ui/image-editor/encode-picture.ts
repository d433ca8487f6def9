import { fitInto, type Encoding } from './fit-plan.ts';
import type { Part } from './picture-plan.ts';

/** A picture, or the part of it that is given, drawn at the size of `encoding` and encoded so. */
export async function encodePicture(
  bitmap: ImageBitmap,
  { width, height, kind, quality }: Encoding,
  part: Part = { x: 0, y: 0, width: bitmap.width, height: bitmap.height },
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2d canvas');
  if (kind === 'jpeg') {
    // JPEG has no transparency: what is see-through becomes paper.
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, part.x, part.y, part.width, part.height, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: `image/${kind}`, quality });
  return new Uint8Array(await blob.arrayBuffer());
}

/** Whether anything of it is see-through. */
export function hasTransparency(bitmap: ImageBitmap): boolean {
  const { width, height } = fitInto(bitmap, 256);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return false;
  context.drawImage(bitmap, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  for (let index = 3; index < data.length; index += 4) if ((data[index] ?? 255) < 250) return true;
  return false;
}
