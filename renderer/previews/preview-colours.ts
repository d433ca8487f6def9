import type { CSSProperties } from 'react';
import type { Brand } from '#shared/domain/brand.ts';
import { textOn } from '#shared/domain/contrast.ts';

/** Where no colour is set: neutral, ours, and no claim about Stripe's own default. */
const UNSET = { brand: '#40474f', accent: '#40474f' } as const;

/** The colours that a preview is drawn in, with the text that reads better on each. */
export function previewColours(brand: Pick<Brand, 'brandColour' | 'accentColour'>): {
  readonly brand: string;
  readonly onBrand: string;
  readonly accent: string;
  readonly onAccent: string;
} {
  const main = brand.brandColour ?? UNSET.brand;
  const accent = brand.accentColour ?? UNSET.accent;
  return { brand: main, onBrand: textOn(main), accent, onAccent: textOn(accent) };
}

export function previewStyle(brand: Pick<Brand, 'brandColour' | 'accentColour'>): CSSProperties {
  const colours = previewColours(brand);
  // Custom properties are set by script, as the window's policy wants it.
  return {
    '--brand': colours.brand,
    '--on-brand': colours.onBrand,
    '--brand-accent': colours.accent,
    '--on-brand-accent': colours.onAccent,
  } as CSSProperties;
}
