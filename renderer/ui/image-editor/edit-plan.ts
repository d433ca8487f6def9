import { encodings, fitInto, type Encoding, type Size } from './fit-plan.ts';

/** Sizes offered for the longer side of a product's picture. */
export const EDIT_SIDES = [2000, 1200, 800, 400] as const;
/** `auto`: PNG where something is see-through, else JPEG. */
export const EDIT_FORMATS = ['auto', 'jpeg', 'png'] as const;
export type EditFormat = (typeof EDIT_FORMATS)[number];

/** Encodings of a part to try, the best first, until one fits Stripe's file purpose (facts 3.2). */
export function editEncodings(
  part: Size,
  choices: { readonly side: number; readonly format: EditFormat; readonly isTransparent: boolean },
): Generator<Encoding> {
  const isPng = choices.format === 'auto' ? choices.isTransparent : choices.format === 'png';
  return encodings(fitInto(part, choices.side), isPng);
}
