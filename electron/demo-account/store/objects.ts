/**
 * The objects the demo account keeps, in the shape the API answers with (API 2026-10-28.endive).
 * All are immutable: a change makes a new object, so an event can keep the old one as it was.
 */
export type Metadata = Readonly<Record<string, string>>;

export interface ProductObject {
  readonly id: string;
  readonly object: 'product';
  readonly active: boolean;
  readonly created: number;
  readonly default_price: string | null;
  readonly description: string | null;
  readonly images: readonly string[];
  readonly livemode: boolean;
  readonly marketing_features: readonly { readonly name: string }[];
  readonly metadata: Metadata;
  readonly name: string;
  readonly package_dimensions: PackageDimensions | null;
  readonly shippable: boolean | null;
  readonly statement_descriptor: string | null;
  readonly tax_code: string | null;
  readonly tax_details: {
    readonly performance_location: string | null;
    readonly tax_code: string | null;
  } | null;
  readonly type: 'good' | 'service';
  readonly unit_label: string | null;
  readonly updated: number;
  readonly url: string | null;
}

export interface PackageDimensions {
  readonly height: number;
  readonly length: number;
  readonly weight: number;
  readonly width: number;
}

export interface PriceTier {
  readonly flat_amount: number | null;
  readonly flat_amount_decimal: string | null;
  readonly unit_amount: number | null;
  readonly unit_amount_decimal: string | null;
  readonly up_to: number | null;
}

export interface CustomUnitAmount {
  readonly maximum: number | null;
  readonly minimum: number | null;
  readonly preset: number | null;
}

export type TaxBehavior = 'exclusive' | 'inclusive' | 'unspecified';

export interface CurrencyOption {
  readonly custom_unit_amount: CustomUnitAmount | null;
  readonly tax_behavior: TaxBehavior;
  readonly tiers?: readonly PriceTier[];
  readonly unit_amount: number | null;
  readonly unit_amount_decimal: string | null;
}

export interface PriceRecurring {
  readonly interval: 'day' | 'month' | 'week' | 'year';
  readonly interval_count: number;
  readonly meter: string | null;
  readonly trial_period_days: number | null;
  readonly usage_type: 'licensed' | 'metered';
}

export interface PriceObject {
  readonly id: string;
  readonly object: 'price';
  readonly active: boolean;
  readonly billing_scheme: 'per_unit' | 'tiered';
  readonly created: number;
  readonly currency: string;
  /** Further currencies only; the price's own currency is added when the field is expanded. */
  readonly currency_options?: Readonly<Record<string, CurrencyOption>>;
  readonly custom_unit_amount: CustomUnitAmount | null;
  readonly livemode: boolean;
  readonly lookup_key: string | null;
  readonly metadata: Metadata;
  readonly nickname: string | null;
  readonly product: string;
  readonly recurring: PriceRecurring | null;
  readonly tax_behavior: TaxBehavior;
  readonly tiers?: readonly PriceTier[];
  readonly tiers_mode: 'graduated' | 'volume' | null;
  readonly transform_quantity: { readonly divide_by: number; readonly round: 'down' | 'up' } | null;
  readonly type: 'one_time' | 'recurring';
  readonly unit_amount: number | null;
  readonly unit_amount_decimal: string | null;
}

export interface TaxCodeObject {
  readonly id: string;
  readonly object: 'tax_code';
  readonly description: string;
  readonly name: string;
  readonly requirements: { readonly performance_location: 'optional' | 'required' } | null;
}

export interface FileObject {
  readonly id: string;
  readonly object: 'file';
  readonly created: number;
  readonly expires_at: number | null;
  readonly filename: string | null;
  readonly purpose: string;
  readonly size: number;
  readonly title: string | null;
  readonly type: string | null;
  readonly url: string | null;
}

export interface FileLinkObject {
  readonly id: string;
  readonly object: 'file_link';
  readonly created: number;
  readonly expires_at: number | null;
  readonly file: string;
  readonly livemode: boolean;
  readonly metadata: Metadata;
  readonly url: string;
}

export interface Address {
  readonly city: string | null;
  readonly country: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postal_code: string | null;
  readonly state: string | null;
}

export interface CustomerObject {
  readonly id: string;
  readonly object: 'customer';
  readonly address: Address | null;
  readonly balance: number;
  readonly created: number;
  readonly currency: string | null;
  readonly default_source: null;
  readonly delinquent: boolean;
  readonly description: string | null;
  readonly discount: null;
  readonly email: string | null;
  readonly invoice_prefix: string;
  readonly invoice_settings: {
    readonly custom_fields: null;
    readonly default_payment_method: null;
    readonly footer: null;
    readonly rendering_options: null;
  };
  readonly livemode: boolean;
  readonly metadata: Metadata;
  readonly name: string | null;
  readonly next_invoice_sequence: number;
  readonly phone: string | null;
  readonly preferred_locales: readonly string[];
  readonly shipping: null;
  readonly tax_exempt: 'exempt' | 'none' | 'reverse';
  readonly test_clock: string | null;
}

export type SubscriptionStatus =
  | 'active'
  | 'canceled'
  | 'incomplete'
  | 'incomplete_expired'
  | 'past_due'
  | 'paused'
  | 'trialing'
  | 'unpaid';

/** A subscription as kept; `handlers/subscriptions.ts` adds the fields that are the same for all. */
export interface SubscriptionObject {
  readonly id: string;
  readonly object: 'subscription';
  readonly cancel_at: number | null;
  readonly cancel_at_period_end: boolean;
  readonly canceled_at: number | null;
  readonly collection_method: 'charge_automatically' | 'send_invoice';
  readonly created: number;
  readonly currency: string;
  readonly customer: string;
  readonly days_until_due: number | null;
  readonly description: string | null;
  readonly ended_at: number | null;
  readonly items: readonly SubscriptionItem[];
  readonly livemode: boolean;
  readonly metadata: Metadata;
  readonly schedule: string | null;
  readonly status: SubscriptionStatus;
  readonly test_clock: string | null;
  readonly trial_end: number | null;
  readonly trial_start: number | null;
}

export interface SubscriptionItem {
  readonly id: string;
  readonly created: number;
  readonly current_period_end: number;
  readonly current_period_start: number;
  readonly price: string;
  readonly quantity: number;
}

export interface EventObject {
  readonly id: string;
  readonly object: 'event';
  readonly api_version: string;
  readonly created: number;
  readonly data: {
    readonly object: object;
    readonly previous_attributes?: Readonly<Record<string, unknown>>;
  };
  readonly livemode: boolean;
  readonly pending_webhooks: number;
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null };
  readonly type: string;
}
