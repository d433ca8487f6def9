import type { ReactNode } from 'react';
import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import { cx } from '#renderer/ui/cx.ts';
import { amountText } from '../amounts.ts';
import { BrandIcon, BusinessName } from '../brand-mark.tsx';
import { usePreview } from '../preview-context.ts';
import styles from './receipt-email.module.css';

/** The receipt by email: icon, the brand colour, the accent colour as background (facts 8). */
export function ReceiptEmail({ product }: { readonly product: PreviewProduct }): ReactNode {
  const { brand, device, say } = usePreview();
  const amount = amountText(say, product);
  const name = brand.businessName ?? say('preview.noName');
  return (
    <div className={cx(styles['email'], device === 'phone' && styles['narrow'])}>
      <p className={styles['from']}>
        <BrandIcon size={40} />
        <strong>
          <BusinessName />
        </strong>
      </p>
      <div className={styles['card']}>
        <p className={styles['quiet']}>{say('preview.email.receiptFrom', { name })}</p>
        <p className={styles['amount']}>{amount}</p>
        <p className={styles['quiet']}>
          {say('preview.email.paidOn', { date: say('preview.sample.date1') })}
        </p>
        <p className={styles['button']}>{say('preview.email.download')}</p>
        <dl className={styles['facts']}>
          <dt>{say('preview.email.number')}</dt>
          <dd>2042-1187</dd>
          <dt>{say('preview.email.method')}</dt>
          <dd>Visa •••• 4242</dd>
        </dl>
      </div>
      <div className={styles['card']}>
        <p className={styles['line']}>
          <span>{product.name}</span>
          <span>{amount}</span>
        </p>
        <p className={cx(styles['line'], styles['total'])}>
          <span>{say('preview.email.total')}</span>
          <span>{amount}</span>
        </p>
      </div>
      <p className={styles['foot']}>
        {brand.supportEmail === null && brand.supportPhone === null
          ? say('preview.email.noContact')
          : say('preview.email.contact', {
              contact: [brand.supportEmail, brand.supportPhone].filter((one) => one !== null).join(' · '),
            })}
      </p>
    </div>
  );
}
