import { once } from '../price-shapes.ts';
import type { SampleProduct } from '../sample-types.ts';
import { SERVICES } from './tax.ts';

/** Classes and what is paid by feeling. */
export const CLASSES: readonly SampleProduct[] = [
  {
    key: 'latte-art',
    name: { en: 'Latte art class', ja: 'ラテアート教室' },
    description: {
      en: 'Two hours, six people, all the milk you need.',
      ja: '2時間、定員6名。ミルクは使い放題です。',
    },
    age: 540,
    picture: 'class-30',
    taxCode: SERVICES,
    unitLabel: { en: 'seat', ja: '席' },
    prices: [once('jpy', 6600), once('usd', 4800)],
  },
  {
    key: 'home-brewing',
    name: { en: 'Home brewing basics', ja: 'おうちドリップ入門' },
    age: 520,
    picture: 'class-170',
    taxCode: SERVICES,
    unitLabel: { en: 'seat', ja: '席' },
    prices: [once('jpy', 4400)],
  },
  {
    key: 'cupping',
    name: { en: 'Sunday cupping', ja: '日曜カッピング会' },
    age: 70,
    picture: 'class-50',
    unitLabel: { en: 'seat', ja: '席' },
    prices: [
      { currency: 'jpy', custom: { minimum: 500, maximum: 5000, preset: 1500 }, taxBehavior: 'inclusive' },
    ],
  },
  {
    key: 'roasting-weekend',
    name: { en: 'Roasting weekend in Karuizawa', ja: '軽井沢 焙煎合宿' },
    age: 45,
    picture: 'leaf-140',
    taxCode: SERVICES,
    prices: [
      once('jpy', 48_000, { nickname: 'Shared room' }),
      once('jpy', 62_000, { nickname: 'Single room' }),
    ],
    live: null,
  },
  {
    key: 'private-class',
    name: { en: "Private class (barista's choice)", ja: 'プライベートレッスン（内容はバリスタにおまかせ）' },
    age: 25,
    taxCode: SERVICES,
    prices: [once('jpy', 22_000)],
  },
  {
    key: 'gift-card',
    name: { en: 'Gift card', ja: 'ギフトカード' },
    age: 700,
    picture: 'card-330',
    taxCode: 'txcd_10502000',
    prices: [
      { currency: 'jpy', custom: { minimum: 1000, maximum: 50_000, preset: 3000 } },
      { currency: 'usd', custom: { minimum: 1000, maximum: null, preset: null } },
    ],
  },
  {
    key: 'tip-jar',
    name: { en: 'Tip jar', ja: '応援チップ' },
    keepsLanguage: 'en',
    age: 240,
    picture: 'cup-45',
    taxCode: 'txcd_00000000',
    prices: [{ currency: 'jpy', custom: { minimum: null, maximum: null, preset: 500 } }],
  },
];
