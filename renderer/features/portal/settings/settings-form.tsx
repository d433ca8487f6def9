import type { ReactNode } from 'react';
import {
  BILLING_ANCHORS,
  CANCEL_MODES,
  CANCEL_PRORATIONS,
  CANCEL_REASONS,
  CUSTOMER_UPDATES,
  DOWNGRADE_CONDITIONS,
  PAUSE_DURATIONS,
  SUBSCRIPTION_UPDATES,
  TRIAL_BEHAVIORS,
  UPDATE_PRORATIONS,
} from '#shared/domain/portal/leaves.ts';
import { PORTAL_LIMITS } from '#shared/domain/portal/check-portal.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { FeedbackField } from './feedback-field.tsx';
import { LeafSwitch, LeafText, LeafWord, LeafWords } from './leaf-fields.tsx';
import { PauseField } from './pause-field.tsx';
import { PlanList } from './plan-list.tsx';
import { PortalMetadata } from './portal-metadata.tsx';
import styles from './settings.module.css';
import { useSettingsPage } from './settings-context.ts';
import { SettingsHistory } from './settings-history.tsx';

const CANCEL = 'features.subscription_cancel';
const UPDATE = 'features.subscription_update';

/** All leaves of facts 5.1, grouped as a merchant thinks; each says what it does for a customer. */
export function SettingsForm(): ReactNode {
  const text = useText();
  const { fields, editor, configuration } = useSettingsPage();
  return (
    // A field that is left is on disk at once.
    <div className={styles['fields']} onBlur={() => void editor.flush()}>
      {configuration.refusal === null ? null : (
        <Alert tone="danger" title={text('portal.refused')}>
          <p>{configuration.refusal.message}</p>
          {configuration.refusal.requestId === null ? null : (
            <p className={styles['quiet']}>
              {text('portal.requestId', { id: configuration.refusal.requestId })}
            </p>
          )}
        </Alert>
      )}
      <Group title={text('portal.group.customers')}>
        <LeafSwitch path="features.customer_update.enabled" />
        {fields['features.customer_update.enabled'] ? (
          <LeafWords path="features.customer_update.allowed_updates" options={CUSTOMER_UPDATES} />
        ) : null}
        <LeafSwitch path="features.payment_method_update.enabled" />
        {fields['features.payment_method_update.enabled'] ? (
          <LeafText path="features.payment_method_update.payment_method_configuration" placeholder="pmc_…" />
        ) : null}
        <LeafSwitch path="features.invoice_history.enabled" />
      </Group>
      <Group title={text('portal.group.cancelling')}>
        <LeafSwitch path={`${CANCEL}.enabled`} />
        {fields[`${CANCEL}.enabled`] ? (
          <>
            <LeafWord path={`${CANCEL}.mode`} options={CANCEL_MODES} />
            <LeafWord path={`${CANCEL}.proration_behavior`} options={CANCEL_PRORATIONS} />
            <LeafSwitch path={`${CANCEL}.cancellation_reason.enabled`} />
            {fields[`${CANCEL}.cancellation_reason.enabled`] ? (
              <>
                <LeafWords path={`${CANCEL}.cancellation_reason.options`} options={CANCEL_REASONS} />
                <FeedbackField />
              </>
            ) : null}
          </>
        ) : null}
        <LeafSwitch path="features.subscription_pause.enabled" />
        {fields['features.subscription_pause.enabled'] ? (
          <>
            <LeafWord path="features.subscription_pause.duration.type" options={PAUSE_DURATIONS} />
            {fields['features.subscription_pause.duration.type'] === 'interval_options' ? (
              <PauseField />
            ) : null}
          </>
        ) : null}
      </Group>
      <Group title={text('portal.group.switching')}>
        <LeafSwitch path={`${UPDATE}.enabled`} />
        {fields[`${UPDATE}.enabled`] ? (
          <>
            <LeafWords path={`${UPDATE}.default_allowed_updates`} options={SUBSCRIPTION_UPDATES} />
            <PlanList />
            <LeafWord path={`${UPDATE}.proration_behavior`} options={UPDATE_PRORATIONS} />
            <LeafWord path={`${UPDATE}.billing_cycle_anchor`} options={BILLING_ANCHORS} />
            <LeafWord path={`${UPDATE}.trial_update_behavior`} options={TRIAL_BEHAVIORS} />
            <LeafWords path={`${UPDATE}.schedule_at_period_end.conditions`} options={DOWNGRADE_CONDITIONS} />
          </>
        ) : null}
      </Group>
      <Group title={text('portal.group.shown')}>
        <LeafText path="business_profile.headline" limit={PORTAL_LIMITS.headline} />
      </Group>
      <Group title={text('portal.group.links')}>
        <LeafText path="business_profile.terms_of_service_url" placeholder="https://" isUrl />
        <LeafText path="business_profile.privacy_policy_url" placeholder="https://" isUrl />
        <LeafText path="default_return_url" placeholder="https://" isUrl />
      </Group>
      <Group title={text('portal.group.internal')}>
        <LeafText path="name" limit={PORTAL_LIMITS.name} />
        <PortalMetadata />
      </Group>
      <SettingsHistory />
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles['group']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
