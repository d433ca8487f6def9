import type { ReactNode } from 'react';
import { describePrice } from '#shared/domain/describe-price.ts';
import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import { priceText } from '#renderer/i18n/price-text.ts';
import { usePreview } from '../preview-context.ts';
import { SAMPLE_EMAIL } from '../preview-sample.ts';
import { PortalLayout, PortalLink, PortalPart } from './portal-layout.tsx';
import type { PortalPage } from './portal-page.ts';
import styles from './portal.module.css';

/** The portal after logging in: the plan, the card, the details, the invoices. */
export function PortalHome({
  page,
  product,
}: {
  readonly page: PortalPage;
  readonly product: PreviewProduct;
}): ReactNode {
  const { say } = usePreview();
  const amount = product.price === null ? null : describePrice(product.price, say.language).amount;
  return (
    <PortalLayout page={page}>
      <PortalPart title={say('preview.portal.current')}>
        <div className={styles['row']}>
          <div className={styles['grow']}>
            <p className={styles['plan']}>{product.name}</p>
            {product.price !== null && (
              <p className={styles['price']}>{priceText(say, product.price, product.unitLabel, 'full')}</p>
            )}
            <p className={styles['quiet']}>{say('preview.portal.next')}</p>
          </div>
          <div className={styles['actions']}>
            {page.canSwitchPlan && <PortalLink>{say('preview.portal.switch')}</PortalLink>}
            {page.canCancel && <PortalLink>{say('preview.portal.cancel')}</PortalLink>}
          </div>
        </div>
      </PortalPart>
      <PortalPart title={say('preview.portal.payment')}>
        <div className={styles['row']}>
          <p className={styles['grow']}>
            Visa •••• 4242 <span className={styles['quiet']}>{say('preview.portal.expires')}</span>
          </p>
          {page.canChangeCard && <PortalLink>{say('preview.portal.addCard')}</PortalLink>}
        </div>
      </PortalPart>
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
      {page.showsInvoices && (
        <PortalPart title={say('preview.portal.invoices')}>
          {(['preview.sample.date1', 'preview.sample.date2'] as const).map((date) => (
            <div key={date} className={styles['row']}>
              <PortalLink>{say(date)}</PortalLink>
              <span className={styles['grow']}>{amount}</span>
              <span className={styles['paid']}>{say('preview.portal.paid')}</span>
            </div>
          ))}
        </PortalPart>
      )}
    </PortalLayout>
  );
}
