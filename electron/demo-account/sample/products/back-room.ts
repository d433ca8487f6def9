import { monthly, once } from '../price-shapes.ts';
import type { SampleProduct } from '../sample-types.ts';
import { FOOD, SOFTWARE } from './tax.ts';

/** What is no longer sold, and drafts without a price. */
export const BACK_ROOM: readonly SampleProduct[] = [
  {
    key: 'summer-box-2024',
    name: { en: 'Summer box 2024', ja: '夏の詰め合わせ 2024' },
    age: 880,
    archived: true,
    picture: 'box-50',
    taxCode: FOOD,
    prices: [once('jpy', 5400, { archived: true })],
  },
  {
    key: 'classic-plan',
    name: { en: 'Classic plan (old customers only)', ja: '旧クラシックプラン（既存のお客様のみ）' },
    age: 1060,
    archived: true,
    picture: 'screen-0',
    taxCode: SOFTWARE,
    descriptor: 'MORI CLASSIC',
    prices: [monthly('usd', 700, { taxBehavior: 'exclusive' })],
  },
  {
    key: 'delivery-box',
    name: { en: 'Delivery box', ja: '配達ボックス' },
    age: 750,
    archived: true,
    good: true,
    prices: [once('jpy', 2200)],
  },
  {
    key: 'winter-blend',
    name: { en: 'Winter blend (draft)', ja: '冬のブレンド（準備中）' },
    age: 2,
    picture: 'bag-210',
    taxCode: FOOD,
    good: true,
    prices: [],
    live: null,
  },
  {
    key: 'untitled',
    name: { en: 'New product', ja: '新商品' },
    age: 1,
    prices: [],
    live: null,
  },
];
