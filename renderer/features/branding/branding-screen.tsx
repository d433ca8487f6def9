import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useScreenTitle } from '#renderer/screen/screen.tsx';
import { BrandingStage } from './branding-stage.tsx';
import styles from './branding.module.css';

/** See the brand everywhere before it is live, and hand it over. */
export function BrandingScreen(): ReactNode {
  const text = useText();
  const title = text('nav.branding');
  useScreenTitle(title);
  return (
    <div className={styles['screen']}>
      <h1 tabIndex={-1} className={styles['title']}>
        {title}
      </h1>
      <BrandingStage />
    </div>
  );
}
