import type { ReactNode } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import { usePreview } from '../preview-context.ts';
import { PortalButton } from './portal-layout.tsx';
import type { PortalScene } from '#shared/domain/portal/scene.ts';
import styles from './portal.module.css';

/** Choosing another plan: what is listed, at the first of its prices, and what the change would cost when. */
export function PortalSwitch({ scene }: { readonly scene: PortalScene }): ReactNode {
  const { say } = usePreview();
  const { fields, plans } = scene;
  const allowed = fields['features.subscription_update.default_allowed_updates'];
  const proration = fields['features.subscription_update.proration_behavior'];
  const isLater = fields['features.subscription_update.schedule_at_period_end.conditions'].length > 0;
  return (
    <>
      <p className={styles['title']}>{say('preview.portal.switchTitle')}</p>
      <div className={styles['choices']}>
        {plans.map((plan, at) => (
          <div key={plan.name} className={cx(styles['choice'], at === 0 && styles['chosen'])}>
            <div className={styles['grow']}>
              <p className={styles['plan']}>{plan.name}</p>
              {plan.prices.map((price) => (
                <p key={price} className={styles['quiet']}>
                  {price}
                </p>
              ))}
            </div>
            {at === 0 ? (
              <span className={styles['paid']}>{say('preview.portal.yours')}</span>
            ) : (
              <span className={styles['link']}>{say('preview.portal.choose')}</span>
            )}
          </div>
        ))}
      </div>
      {allowed.includes('quantity') && plans.some((plan) => plan.canChangeQuantity) ? (
        <p className={styles['quiet']}>{say('preview.portal.quantity')}</p>
      ) : null}
      {allowed.includes('promotion_code') ? (
        <p className={styles['link']}>{say('preview.portal.promotion')}</p>
      ) : null}
      <p className={styles['quiet']}>
        {say(`preview.portal.proration.${isKnownProration(proration) ? proration : 'none'}`)}
        {isLater ? ` ${say('preview.portal.downgradeLater')}` : ''}
      </p>
      <PortalButton>{say('preview.portal.continue')}</PortalButton>
    </>
  );
}

function isKnownProration(word: string): word is 'none' | 'create_prorations' | 'always_invoice' {
  return word === 'none' || word === 'create_prorations' || word === 'always_invoice';
}
