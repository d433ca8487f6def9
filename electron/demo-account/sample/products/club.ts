import { SAMPLE_METERS } from '../../handlers/price-recurring.ts';
import { monthly, option, tier, yearly } from '../price-shapes.ts';
import type { SampleProduct } from '../sample-types.ts';
import { FOOD, SERVED_FOOD, SERVICES } from './tax.ts';

/** Subscriptions of beans and the things sold by the month. */
export const CLUB: readonly SampleProduct[] = [
  {
    key: 'bean-club',
    name: { en: 'Bean Club', ja: 'コーヒー豆の定期便' },
    description: {
      en: 'Two bags a month, chosen by the roaster.',
      ja: '毎月2袋、焙煎士が選んでお届けします。',
    },
    age: 900,
    touched: 30,
    picture: 'box-24',
    taxCode: FOOD,
    descriptor: 'KISSA MORI CLUB',
    features: [
      { en: 'Two bags of 200 g', ja: '200g入りを2袋' },
      { en: 'Free shipping', ja: '送料無料' },
      { en: 'Skip any month', ja: 'いつでもお休みできます' },
    ],
    metadata: { cycle: 'monthly', owner: 'sato' },
    url: 'https://kissa-mori.example/club',
    prices: [
      monthly('jpy', 2980, {
        lookupKey: 'bean_club_monthly',
        options: { usd: option(2200), eur: option(2050) },
      }),
      yearly('jpy', 32_800, { lookupKey: 'bean_club_yearly' }),
      monthly('jpy', 2680, { archived: true, nickname: 'Price until 2025' }),
    ],
  },
  {
    key: 'bean-club-gift',
    name: { en: 'Bean Club, six months as a gift', ja: 'コーヒー定期便ギフト（6か月）' },
    age: 320,
    picture: 'box-340',
    taxCode: FOOD,
    descriptor: 'KISSA MORI GIFT',
    prices: [monthly('jpy', 17_800, { everyCount: 6 })],
  },
  {
    key: 'espresso-weekly',
    name: { en: 'Espresso weekly', ja: 'エスプレッソ週便' },
    description: { en: 'One kilogram every week for small cafés.', ja: '小さなカフェのための毎週1kg。' },
    age: 280,
    picture: 'bag-350',
    taxCode: FOOD,
    descriptor: 'KISSA MORI ESPRESSO',
    unitLabel: { en: 'kg', ja: 'kg' },
    prices: [
      {
        currency: 'jpy',
        every: 'week',
        tiersMode: 'volume',
        tiers: [tier(5, 5200), tier(20, 4800), tier(null, 4300)],
        taxBehavior: 'exclusive',
        lookupKey: 'espresso_weekly',
      },
    ],
  },
  {
    key: 'cafe-pass',
    name: { en: 'Café pass', ja: 'カフェパス' },
    description: { en: 'One cup a day, any branch.', ja: '全店舗で1日1杯。' },
    age: 450,
    picture: 'card-24',
    taxCode: SERVED_FOOD,
    descriptor: 'KISSA MORI PASS',
    prices: [
      monthly('jpy', 4500, { trialDays: 7 }),
      { currency: 'jpy', amountMinor: 400, every: 'day', taxBehavior: 'inclusive' },
    ],
  },
  {
    key: 'wholesale-kuwait',
    name: { en: 'Wholesale, Kuwait City', ja: '卸売 クウェート' },
    description: {
      en: 'For Dar Al-Qahwa: roasted on Tuesday, flown on Thursday.',
      ja: '火曜に焙煎し、木曜に空輸します。',
    },
    keepsLanguage: 'en',
    age: 200,
    picture: 'bag-90',
    taxCode: FOOD,
    descriptor: 'KISSA MORI WHOLESALE',
    unitLabel: { en: 'carton', ja: 'カートン' },
    prices: [monthly('kwd', 48_500, { taxBehavior: 'exclusive', lookupKey: 'wholesale_kw' })],
  },
  {
    key: 'workshop-membership',
    name: { en: 'Workshop membership', ja: '工房メンバーシップ' },
    age: 365,
    picture: 'class-260',
    taxCode: SERVICES,
    descriptor: 'KISSA MORI KOBO',
    unitLabel: { en: 'person', ja: '名' },
    prices: [monthly('jpy', 8800), yearly('jpy', 88_000)],
  },
  {
    key: 'roaster-hours',
    name: { en: 'Shared roaster, by the hour', ja: '共用焙煎機（時間制）' },
    description: {
      en: 'Counted by the machine, billed at the end of the month.',
      ja: '機械が計測し、月末に請求します。',
    },
    age: 260,
    picture: 'kettle-10',
    taxCode: SERVICES,
    descriptor: 'KISSA MORI ROASTER',
    unitLabel: { en: 'hour', ja: '時間' },
    prices: [
      {
        currency: 'jpy',
        amountMinor: 3500,
        every: 'month',
        meter: SAMPLE_METERS[0],
        taxBehavior: 'exclusive',
      },
    ],
  },
];
