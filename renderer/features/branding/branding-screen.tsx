import { lazy, type ReactNode, Suspense } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useScreenTitle } from '#renderer/screen/screen.tsx';
import styles from './branding.module.css';

/** Read when it is first opened: the app's start needs none of it. */
const BrandingStage = lazy(async () => {
  const { BrandingStage: stage } = await import('./branding-stage.tsx');
  return { default: stage };
});

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
      <Suspense fallback={null}>
        <BrandingStage />
      </Suspense>
    </div>
  );
}
