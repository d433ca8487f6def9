import type { ReactNode } from 'react';
import { usePreview } from '../preview-context.ts';
import { PortalCancel } from './portal-cancel.tsx';
import { PortalDetails } from './portal-details.tsx';
import { PortalLayout, PortalLink, PortalPart } from './portal-layout.tsx';
import { PortalLogin } from './portal-login.tsx';
import { DetailsPart, InvoicesPart, PaymentPart } from './portal-parts.tsx';
import type { CustomerState, PortalScene, ScenePlan } from '#shared/domain/portal/scene.ts';
import { pageOf } from './portal-scene.ts';
import { PortalSwitch } from './portal-switch.tsx';
import styles from './portal.module.css';

/** One page of the portal as a customer in some state would see it with these settings. */
export function PortalPreview({ scene }: { readonly scene: PortalScene }): ReactNode {
  const page = pageOf(scene);
  if (scene.view === 'login') return <PortalLogin page={page} />;
  return (
    <PortalLayout page={page}>
      <PageOfView scene={scene} />
    </PortalLayout>
  );
}

function PageOfView({ scene }: { readonly scene: PortalScene }): ReactNode {
  const page = pageOf(scene);
  switch (scene.view) {
    case 'switch':
      return page.canSwitchPlan ? <PortalSwitch scene={scene} /> : <NotThere scene={scene} />;
    case 'cancel':
      return page.canCancel ? <PortalCancel scene={scene} /> : <NotThere scene={scene} />;
    case 'details':
      return page.canEditDetails ? <PortalDetails scene={scene} /> : <NotThere scene={scene} />;
    case 'invoices':
      return page.showsInvoices ? (
        <InvoicesPart amount={scene.plans[0]?.amount ?? null} />
      ) : (
        <NotThere scene={scene} />
      );
    case 'login':
    case 'home':
    default:
      return <Home scene={scene} />;
  }
}

/** What is switched off is not there: the portal's home shows what is left. */
function NotThere({ scene }: { readonly scene: PortalScene }): ReactNode {
  return <Home scene={scene} />;
}

function Home({ scene }: { readonly scene: PortalScene }): ReactNode {
  const page = pageOf(scene);
  const { say } = usePreview();
  const { customer, plans } = scene;
  const [first, second] = plans;
  return (
    <>
      {customer === 'none' || first === undefined ? null : (
        <PortalPart title={say(customer === 'canceled' ? 'preview.portal.ended' : 'preview.portal.current')}>
          <Subscription scene={scene} plan={first} canSwitch={page.canSwitchPlan} />
          {customer === 'several' ? (
            <Subscription
              scene={scene}
              plan={{ ...(second ?? first), name: say('preview.portal.otherPlan') }}
              canSwitch={false}
            />
          ) : null}
        </PortalPart>
      )}
      <PaymentPart page={page} />
      <DetailsPart page={page} />
      {page.showsInvoices && customer !== 'none' && <InvoicesPart amount={first?.amount ?? null} />}
    </>
  );
}

/** What a subscription's line says; of several, each of it is active. */
function statusOf(customer: CustomerState): 'active' | 'trialing' | 'past_due' | 'canceled' {
  return customer === 'several' || customer === 'none' ? 'active' : customer;
}

function Subscription({
  scene,
  plan,
  canSwitch,
}: {
  readonly scene: PortalScene;
  readonly plan: ScenePlan;
  readonly canSwitch: boolean;
}): ReactNode {
  const { say } = usePreview();
  const { fields, customer } = scene;
  const page = pageOf(scene);
  const canPause = customer === 'active' && fields['features.subscription_pause.enabled'];
  return (
    <div className={styles['row']}>
      <div className={styles['grow']}>
        <p className={styles['plan']}>{plan.name}</p>
        <p className={styles['price']}>{plan.prices[0]}</p>
        <p className={styles['quiet']}>{say(`preview.portal.status.${statusOf(customer)}`)}</p>
      </div>
      <div className={styles['actions']}>
        {canSwitch && <PortalLink>{say('preview.portal.switch')}</PortalLink>}
        {customer === 'past_due' && <PortalLink>{say('preview.portal.payNow')}</PortalLink>}
        {canPause && <PortalLink>{say('preview.portal.pause')}</PortalLink>}
        {page.canCancel && <PortalLink>{say('preview.portal.cancel')}</PortalLink>}
      </div>
    </div>
  );
}
