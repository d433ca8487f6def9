import type { ReactNode } from 'react';
import styles from './brand-mark.module.css';
import { usePreview } from './preview-context.ts';

/** The icon, or where there is none the first letter of the name. */
export function BrandIcon({ size = 36 }: { readonly size?: number }): ReactNode {
  const { brand } = usePreview();
  const side = { width: size, height: size };
  if (brand.icon !== null) return <img className={styles['icon']} src={brand.icon.url} alt="" style={side} />;
  const initial = Array.from((brand.businessName ?? '').trim())[0] ?? '·';
  return (
    <span className={styles['initial']} style={{ ...side, fontSize: Math.round(size / 2) }}>
      {initial.toLocaleUpperCase()}
    </span>
  );
}

export function BusinessName(): ReactNode {
  const { brand, say } = usePreview();
  const name = brand.businessName?.trim() ?? '';
  return <>{name === '' ? say('preview.noName') : name}</>;
}

/** Icon and name, side by side: where the logo is not shown. */
export function BrandLine({ size = 36 }: { readonly size?: number }): ReactNode {
  return (
    <span className={styles['line']}>
      <BrandIcon size={size} />
      <strong className={styles['name']}>
        <BusinessName />
      </strong>
    </span>
  );
}

/** The logo; without one icon and name (facts 8: "icon or logo, logo wins"). */
export function LogoOrIcon({ height = 40 }: { readonly height?: number }): ReactNode {
  const { brand } = usePreview();
  if (brand.logo === null) return <BrandLine size={height} />;
  return <img className={styles['logo']} src={brand.logo.url} alt="" style={{ height }} />;
}
