import type {
  CurrencyOption,
  PriceRecurring,
  PriceTier,
  ProductObject,
  TaxBehavior,
} from '../store/objects.ts';

export type SampleLanguage = 'en' | 'ja';

/** A text in both languages of the sample shop. */
export interface Bilingual {
  readonly en: string;
  readonly ja: string;
}

/** A price of the sample shop; what is left out is as Stripe makes it. */
export interface SamplePrice {
  readonly currency: string;
  readonly amountMinor?: number;
  /** For amounts below the smallest unit. */
  readonly amountDecimal?: string;
  readonly every?: PriceRecurring['interval'];
  readonly everyCount?: number;
  readonly meter?: string;
  readonly trialDays?: number;
  readonly custom?: {
    readonly minimum: number | null;
    readonly maximum: number | null;
    readonly preset: number | null;
  };
  readonly tiers?: readonly PriceTier[];
  readonly tiersMode?: 'graduated' | 'volume';
  readonly perPackage?: { readonly divide_by: number; readonly round: 'down' | 'up' };
  readonly options?: Readonly<Record<string, CurrencyOption>>;
  readonly lookupKey?: string;
  readonly nickname?: string;
  readonly taxBehavior?: TaxBehavior;
  readonly archived?: true;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface SampleProduct {
  /** Names the product in code; its ids come from it. */
  readonly key: string;
  readonly name: Bilingual;
  readonly description?: Bilingual;
  /** The few products of a bilingual shop that are written in the other language. */
  readonly keepsLanguage?: SampleLanguage;
  /** Days since it was made, and since it was last changed. */
  readonly age: number;
  readonly touched?: number;
  readonly archived?: true;
  readonly picture?: string;
  readonly taxCode?: string;
  readonly descriptor?: string;
  readonly unitLabel?: Bilingual;
  readonly features?: readonly Bilingual[];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly good?: true;
  readonly shippable?: boolean;
  readonly package?: ProductObject['package_dimensions'];
  readonly prices: readonly SamplePrice[];
  /** How it differs in live mode; `null`: it is not there. */
  readonly live?: Partial<Omit<SampleProduct, 'key' | 'live'>> | null;
}
