import type { Brand } from './brand.ts';

/** The parts of a brand in the order that the Dashboard asks for them: branding first, public details then. */
export const BRAND_FIELDS = [
  'brandColour',
  'accentColour',
  'icon',
  'logo',
  'businessName',
  'supportEmail',
  'supportPhone',
  'supportUrl',
  'statementDescriptor',
] as const;
export type BrandField = (typeof BRAND_FIELDS)[number];

/** Which page of the Dashboard a field is set on (facts 8). */
export function brandPageOf(field: BrandField): 'branding' | 'publicDetails' {
  return ['brandColour', 'accentColour', 'icon', 'logo'].includes(field) ? 'branding' : 'publicDetails';
}

/** `maybe`: two pictures with other bytes, which only a look at both can tell apart (facts 13: Stripe may re-encode). */
export type BrandFieldMatch = 'same' | 'differs' | 'maybe';

export function compareBrandField(field: BrandField, live: Brand, draft: Brand): BrandFieldMatch {
  if (field === 'icon' || field === 'logo') {
    const [a, b] = [live[field], draft[field]];
    if (a === null || b === null) return a === b ? 'same' : 'differs';
    return a.url === b.url ? 'same' : 'maybe';
  }
  return tidy(live[field]) === tidy(draft[field]) ? 'same' : 'differs';
}

/** Two brands that a customer cannot tell apart: the same text, the same bytes. */
export function isSameBrand(a: Brand, b: Brand): boolean {
  return BRAND_FIELDS.every((field) => compareBrandField(field, a, b) === 'same');
}

function tidy(value: string | null): string {
  return (value ?? '').trim();
}
