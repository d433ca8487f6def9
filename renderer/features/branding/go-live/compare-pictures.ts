import type { Brand } from '#shared/domain/brand.ts';
import { COMPARED_SIDE, pictureDistance } from '#shared/domain/picture-distance.ts';
import { readPixels } from '#renderer/ui/image-editor/read-pixels.ts';

/** How far the live picture is from the draft's, in percent; null where one of them cannot be read. */
export async function comparePictures(
  slot: 'icon' | 'logo',
  live: Brand,
  draft: Brand,
): Promise<number | null> {
  const [a, b] = [live[slot], draft[slot]];
  if (a === null || b === null) return null;
  const [left, right] = await Promise.all([a, b].map(({ url }) => readPixels(url, COMPARED_SIDE, '#ffffff')));
  if (left == null || right == null) return null;
  const shape = (picture: typeof a): number => (picture.width ?? 1) / (picture.height ?? 1);
  return pictureDistance({ pixels: left, shape: shape(a) }, { pixels: right, shape: shape(b) });
}
