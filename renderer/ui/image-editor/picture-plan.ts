import { BRAND_IMAGE_LIMITS, type BrandSlot } from '#shared/domain/brand-image.ts';
import type { Size } from './fit-plan.ts';

/** A part of the source, in its pixels. */
export interface Part extends Size {
  readonly x: number;
  readonly y: number;
}

export interface PictureChoices {
  /** `crop`: a part of the picture fills the result. `pad`: the whole picture, with room around it. */
  readonly fit: 'crop' | 'pad';
  /** For `crop`. */
  readonly part: Part;
  /** The longer side of the result, pixels; never under what Stripe takes. */
  readonly side: number;
  /** Behind the picture: `#rrggbb`, or null to keep it see-through. */
  readonly background: string | null;
}

/** What is drawn where: the source's part onto a canvas of `canvas`. */
export interface PicturePlan {
  readonly canvas: Size;
  readonly from: Part;
  readonly to: Part;
}

/** Sizes offered for the longer side. */
export const SIDES = [128, 256, 512, 1024] as const;

/** The largest part that can be cropped to begin with: the centred square of an icon, the whole of a logo. */
export function firstPart(source: Size, slot: BrandSlot): Part {
  if (slot === 'logo') return whole(source);
  const side = Math.min(source.width, source.height);
  return {
    x: Math.floor((source.width - side) / 2),
    y: Math.floor((source.height - side) / 2),
    width: side,
    height: side,
  };
}

// Written out: the sizes of an ImageBitmap are no properties of its own, and would not be spread.
function whole({ width, height }: Size): Part {
  return { x: 0, y: 0, width, height };
}

/** The size to begin with: no larger than the source, no smaller than Stripe takes, 512 where there is more. */
export function firstSide(source: Size): number {
  const longer = Math.max(source.width, source.height);
  return SIDES.toReversed().find((side) => side <= Math.min(512, longer)) ?? SIDES[0];
}

/** Where everything goes so that the result keeps Stripe's rules for its slot (facts 8). */
export function planPicture(source: Size, slot: BrandSlot, choices: PictureChoices): PicturePlan {
  const { minSide } = BRAND_IMAGE_LIMITS;
  const from = choices.fit === 'crop' ? choices.part : whole(source);
  const wanted = choices.side / Math.max(from.width, from.height);
  // A long logo is enlarged until its shorter side is enough, unless it is padded instead.
  const enough = minSide / Math.min(from.width, from.height);
  const scale = slot === 'logo' && choices.fit === 'crop' ? Math.max(wanted, enough) : wanted;
  const size = {
    width: Math.max(1, Math.round(from.width * scale)),
    height: Math.max(1, Math.round(from.height * scale)),
  };
  const square = Math.max(size.width, size.height, minSide);
  const canvas =
    slot === 'icon'
      ? { width: square, height: square }
      : { width: Math.max(size.width, minSide), height: Math.max(size.height, minSide) };
  const to = slot === 'icon' && choices.fit === 'crop' ? canvas : size;
  return {
    canvas,
    from,
    to: {
      x: Math.round((canvas.width - to.width) / 2),
      y: Math.round((canvas.height - to.height) / 2),
      ...to,
    },
  };
}
