import type { ReactNode } from 'react';
import { usePreview } from '../preview-context.ts';
import { SAMPLE_EMAIL } from '../preview-sample.ts';
import { PortalButton, PortalLayout } from './portal-layout.tsx';
import type { PortalPage } from './portal-page.ts';
import styles from './portal.module.css';

/** Where the login link leads: an email, then a one-time passcode. */
export function PortalLogin({ page }: { readonly page: PortalPage }): ReactNode {
  const { say } = usePreview();
  return (
    <PortalLayout page={page}>
      <div className={styles['login']}>
        <p className={styles['title']}>{say('preview.portal.loginTitle')}</p>
        <p className={styles['quiet']}>{say('preview.portal.loginHelp')}</p>
        <p className={styles['label']}>{say('preview.portal.email')}</p>
        <p className={styles['field']}>{SAMPLE_EMAIL}</p>
        <PortalButton>{say('preview.portal.send')}</PortalButton>
      </div>
    </PortalLayout>
  );
}
