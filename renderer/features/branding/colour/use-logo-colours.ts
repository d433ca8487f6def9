import { useEffect, useState } from 'react';
import type { Brand } from '#shared/domain/brand.ts';
import { readPixels } from '#renderer/ui/image-editor/read-pixels.ts';
import { suggestColours } from './suggest-colours.ts';

const SIDE = 96;

/** Colours of the logo, or of the icon where there is no logo; empty while they are read. */
export function useLogoColours(brand: Brand | null): readonly string[] {
  const url = brand?.logo?.url ?? brand?.icon?.url ?? null;
  const [found, setFound] = useState<{ readonly url: string; readonly colours: readonly string[] } | null>(
    null,
  );
  useEffect(() => {
    if (url === null) return undefined;
    let isGone = false;
    void readPixels(url, SIDE).then((pixels) => {
      if (!isGone && pixels !== null) setFound({ url, colours: suggestColours(pixels) });
    });
    return () => {
      isGone = true;
    };
  }, [url]);
  return found !== null && found.url === url ? found.colours : [];
}
