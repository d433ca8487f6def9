import type { BrandSurface } from '#shared/domain/brand.ts';
import { type ContrastNeed, contrastRatio, NEEDED, textOn, WHITE } from '#shared/domain/contrast.ts';

export type ColourSlot = 'brandColour' | 'accentColour';

/** How a colour is read: text that stands on it, text in it on white paper, a button in it on white paper. */
export type ContrastRowKind = 'textOnIt' | 'linkOnPaper' | 'buttonOnPaper';

export interface ContrastRow {
  readonly kind: ContrastRowKind;
  /** Where the previews draw it so. */
  readonly surfaces: readonly BrandSurface[];
  readonly foreground: string;
  readonly background: string;
  readonly need: ContrastNeed;
  readonly ratio: number;
  readonly passes: boolean;
}

/** Which part of which surface the previews draw in which colour; our reading of facts 8. */
const PARTS: Readonly<Record<ColourSlot, Readonly<Record<ContrastRowKind, readonly BrandSurface[]>>>> = {
  brandColour: { textOnIt: ['portal', 'email'], linkOnPaper: ['invoice'], buttonOnPaper: ['email'] },
  accentColour: {
    textOnIt: ['portal', 'checkout', 'email'],
    linkOnPaper: ['portal'],
    buttonOnPaper: ['portal', 'checkout'],
  },
};

/** The contrast of each text on each part that is drawn in this colour. */
export function contrastRows(slot: ColourSlot, colour: string): ContrastRow[] {
  const row = (
    kind: ContrastRowKind,
    foreground: string,
    background: string,
    need: ContrastNeed,
  ): ContrastRow => {
    const ratio = contrastRatio(foreground, background);
    return {
      kind,
      surfaces: PARTS[slot][kind],
      foreground,
      background,
      need,
      ratio,
      passes: ratio >= NEEDED[need],
    };
  };
  return [
    row('textOnIt', textOn(colour), colour, 'text'),
    row('linkOnPaper', colour, WHITE, 'text'),
    row('buttonOnPaper', colour, WHITE, 'control'),
  ];
}

export function passesEverywhere(slot: ColourSlot, colour: string): boolean {
  return contrastRows(slot, colour).every(({ passes }) => passes);
}
