import type { ReactNode } from 'react';
import { usePreview } from '../preview-context.ts';
import { PortalButton } from './portal-layout.tsx';
import type { PortalScene } from '#shared/domain/portal/scene.ts';
import styles from './portal.module.css';

/** Cancelling: when it ends, and the reasons that are asked for. */
export function PortalCancel({ scene }: { readonly scene: PortalScene }): ReactNode {
  const { say } = usePreview();
  const { fields, plans } = scene;
  const isAtOnce = fields['features.subscription_cancel.mode'] === 'immediately';
  const isProrated = fields['features.subscription_cancel.proration_behavior'] === 'create_prorations';
  const asks = fields['features.subscription_cancel.cancellation_reason.enabled'];
  const reasons = fields['features.subscription_cancel.cancellation_reason.options'];
  return (
    <>
      <p className={styles['title']}>{say('preview.portal.cancelTitle', { plan: plans[0]?.name ?? '' })}</p>
      <p>{say(isAtOnce ? 'preview.portal.endsNow' : 'preview.portal.endsLater')}</p>
      {isAtOnce && isProrated ? <p className={styles['quiet']}>{say('preview.portal.credit')}</p> : null}
      {asks && reasons.length > 0 ? (
        <div className={styles['choices']}>
          <p className={styles['label']}>{say('preview.portal.why')}</p>
          {reasons.map((reason) => (
            <p key={reason} className={styles['reason']}>
              <span className={styles['radio']} />
              {say.lookup(`portal.reason.${reason}`) ?? reason}
            </p>
          ))}
        </div>
      ) : null}
      <PortalButton>{say('preview.portal.cancel')}</PortalButton>
    </>
  );
}
