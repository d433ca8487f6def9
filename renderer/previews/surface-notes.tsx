import type { ReactNode } from 'react';
import { BRAND_USES, type Brand, type BrandSurface } from '#shared/domain/brand.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import styles from './surface-notes.module.css';

const PARTS = ['icon', 'logo', 'brandColour', 'accentColour'] as const;

/** What a surface does with each part of the brand, in words: the table of facts 8. */
export function SurfaceNotes({
  surface,
  brand,
}: {
  readonly surface: BrandSurface;
  readonly brand: Brand;
}): ReactNode {
  const text = useText();
  const uses = BRAND_USES[surface];
  return (
    <ul className={styles['notes']}>
      {PARTS.map((part) => {
        // The icon stands in where there is no logo: which of the two it is can be told.
        const isStandIn = uses[part] === 'ifNoLogo';
        const use = isStandIn ? (brand.logo === null ? 'shown' : 'ifNoLogo') : uses[part];
        return (
          <li key={part} data-use={use}>
            {text(`preview.use.${part}.${use}`)}
          </li>
        );
      })}
    </ul>
  );
}
