import type { Metadata } from './objects.ts';

export type AllowedCustomerUpdate = 'address' | 'email' | 'name' | 'phone' | 'shipping' | 'tax_id';
export type AllowedSubscriptionUpdate = 'price' | 'promotion_code' | 'quantity';

export interface PortalPlan {
  readonly adjustable_quantity: {
    readonly enabled: boolean;
    readonly maximum: number | null;
    readonly minimum: number;
  };
  readonly prices: readonly string[];
  readonly product: string;
}

export interface PortalFeatures {
  readonly customer_update: {
    readonly allowed_updates: readonly AllowedCustomerUpdate[];
    readonly enabled: boolean;
  };
  readonly invoice_history: { readonly enabled: boolean };
  readonly payment_method_update: {
    readonly enabled: boolean;
    readonly payment_method_configuration: string | null;
  };
  readonly subscription_cancel: {
    readonly cancellation_reason: {
      readonly enabled: boolean;
      readonly feedback_options: readonly string[] | null;
      readonly options: readonly string[];
    };
    readonly enabled: boolean;
    readonly mode: 'at_period_end' | 'immediately';
    readonly proration_behavior: 'always_invoice' | 'create_prorations' | 'none';
  };
  readonly subscription_pause: {
    readonly duration: {
      readonly interval_options: readonly { readonly interval: string; readonly interval_count: number }[];
      readonly type: 'indefinite' | 'interval_options';
    };
    readonly enabled: boolean;
  };
  readonly subscription_update: {
    readonly billing_cycle_anchor: 'now' | 'unchanged' | null;
    readonly default_allowed_updates: readonly AllowedSubscriptionUpdate[];
    readonly enabled: boolean;
    /** Answered only when expanded (facts 5.1). */
    readonly products: readonly PortalPlan[];
    readonly proration_behavior: 'always_invoice' | 'create_prorations' | 'none';
    readonly schedule_at_period_end: { readonly conditions: readonly { readonly type: string }[] };
    readonly trial_update_behavior: 'continue_trial' | 'end_trial';
  };
}

export interface PortalConfigurationObject {
  readonly id: string;
  readonly object: 'billing_portal.configuration';
  readonly active: boolean;
  readonly application: null;
  readonly business_profile: {
    readonly headline: string | null;
    readonly privacy_policy_url: string | null;
    readonly terms_of_service_url: string | null;
  };
  readonly created: number;
  readonly default_return_url: string | null;
  readonly features: PortalFeatures;
  readonly is_default: boolean;
  readonly livemode: boolean;
  readonly login_page: { readonly enabled: boolean; readonly url: string | null };
  readonly metadata: Metadata;
  readonly name: string | null;
  readonly updated: number;
}

/** What the Dashboard's settings pages hold about the business itself. */
export interface AccountProfile {
  readonly name: string;
  readonly supportEmail: string | null;
  readonly supportPhone: string | null;
  readonly supportUrl: string | null;
  readonly url: string | null;
  readonly statementDescriptor: string | null;
  readonly branding: {
    readonly icon: string | null;
    readonly logo: string | null;
    readonly primary_color: string | null;
    readonly secondary_color: string | null;
  };
}
