import type { ModeStore } from '../store/mode-store.ts';
import type { PortalConfigurationObject } from '../store/portal-objects.ts';
import { samplePriceId, sampleProductId } from './catalog.ts';
import { textFrom } from './random.ts';
import type { SampleLanguage } from './sample-types.ts';

/** The settings the Dashboard starts with (facts 5.1). */
export const DASHBOARD_START: Omit<PortalConfigurationObject, 'created' | 'id' | 'livemode' | 'updated'> = {
  object: 'billing_portal.configuration',
  active: true,
  application: null,
  business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
  default_return_url: null,
  features: {
    customer_update: { allowed_updates: ['email', 'address', 'phone', 'tax_id'], enabled: true },
    invoice_history: { enabled: true },
    payment_method_update: { enabled: true, payment_method_configuration: null },
    subscription_cancel: {
      cancellation_reason: {
        enabled: true,
        feedback_options: null,
        options: ['too_expensive', 'missing_features', 'switched_service', 'unused', 'other'],
      },
      enabled: true,
      mode: 'at_period_end',
      proration_behavior: 'none',
    },
    subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
    subscription_update: {
      billing_cycle_anchor: 'unchanged',
      default_allowed_updates: [],
      enabled: false,
      products: [],
      proration_behavior: 'none',
      schedule_at_period_end: { conditions: [] },
      trial_update_behavior: 'end_trial',
    },
  },
  is_default: true,
  login_page: { enabled: false, url: null },
  metadata: {},
  name: null,
};

interface PortalSeed {
  readonly seed: string;
  readonly language: SampleLanguage;
  /** Seconds since the epoch. */
  readonly seededAt: number;
}

/** The sample shop's portal: login page on, three plans to switch between. */
export function seedPortal(store: ModeStore, { seed, language, seededAt }: PortalSeed): void {
  const { livemode } = store;
  const mode = livemode ? 'live' : 'test';
  const created = seededAt - 350 * 86_400;
  const plan = (key: string, positions: readonly number[]) => ({
    adjustable_quantity: {
      enabled: key === 'team-plan',
      maximum: key === 'team-plan' ? 50 : null,
      minimum: 1,
    },
    prices: positions.map((position) => samplePriceId(seed, livemode, key, position)),
    product: sampleProductId(seed, key),
  });
  store.portalConfigurations.put({
    ...DASHBOARD_START,
    id: `bpc_1${textFrom(`${seed} ${mode} portal`, 23)}`,
    business_profile: {
      headline: language === 'ja' ? '喫茶 森のご契約' : 'Your subscriptions at Kissa Mori',
      privacy_policy_url: 'https://kissa-mori.example/privacy',
      terms_of_service_url: null,
    },
    created,
    default_return_url: 'https://kissa-mori.example/account',
    features: {
      ...DASHBOARD_START.features,
      subscription_update: {
        ...DASHBOARD_START.features.subscription_update,
        default_allowed_updates: ['price', 'quantity'],
        enabled: true,
        products: [plan('bean-club', [0, 1]), plan('solo-plan', [0, 1]), plan('team-plan', [0, 1])],
        proration_behavior: 'create_prorations',
      },
    },
    livemode,
    login_page: {
      enabled: true,
      url: `https://billing.stripe.com/p/login/${livemode ? '' : 'test_'}${textFrom(`${seed} ${mode} login`, 18)}`,
    },
    updated: created,
  });
}
