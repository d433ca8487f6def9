import type { Account } from '../store/account.ts';
import type { ModeStore } from '../store/mode-store.ts';
import type { PriceObject, ProductObject } from '../store/objects.ts';
import { generatedProducts } from './generated.ts';
import { KISSA_MORI } from './kissa-mori.ts';
import { recordPast } from './past-event.ts';
import { textFrom } from './random.ts';
import type { Bilingual, SampleLanguage, SamplePrice, SampleProduct } from './sample-types.ts';

export type CatalogSize = 40 | 1000 | 10_000 | 100_000;

/** How the generated products lie in time. */
export type Crowding = 'spread' | 'hour' | 'second';

export interface CatalogSeed {
  readonly seed: string;
  readonly size: CatalogSize;
  readonly created: Crowding;
  readonly language: SampleLanguage;
  /** When the shop was made, in seconds since the epoch; everything else counts back from it. */
  readonly seededAt: number;
  readonly origin: string;
}

const DAY = 86_400;

/**
 * Fills one mode with the sample shop. The same seed gives the same objects, so what nobody
 * changed need not be kept on disk. Live mode always holds the small shop.
 */
export function seedCatalog(account: Account, store: ModeStore, seed: CatalogSeed): void {
  const made = KISSA_MORI.flatMap((sample) => {
    const shown = store.livemode ? inLiveMode(sample) : sample;
    return shown === undefined ? [] : [madeFrom(shown, seed, store.livemode)];
  });
  const more = store.livemode ? [] : generatedProducts(seed, seed.size - made.length);
  const all = [...more, ...made];
  // In order of creation each object is appended at the end of its list.
  for (const { product } of all.toSorted((a, b) => a.product.created - b.product.created)) {
    store.products.put(product);
  }
  const prices = all.flatMap((entry) => entry.prices);
  for (const price of prices.toSorted((a, b) => a.created - b.created)) store.prices.put(price);
  for (const { product, prices: own } of made) recordLately(account, store, product, own, seed.seededAt);
}

/** The feed of the last thirty days knows the newest products (facts 9.4). */
function recordLately(
  account: Account,
  store: ModeStore,
  product: ProductObject,
  prices: readonly PriceObject[],
  seededAt: number,
): void {
  if (product.created < seededAt - 29 * DAY) return;
  recordPast(account, store, { type: 'product.created', object: product, created: product.created });
  for (const price of prices) {
    recordPast(account, store, { type: 'price.created', object: price, created: price.created });
  }
}

/** The id of a sample product: the same in both modes, as after "Copy to live mode". */
export function sampleProductId(seed: string, key: string): string {
  return `prod_${textFrom(`${seed} product ${key}`, 14)}`;
}

/** The id of a sample price: never the same in two modes. */
export function samplePriceId(seed: string, livemode: boolean, key: string, position: number): string {
  return `price_1${textFrom(`${seed} ${livemode ? 'live' : 'test'} price ${key} ${position}`, 23)}`;
}

function inLiveMode(sample: SampleProduct): SampleProduct | undefined {
  return sample.live === null ? undefined : { ...sample, ...sample.live };
}

export interface MadeProduct {
  readonly product: ProductObject;
  readonly prices: readonly PriceObject[];
}

function madeFrom(sample: SampleProduct, seed: CatalogSeed, livemode: boolean): MadeProduct {
  const { key } = sample;
  const language = sample.keepsLanguage ?? seed.language;
  const say = (text: Bilingual | undefined): string | null => text?.[language] ?? null;
  // An odd number of seconds into the day, so that objects do not crowd into one second.
  const created = seed.seededAt - sample.age * DAY + ((textFrom(key, 2).charCodeAt(0) * 37) % 3600);
  const id = sampleProductId(seed.seed, key);
  const prices = sample.prices.map((price, position) =>
    samplePrice(price, {
      id: samplePriceId(seed.seed, livemode, key, position),
      product: id,
      created: created + position,
      livemode,
    }),
  );
  const product: ProductObject = {
    id,
    object: 'product',
    active: sample.archived !== true,
    created,
    default_price: prices[0]?.active === true || sample.archived === true ? (prices[0]?.id ?? null) : null,
    description: say(sample.description),
    images: sample.picture === undefined ? [] : [`${seed.origin}/images/${sample.picture}.png`],
    livemode,
    marketing_features: (sample.features ?? []).map((feature) => ({ name: feature[language] })),
    metadata: sample.metadata ?? {},
    name: sample.name[language],
    package_dimensions: sample.package ?? null,
    shippable: sample.shippable ?? null,
    statement_descriptor: sample.descriptor ?? null,
    tax_code: sample.taxCode ?? null,
    tax_details:
      sample.taxCode === undefined ? null : { performance_location: null, tax_code: sample.taxCode },
    type: sample.good === true ? 'good' : 'service',
    unit_label: say(sample.unitLabel),
    updated: sample.touched === undefined ? created : seed.seededAt - sample.touched * DAY,
    url: sample.url ?? null,
  };
  return { product, prices };
}

export interface PriceIdentity {
  readonly id: string;
  readonly product: string;
  readonly created: number;
  readonly livemode: boolean;
}

/** A price of the sample shop in the API's shape. */
export function samplePrice(sample: SamplePrice, identity: PriceIdentity): PriceObject {
  const amountMinor = sample.amountMinor ?? null;
  return {
    id: identity.id,
    object: 'price',
    active: sample.archived !== true,
    billing_scheme: sample.tiers === undefined ? 'per_unit' : 'tiered',
    created: identity.created,
    currency: sample.currency,
    ...(sample.options === undefined ? {} : { currency_options: sample.options }),
    custom_unit_amount: sample.custom ?? null,
    livemode: identity.livemode,
    lookup_key: sample.lookupKey ?? null,
    metadata: sample.metadata ?? {},
    nickname: sample.nickname ?? null,
    product: identity.product,
    recurring:
      sample.every === undefined
        ? null
        : {
            interval: sample.every,
            interval_count: sample.everyCount ?? 1,
            meter: sample.meter ?? null,
            trial_period_days: sample.trialDays ?? null,
            usage_type: sample.meter === undefined ? 'licensed' : 'metered',
          },
    tax_behavior: sample.taxBehavior ?? 'unspecified',
    ...(sample.tiers === undefined ? {} : { tiers: sample.tiers }),
    tiers_mode: sample.tiersMode ?? null,
    transform_quantity: sample.perPackage ?? null,
    type: sample.every === undefined ? 'one_time' : 'recurring',
    unit_amount: amountMinor,
    unit_amount_decimal: sample.amountDecimal ?? (amountMinor === null ? null : String(amountMinor)),
  };
}
