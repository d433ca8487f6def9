import type { PriceObject, ProductObject } from '../store/objects.ts';
import type { CatalogSeed, Crowding, MadeProduct } from './catalog.ts';
import { monthly, once } from './price-shapes.ts';
import { pick, seededRandom, textFrom } from './random.ts';
import type { Bilingual, SamplePrice } from './sample-types.ts';

type Words = readonly [Bilingual, ...Bilingual[]];

const w = (en: string, ja: string): Bilingual => ({ en, ja });

const ORIGINS: Words = [
  w('Ethiopia Guji', 'エチオピア グジ'),
  w('Kenya Nyeri', 'ケニア ニエリ'),
  w('Colombia Huila', 'コロンビア ウィラ'),
  w('Guatemala Antigua', 'グアテマラ アンティグア'),
  w('Brazil Cerrado', 'ブラジル セラード'),
  w('Rwanda Nyamasheke', 'ルワンダ ニャマシェケ'),
  w('Sumatra Lintong', 'スマトラ リントン'),
  w('Costa Rica Tarrazú', 'コスタリカ タラス'),
  w('Yemen Haraz', 'イエメン ハラーズ'),
  w('Peru Cajamarca', 'ペルー カハマルカ'),
];
const PROCESSES: Words = [
  w('washed', 'ウォッシュト'),
  w('natural', 'ナチュラル'),
  w('honey', 'ハニー'),
  w('anaerobic', 'アナエロビック'),
];
const ROASTS: Words = [
  w('light', '浅煎り'),
  w('medium', '中煎り'),
  w('city', '中深煎り'),
  w('dark', '深煎り'),
];
const SIZES: Words = [w('100 g', '100g'), w('200 g', '200g'), w('500 g', '500g'), w('1 kg', '1kg')];
const TOOLS: Words = [
  w('Server', 'コーヒーサーバー'),
  w('Dripper', 'ドリッパー'),
  w('Scale', 'スケール'),
  w('Canister', 'キャニスター'),
  w('Tumbler', 'タンブラー'),
  w('Tasting cup', 'カッピングカップ'),
];
const COLOURS: Words = [
  w('white', '白'),
  w('indigo', '藍色'),
  w('moss', '苔色'),
  w('clay', '土色'),
  w('black', '黒'),
  w('amber', '琥珀色'),
];
const TOWNS: Words = [
  w('Kyoto', '京都'),
  w('Sapporo', '札幌'),
  w('Fukuoka', '福岡'),
  w('Kanazawa', '金沢'),
  w('Portland', 'ポートランド'),
  w('Lisbon', 'リスボン'),
];
const LESSONS: Words = [
  w('Latte art', 'ラテアート'),
  w('Cupping', 'カッピング'),
  w('Roasting', '焙煎'),
  w('Pour-over', 'ハンドドリップ'),
];
const NOTES: Words = [
  w('Ripe cherry and cane sugar.', '熟したチェリーときび砂糖。'),
  w('Orange peel, cocoa, long finish.', 'オレンジピールとカカオ、長い余韻。'),
  w('Soft and round, for milk.', 'やわらかく丸い味。ミルクによく合います。'),
  w('Bright, with a hint of tomato.', '明るい酸味とほのかなトマト。'),
];

const THREE_YEARS = 3 * 365 * 86_400;
const HOUR = 3600;

/** Products that scripts once made close together, in the middle of the shop's time (design, Sync 8). */
interface Crowd {
  readonly count: number;
  readonly seconds: number;
}

function crowdOf(created: Crowding, count: number): Crowd {
  switch (created) {
    case 'spread':
      return { count: Math.min(250, count), seconds: 1 };
    case 'hour':
      return { count: Math.floor(count * 0.9), seconds: HOUR };
    case 'second':
      return { count: Math.min(3000, count), seconds: 1 };
  }
}

/** Products beyond the forty, made quickly and alike enough to a real shop's long tail. */
export function generatedProducts(seed: CatalogSeed, count: number): readonly MadeProduct[] {
  const random = seededRandom(`${seed.seed} catalog ${seed.size}`);
  const shop = textFrom(`${seed.seed} ${seed.size} shop`, 16);
  const made: MadeProduct[] = [];
  const start = seed.seededAt - THREE_YEARS;
  const step = (THREE_YEARS - 30 * 86_400) / Math.max(1, count);
  const crowd = crowdOf(seed.created, count);
  const crowdFrom = Math.floor((count - crowd.count) / 2);
  const crowdAt = Math.floor(start + crowdFrom * step);
  for (let number = 0; number < count; number++) {
    const place = number - crowdFrom;
    const isCrowded = place >= 0 && place < crowd.count;
    const created = isCrowded
      ? crowdAt + Math.floor((place * crowd.seconds) / crowd.count)
      : Math.floor(start + number * step);
    made.push(oneProduct({ seed, shop, number, created, random }));
  }
  return made;
}

