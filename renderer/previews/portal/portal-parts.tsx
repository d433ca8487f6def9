import type { ReactNode } from 'react';
import { usePreview } from '../preview-context.ts';
import { SAMPLE_EMAIL } from '../preview-sample.ts';
import { PortalLink, PortalPart } from './portal-layout.tsx';
import type { PortalPage } from './portal-page.ts';
import styles from './portal.module.css';

/** The card on file. */
export function PaymentPart({ page }: { readonly page: PortalPage }): ReactNode {
  const { say } = usePreview();
  return (
    <PortalPart title={say('preview.portal.payment')}>
      <div className={styles['row']}>
        <p className={styles['grow']}>
          Visa •••• 4242 <span className={styles['quiet']}>{say('preview.portal.expires')}</span>
        </p>
        {page.canChangeCard && <PortalLink>{say('preview.portal.addCard')}</PortalLink>}
      </div>
    </PortalPart>
  );
}

export function DetailsPart({ page }: { readonly page: PortalPage }): ReactNode {
  const { say } = usePreview();
  return (
    <PortalPart title={say('preview.portal.details')}>
      <div className={styles['row']}>
        <p className={styles['grow']}>
          {say('preview.sample.customer')}
          <br />
          <span className={styles['quiet']}>{SAMPLE_EMAIL}</span>
        </p>
        {page.canEditDetails && <PortalLink>{say('preview.portal.edit')}</PortalLink>}
      </div>
    </PortalPart>
  );
}

/** Two invoices of the past; `amount` is what each was of, in words. */
export function InvoicesPart({ amount }: { readonly amount: string | null }): ReactNode {
  const { say } = usePreview();
  return (
    <PortalPart title={say('preview.portal.invoices')}>
      {(['preview.sample.date1', 'preview.sample.date2'] as const).map((date) => (
        <div key={date} className={styles['row']}>
          <PortalLink>{say(date)}</PortalLink>
          <span className={styles['grow']}>{amount}</span>
          <span className={styles['paid']}>{say('preview.portal.paid')}</span>
        </div>
      ))}
    </PortalPart>
  );
}
