import type { ReactNode } from 'react';
import type { Brand } from '#shared/domain/brand.ts';
import type { BrandField } from '#shared/domain/brand-diff.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';

/** Copies a text or a colour of the draft; nothing for pictures, which go as files. */
export function CopyField({
  brand,
  field,
}: {
  readonly brand: Brand;
  readonly field: BrandField;
}): ReactNode {
  const text = useText();
  const value = brand[field];
  if (typeof value !== 'string') return null;
  return (
    <CopyButton
      size="small"
      look="quiet"
      value={value}
      label={text('goLive.copy', { field: text(`branding.${field}`) })}
    />
  );
}
