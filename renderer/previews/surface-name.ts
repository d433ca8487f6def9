import type { BrandPortalPage, BrandSurface } from '#shared/domain/brand.ts';
import type { Text } from '#renderer/i18n/text.ts';

/** A surface in words, with its page where it is the portal: "Portal, cancel". */
export function surfaceName(text: Text, surface: BrandSurface, page: BrandPortalPage | null): string {
  const name = text(`preview.surface.${surface}`);
  if (surface !== 'portal' || page === null) return name;
  return text('preview.pageOf', { surface: name, page: text(`branding.portal.${page}`) });
}