interface Draft {
  readonly name: string;
  readonly description: string | null;
  readonly taxCode: string | null;
  readonly picture: string | null;
  readonly good: boolean;
  readonly unitLabel: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly price: SamplePrice;
}

interface Place {
  readonly seed: CatalogSeed;
  /** Text that all ids of this shop begin with. */
  readonly shop: string;
  readonly number: number;
  readonly created: number;
  readonly random: () => number;
}

function oneProduct({ seed, shop, number, created, random }: Place): MadeProduct {
  // One in eight is written in the shop's other language.
  const other = seed.language === 'en' ? 'ja' : 'en';
  const language = random() < 0.125 ? other : seed.language;
  const draft = draftOf(number, (text) => text[language], random);
  const own = scrambled(number);
  const id = `prod_${shop.slice(0, 7)}${own}`;
  const priceId = `price_1${shop}${own}`;
  const active = random() > 0.1;
  const product: ProductObject = {
    id,
    object: 'product',
    active,
    created,
    default_price: priceId,
    description: draft.description,
    images: draft.picture === null ? [] : [`${seed.origin}/images/${draft.picture}.png`],
    livemode: false,
    marketing_features: [],
    metadata: draft.metadata,
    name: draft.name,
    package_dimensions: null,
    shippable: draft.good ? true : null,
    statement_descriptor: null,
    tax_code: draft.taxCode,
    tax_details: draft.taxCode === null ? null : { performance_location: null, tax_code: draft.taxCode },
    type: draft.good ? 'good' : 'service',
    unit_label: draft.unitLabel,
    updated: random() < 0.2 ? Math.min(seed.seededAt, created + Math.floor(random() * 8_000_000)) : created,
    url: null,
  };
  return { product, prices: [onePrice(draft.price, priceId, id, created)] };
}

function onePrice(sample: SamplePrice, id: string, product: string, created: number): PriceObject {
  const amountMinor = sample.amountMinor ?? 0;
  return {
    id,
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created,
    currency: sample.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product,
    recurring:
      sample.every === undefined
        ? null
        : {
            interval: sample.every,
            interval_count: 1,
            meter: null,
            trial_period_days: null,
            usage_type: 'licensed',
          },
    tax_behavior: sample.taxBehavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: sample.every === undefined ? 'one_time' : 'recurring',
    unit_amount: amountMinor,
    unit_amount_decimal: String(amountMinor),
  };
}

function draftOf(number: number, say: (text: Bilingual) => string, random: () => number): Draft {
  const kind = random();
  const missingTaxCode = random() < 0.07;
  if (kind < 0.6) {
    const origin = pick(ORIGINS, random);
    const process = pick(PROCESSES, random);
    const roast = pick(ROASTS, random);
    const lot = `L${String(number).padStart(5, '0')}`;
    return {
      name: `${say(origin)} ${say(process)} ${say(roast)} ${say(pick(SIZES, random))} ${lot}`,
      description: random() < 0.7 ? say(pick(NOTES, random)) : null,
      taxCode: missingTaxCode ? null : 'txcd_40040000',
      picture: random() < 0.5 ? `bag-${Math.floor(random() * 36) * 10}` : null,
      good: true,
      unitLabel: null,
      metadata: { lot, roast: roast.en },
      price: once(random() < 0.8 ? 'jpy' : 'usd', 800 + Math.floor(random() * 400) * 10),
    };
  }
  if (kind < 0.85) {
    const colour = pick(COLOURS, random);
    return {
      name: `${say(pick(TOOLS, random))} (${say(colour)}) No. ${number}`,
      description: null,
      taxCode: missingTaxCode ? null : 'txcd_99999999',
      picture: random() < 0.3 ? `cup-${Math.floor(random() * 36) * 10}` : null,
      good: true,
      unitLabel: null,
      metadata: { colour: colour.en, sku: `KM-${number}` },
      price:
        kind < 0.65
          ? once('kwd', 1000 + Math.floor(random() * 900) * 10)
          : once('jpy', 1500 + Math.floor(random() * 200) * 100),
    };
  }
  const town = pick(TOWNS, random);
  return {
    name: `${say(pick(LESSONS, random))} ${say(town)} #${number}`,
    description: null,
    taxCode: missingTaxCode ? null : 'txcd_20030000',
    picture: null,
    good: false,
    unitLabel: say({ en: 'seat', ja: '席' }),
    metadata: { town: town.en },
    price:
      random() < 0.5
        ? monthly('usd', 900 + Math.floor(random() * 90) * 100, { taxBehavior: 'exclusive' })
        : once('jpy', 3000 + Math.floor(random() * 100) * 100),
  };
}

/**
 * Seven characters that are unique by number and look like no sequence; hashing each id would take
 * most of the start at 100,000.
 */
function scrambled(number: number): string {
  // An odd factor maps 32-bit numbers one to one.
  const mixed = Math.imul(number + 1, 2_654_435_761) >>> 0;
  return mixed.toString(36).padStart(7, '0');
}
