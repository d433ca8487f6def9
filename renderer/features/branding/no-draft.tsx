import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { BrandingPicture } from '#renderer/ui/pictures/branding-picture.tsx';

/** Where the fields of a draft would be: what a draft is for. The button that makes one is in the bar above. */
export function NoDraft(): ReactNode {
  const text = useText();
  return (
    <EmptyState picture={<BrandingPicture />} title={text('branding.noDraft')}>
      {text('branding.noDraftHelp')}
    </EmptyState>
  );
}
