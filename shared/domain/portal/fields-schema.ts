import { z } from 'zod';
import type { PortalFields } from './leaves.ts';

const text = z.string().nullable();
const words = z.array(z.string().max(200)).max(100);

const planSchema = z.strictObject({
  product: z.string(),
  prices: z.array(z.string()).max(100),
  quantity: z.strictObject({
    enabled: z.boolean(),
    minimum: z.number().int().nullable(),
    maximum: z.number().int().nullable(),
  }),
});

/** {@link PortalFields} as they cross to the window and back, and as drafts keep them. */
export const portalFieldsSchema = z.strictObject({
  active: z.boolean(),
  name: text,
  'business_profile.headline': text,
  'business_profile.privacy_policy_url': text,
  'business_profile.terms_of_service_url': text,
  default_return_url: text,
  metadata: z.record(z.string(), z.string()),
  'login_page.enabled': z.boolean(),
  'features.customer_update.enabled': z.boolean(),
  'features.customer_update.allowed_updates': words,
  'features.invoice_history.enabled': z.boolean(),
  'features.payment_method_update.enabled': z.boolean(),
  'features.payment_method_update.payment_method_configuration': text,
  'features.subscription_cancel.enabled': z.boolean(),
  'features.subscription_cancel.mode': z.string(),
  'features.subscription_cancel.proration_behavior': z.string(),
  'features.subscription_cancel.cancellation_reason.enabled': z.boolean(),
  'features.subscription_cancel.cancellation_reason.options': words,
  'features.subscription_cancel.cancellation_reason.feedback_options': words,
  'features.subscription_pause.enabled': z.boolean(),
  'features.subscription_pause.duration.type': z.string(),
  'features.subscription_pause.duration.interval_options': z
    .array(z.strictObject({ interval: z.string(), count: z.number().int() }))
    .max(100),
  'features.subscription_update.enabled': z.boolean(),
  'features.subscription_update.default_allowed_updates': words,
  'features.subscription_update.products': z.array(planSchema).max(200).nullable(),
  'features.subscription_update.proration_behavior': z.string(),
  'features.subscription_update.billing_cycle_anchor': z.string(),
  'features.subscription_update.trial_update_behavior': z.string(),
  'features.subscription_update.schedule_at_period_end.conditions': words,
}) satisfies z.ZodType<PortalFields>;
