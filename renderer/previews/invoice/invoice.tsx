import type { ReactNode } from 'react';
import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import { amountText } from '../amounts.ts';
import { BusinessName, LogoOrIcon } from '../brand-mark.tsx';
import { usePreview } from '../preview-context.ts';
import { SAMPLE_EMAIL } from '../preview-sample.ts';
import styles from './invoice.module.css';

/** The invoice's PDF: logo (or icon) and the brand colour, no accent colour (facts 8). */
export function Invoice({ product }: { readonly product: PreviewProduct }): ReactNode {
  const { brand, say } = usePreview();
  const amount = amountText(say, product);
  return (
    <div className={styles['invoice']}>
      <div className={styles['band']} />
      <div className={styles['head']}>
        <p className={styles['title']}>{say('preview.invoice.title')}</p>
        <LogoOrIcon height={44} />
      </div>
      <dl className={styles['facts']}>
        <dt>{say('preview.invoice.number')}</dt>
        <dd>KM-0042</dd>
        <dt>{say('preview.invoice.issued')}</dt>
        <dd>{say('preview.sample.date1')}</dd>
        <dt>{say('preview.invoice.due')}</dt>
        <dd>{say('preview.sample.date3')}</dd>
      </dl>
      <div className={styles['parties']}>
        <div>
          <p className={styles['strong']}>
            <BusinessName />
          </p>
          {[brand.supportEmail, brand.supportPhone, brand.supportUrl].map((line) =>
            line === null ? null : <p key={line}>{line}</p>,
          )}
        </div>
        <div>
          <p className={styles['strong']}>{say('preview.invoice.billTo')}</p>
          <p>{say('preview.sample.customer')}</p>
          <p>{SAMPLE_EMAIL}</p>
        </div>
      </div>
      <p className={styles['amount']}>{say('preview.invoice.amountDue', { amount })}</p>
      <p className={styles['link']}>{say('preview.invoice.payOnline')}</p>
      <div className={styles['table']}>
        <span>{say('preview.invoice.description')}</span>
        <span>{say('preview.invoice.quantity')}</span>
        <span>{say('preview.invoice.unitPrice')}</span>
        <span>{say('preview.invoice.amount')}</span>
      </div>
      <div className={styles['row']}>
        <span>{product.name}</span>
        <span>1</span>
        <span>{amount}</span>
        <span>{amount}</span>
      </div>
      <div className={styles['sum']}>
        <span>{say('preview.invoice.total')}</span>
        <span>{amount}</span>
      </div>
    </div>
  );
}
