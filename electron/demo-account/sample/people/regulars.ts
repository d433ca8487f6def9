import type { Bilingual } from '../sample-types.ts';
import { club, named, solo, type SampleCustomer } from './person.ts';

const ORDINARY_NAMES: readonly Bilingual[] = [
  named('Aiko Sato', '佐藤 愛子'),
  named('Ben Carter', 'ベン・カーター'),
  named('Chika Ueno', '上野 千佳'),
  named('Fumi Hoshino', '星野 文'),
  named('Grace Kim', 'グレース・キム'),
  named('Haruto Kondo', '近藤 陽翔'),
  named('Izumi Arai', '新井 泉'),
  named('Lena Fischer', 'レナ・フィッシャー'),
  named('Masa Ishii', '石井 雅'),
  named('Noor Al-Sabah', 'ヌール・アルサバーハ'),
];

export const ORDINARY: readonly SampleCustomer[] = ORDINARY_NAMES.map((name, at) => ({
  key: `ordinary-${at}`,
  name,
  email: `${name.en.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.com`,
  age: 20 + at * 31,
  locales: at % 2 === 0 ? ['ja'] : ['en'],
  metadata: { branch: at % 3 === 0 ? 'kyoto' : 'tokyo' },
  subscriptions: [at % 2 === 0 ? club : { ...solo, price: 1 }],
  ...(at % 2 === 0 ? { live: true as const } : {}),
}));

/** More customers of one email than a look-up should follow one by one (facts 7: cap at 20). */
export const FRONT_DESK: readonly SampleCustomer[] = Array.from({ length: 22 }, (_, at) => ({
  key: `front-desk-${at}`,
  name: named(`Front desk, order ${at + 1}`, `フロント 注文${at + 1}`),
  email: 'frontdesk@blue-heron.example',
  age: 10 + at * 13,
  ...(at === 7 ? { subscriptions: [{ product: 'cafe-pass' }] } : {}),
}));
