import { SAMPLE_METERS } from '../../handlers/price-recurring.ts';
import { monthly, once, option, tier, yearly } from '../price-shapes.ts';
import type { SampleProduct } from '../sample-types.ts';
import { SERVICES, SOFTWARE } from './tax.ts';

/** The software side: a till and ordering service other cafés rent. */
export const SOFTWARE_PLANS: readonly SampleProduct[] = [
  {
    key: 'team-plan',
    name: { en: 'Team plan', ja: 'チームプラン' },
    description: {
      en: 'Ordering and till for cafés with several people.',
      ja: '複数人で使うカフェ向けの注文・レジサービス。',
    },
    age: 830,
    touched: 5,
    picture: 'screen-220',
    taxCode: SOFTWARE,
    descriptor: 'MORI TEAM PLAN',
    unitLabel: { en: 'seat', ja: '席' },
    features: [
      { en: 'Up to 50 people', ja: '50名まで' },
      { en: 'All reports', ja: 'すべてのレポート' },
      { en: 'Support by chat', ja: 'チャットサポート' },
    ],
    metadata: { plan: 'team', sort: '2' },
    url: 'https://till.kissa-mori.example/team',
    prices: [
      {
        currency: 'usd',
        every: 'month',
        tiersMode: 'graduated',
        tiers: [tier(5, 1200, 0), tier(20, 1000), tier(null, 800)],
        taxBehavior: 'exclusive',
        lookupKey: 'team_monthly',
        metadata: { seats: 'graduated' },
      },
      yearly('usd', 12_000, {
        taxBehavior: 'exclusive',
        lookupKey: 'team_yearly',
        options: { jpy: option(18_000) },
      }),
    ],
  },
  {
    key: 'solo-plan',
    name: { en: 'Solo plan', ja: 'ソロプラン' },
    description: { en: 'For one person and one till.', ja: 'ひとりで使うレジ1台のためのプラン。' },
    age: 829,
    picture: 'screen-160',
    taxCode: SOFTWARE,
    descriptor: 'MORI SOLO PLAN',
    unitLabel: { en: 'till', ja: '台' },
    metadata: { plan: 'solo', sort: '1' },
    prices: [
      monthly('usd', 900, { taxBehavior: 'exclusive', lookupKey: 'solo_monthly', trialDays: 14 }),
      yearly('usd', 9000, { taxBehavior: 'exclusive', lookupKey: 'solo_yearly' }),
    ],
  },
  {
    key: 'company-plan',
    name: { en: 'Company plan', ja: 'カンパニープラン' },
    age: 400,
    picture: 'screen-280',
    taxCode: SOFTWARE,
    descriptor: 'MORI COMPANY',
    metadata: { plan: 'company', sort: '3' },
    prices: [
      monthly('usd', 29_900, { taxBehavior: 'exclusive' }),
      monthly('bhd', 112_500, { taxBehavior: 'exclusive' }),
      {
        currency: 'usd',
        amountMinor: 80_000,
        every: 'month',
        everyCount: 3,
        taxBehavior: 'exclusive',
        nickname: 'Quarterly',
      },
    ],
  },
  {
    key: 'order-api',
    name: { en: 'Ordering API', ja: '注文API' },
    description: {
      en: 'Each order counts; fractions of a cent add up.',
      ja: '注文ごとに課金。1円未満も積算します。',
    },
    keepsLanguage: 'en',
    age: 310,
    picture: 'screen-190',
    taxCode: SOFTWARE,
    descriptor: 'MORI ORDER API',
    unitLabel: { en: 'order', ja: '件' },
    prices: [
      {
        currency: 'usd',
        amountDecimal: '0.85',
        every: 'month',
        meter: SAMPLE_METERS[1],
        taxBehavior: 'exclusive',
      },
    ],
  },
  {
    key: 'sms-pack',
    name: { en: 'Text messages', ja: 'SMSパック' },
    age: 180,
    taxCode: SOFTWARE,
    unitLabel: { en: 'message', ja: '通' },
    prices: [monthly('usd', 500, { perPackage: { divide_by: 100, round: 'up' }, taxBehavior: 'exclusive' })],
  },
  {
    key: 'setup-service',
    name: { en: 'Setting up on site', ja: '訪問設定サービス' },
    age: 300,
    taxCode: SERVICES,
    prices: [once('jpy', 33_000), once('usd', 25_000)],
  },
  {
    key: 'menu-translation',
    name: { en: 'Menu translation', ja: 'メニュー翻訳' },
    description: {
      en: 'Japanese, English and Korean, by people.',
      ja: '日本語・英語・韓国語。人の手で訳します。',
    },
    age: 8,
    taxCode: SERVICES,
    unitLabel: { en: 'page', ja: 'ページ' },
    prices: [once('jpy', 3500), once('krw', 32_000)],
    live: null,
  },
];
