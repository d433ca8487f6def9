import type { ReactNode } from 'react';
import { describePrice } from '#shared/domain/describe-price.ts';
import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import { priceText } from '#renderer/i18n/price-text.ts';
import { usePreview } from '../preview-context.ts';
import { PortalLayout, PortalLink, PortalPart } from './portal-layout.tsx';
import type { PortalPage } from './portal-page.ts';
import { DetailsPart, InvoicesPart, PaymentPart } from './portal-parts.tsx';
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
      <PaymentPart page={page} />
      <DetailsPart page={page} />
      {page.showsInvoices && <InvoicesPart amount={amount} />}
    </PortalLayout>
  );
}
