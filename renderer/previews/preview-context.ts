import { createContext, use } from 'react';
import type { Brand } from '#shared/domain/brand.ts';
import type { Language } from '#renderer/i18n/messages.ts';
import type { Text } from '#renderer/i18n/text.ts';

export type PreviewDevice = 'phone' | 'desktop';

export interface Preview {
  readonly brand: Brand;
  readonly device: PreviewDevice;
  readonly language: Language;
  /** Words in the preview's own language, which need not be the app's. */
  readonly say: Text;
}

export const PreviewContext = createContext<Preview | null>(null);

export function usePreview(): Preview {
  const preview = use(PreviewContext);
  if (preview === null) throw new Error('a preview outside PreviewFrame');
  return preview;
}
