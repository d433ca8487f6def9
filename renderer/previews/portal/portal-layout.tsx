import type { ReactNode } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import { BrandLine } from '../brand-mark.tsx';
import { usePreview } from '../preview-context.ts';
import type { PortalPage } from './portal-page.ts';
import styles from './portal.module.css';

/** A side in the brand colour with icon and name (never the logo, facts 8), the page beside or below. */
export function PortalLayout({
  page,
  children,
}: {
  readonly page: PortalPage;
  readonly children: ReactNode;
}): ReactNode {
  const { device, say } = usePreview();
  return (
    <div className={cx(styles['portal'], device === 'phone' && styles['narrow'])}>
      <div className={styles['side']}>
        <BrandLine size={device === 'phone' ? 32 : 36} />
        <p className={styles['headline']}>{page.headline ?? say('preview.portal.headline')}</p>
        {page.hasReturnLink && <p className={styles['back']}>← {say('preview.portal.back')}</p>}
        <p className={styles['legal']}>
          {page.hasTermsLink && <span>{say('preview.portal.terms')}</span>}
          {page.hasPrivacyLink && <span>{say('preview.portal.privacy')}</span>}
        </p>
      </div>
      <div className={styles['main']}>{children}</div>
    </div>
  );
}

/** A part of the portal's page under its small heading. */
export function PortalPart({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={styles['part']}>
      <p className={styles['partTitle']}>{title}</p>
      {children}
    </section>
  );
}

/** A link, in the accent colour. */
export function PortalLink({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles['link']}>{children}</span>;
}

/** The one thing to do next, filled with the accent colour. */
export function PortalButton({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles['button']}>{children}</span>;
}
