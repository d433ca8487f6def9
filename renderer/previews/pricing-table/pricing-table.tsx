import type { ReactNode } from 'react';
import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import { priceText } from '#renderer/i18n/price-text.ts';
import { cx } from '#renderer/ui/cx.ts';
import { usePreview } from '../preview-context.ts';
import styles from './pricing-table.module.css';

/** Layout alone, in no colour of the brand's: Stripe publishes no rule for colours here (facts 8). */
export function PricingTable({ products }: { readonly products: readonly PreviewProduct[] }): ReactNode {
  const { device, say } = usePreview();
  return (
    <div className={cx(styles['table'], device === 'phone' && styles['narrow'])}>
      {products.slice(0, 3).map((product) => (
        <div key={product.name} className={styles['plan']}>
          <p className={styles['name']}>{product.name}</p>
          {product.description !== null && <p className={styles['quiet']}>{product.description}</p>}
          <p className={styles['price']}>
            {product.price === null ? '—' : priceText(say, product.price, product.unitLabel, 'full')}
          </p>
          <p className={styles['button']}>{say('preview.pricingTable.subscribe')}</p>
          {product.features.slice(0, 4).map((feature) => (
            <p key={feature} className={styles['feature']}>
              ✓ {feature}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}
