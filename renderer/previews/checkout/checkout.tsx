import type { ReactNode } from 'react';
import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import { priceText } from '#renderer/i18n/price-text.ts';
import { cx } from '#renderer/ui/cx.ts';
import { amountText } from '../amounts.ts';
import { LogoOrIcon } from '../brand-mark.tsx';
import { usePreview } from '../preview-context.ts';
import { SAMPLE_EMAIL } from '../preview-sample.ts';
import styles from './checkout.module.css';
import { ProductPicture } from './product-picture.tsx';

/** Checkout: what is bought on the accent colour, how it is paid beside or below (facts 8). */
export function Checkout({ product }: { readonly product: PreviewProduct }): ReactNode {
  const { device, say } = usePreview();
  const isSubscription = product.price?.recurring != null;
  const amount = amountText(say, product);
  return (
    <div className={cx(styles['checkout'], device === 'phone' && styles['narrow'])}>
      <div className={styles['summary']}>
        <LogoOrIcon height={device === 'phone' ? 30 : 36} />
        <p className={styles['what']}>
          {say(isSubscription ? 'preview.checkout.subscribe' : 'preview.checkout.pay', {
            name: product.name,
          })}
        </p>
        <p className={styles['amount']}>{amount}</p>
        <div className={styles['line']}>
          <ProductPicture url={product.imageUrl} />
          <div className={styles['grow']}>
            <p className={styles['name']}>{product.name}</p>
            {product.description !== null && <p className={styles['description']}>{product.description}</p>}
            <p className={styles['description']}>
              {product.price === null ? '' : priceText(say, product.price, product.unitLabel, 'full')}
            </p>
          </div>
          <p>{amount}</p>
        </div>
        <div className={styles['total']}>
          <span>{say('preview.checkout.total')}</span>
          <span>{amount}</span>
        </div>
      </div>
      <div className={styles['form']}>
        <p className={styles['formTitle']}>{say('preview.checkout.contact')}</p>
        <p className={styles['field']}>{SAMPLE_EMAIL}</p>
        <p className={styles['formTitle']}>{say('preview.checkout.card')}</p>
        <p className={cx(styles['field'], styles['card'])}>
          <span>4242 4242 4242 4242</span>
          <span className={styles['split']}>
            <span>08 / 29</span>
            <span>•••</span>
          </span>
        </p>
        <p className={styles['formTitle']}>{say('preview.checkout.name')}</p>
        <p className={styles['field']}>{say('preview.sample.customer')}</p>
        <p className={styles['button']}>
          {say(isSubscription ? 'preview.checkout.subscribeButton' : 'preview.checkout.payButton')}
        </p>
      </div>
    </div>
  );
}
