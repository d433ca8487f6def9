import type { SubscriptionStatus } from '../store/objects.ts';
import type { Bilingual } from './sample-types.ts';

/** A subscription of a sample customer, to the first price of a product unless said otherwise. */
export interface SampleSubscription {
  readonly product: string;
  readonly price?: number;
  readonly status?: SubscriptionStatus;
  readonly age?: number;
  readonly endsAtPeriodEnd?: true;
  readonly byInvoice?: true;
  readonly scheduled?: true;
  /** Further products on the same subscription. */
  readonly also?: readonly string[];
}

export interface SampleCustomer {
  readonly key: string;
  readonly name: Bilingual | null;
  readonly email: string | null;
  /** Days since it was made. */
  readonly age: number;
  readonly locales?: readonly string[];
  readonly phone?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly onTestClock?: true;
  /** Deleted so many days ago. */
  readonly deleted?: number;
  /** The email was another one until so many days ago. */
  readonly emailBefore?: { readonly email: string; readonly days: number };
  readonly subscriptions?: readonly SampleSubscription[];
  /** Also a customer in live mode. */
  readonly live?: true;
}

const named = (en: string, ja: string): Bilingual => ({ en, ja });
const club: SampleSubscription = { product: 'bean-club' };
const solo: SampleSubscription = { product: 'solo-plan' };

/** The email as kept differs from what the person will type. */
const SPELLINGS: readonly SampleCustomer[] = [
  {
    key: 'capitals',
    name: named('Hanako Tanaka', '田中 花子'),
    email: 'Hanako.Tanaka@Example.com',
    age: 300,
    subscriptions: [club],
    live: true,
  },
  {
    key: 'case-low',
    name: named('Ken Ito', '伊藤 健'),
    email: 'ken.ito@example.com',
    age: 500,
    subscriptions: [solo],
  },
  { key: 'case-high', name: named('Ken Ito', '伊藤 健'), email: 'Ken.Ito@example.com', age: 40 },
  {
    key: 'space-before',
    name: named('Mika Mori', '森 美香'),
    email: ' mika.mori@example.com',
    age: 120,
    subscriptions: [club],
  },
  {
    key: 'space-after',
    name: named('Shin Abe', '阿部 慎'),
    email: 'shin.abe@example.com ',
    age: 95,
    subscriptions: [solo],
  },
  {
    key: 'full-width',
    name: named('Yuki Hayashi', '林 由紀'),
    email: 'ｙｕｋｉ．ｈａｙａｓｈｉ＠example.com',
    age: 210,
    subscriptions: [club],
  },
  {
    key: 'zero-width',
    name: named('Hiro Kato', '加藤 浩'),
    email: 'hiro.kato\u200B@example.com',
    age: 60,
    subscriptions: [club],
  },
  {
    key: 'plus-tag',
    name: named('Daisuke Ono', '小野 大輔'),
    email: 'daisuke.ono+coffee@gmail.com',
    age: 340,
    subscriptions: [club],
    live: true,
  },
  { key: 'plus-plain', name: named('Daisuke Ono', '小野 大輔'), email: 'daisuke.ono@gmail.com', age: 20 },
  {
    key: 'dots',
    name: named('Momoko Yamada', '山田 桃子'),
    email: 'momoko.yamada@gmail.com',
    age: 260,
    subscriptions: [solo],
  },
  {
    key: 'no-dots',
    name: named('Momoko Yamada', '山田 桃子'),
    email: 'momokoyamada@gmail.com',
    age: 15,
    subscriptions: [{ ...solo, status: 'canceled' }],
  },
  {
    key: 'gmial',
    name: named('Taro Suzuki', '鈴木 太郎'),
    email: 'taro.suzuki@gmial.com',
    age: 33,
    subscriptions: [club],
  },
  {
    key: 'dot-con',
    name: named('Rin Ueda', '上田 凛'),
    email: 'rin.ueda@example.con',
    age: 47,
    subscriptions: [club],
  },
  { key: 'no-tld', name: named('Sora Endo', '遠藤 空'), email: 'sora.endo@docomo', age: 28 },
  {
    key: 'docomo-dots',
    name: named('Nao Kimura', '木村 直'),
    email: 'nao..kimura.@docomo.ne.jp',
    age: 410,
    subscriptions: [club],
  },
  {
    key: 'yahoo-jp',
    name: named('Emi Sakai', '酒井 絵美'),
    email: 'emi.sakai@yahoo.co.jp',
    age: 190,
    subscriptions: [club],
  },
  {
    key: 'punycode',
    name: named('Post office of the example', '例えの郵便'),
    email: 'post@xn--r8jz45g.example',
    age: 130,
    subscriptions: [solo],
  },
  {
    key: 'unicode-domain',
    name: named('Cafe Reika', '喫茶れいか'),
    email: 'reika@喫茶れいか.example',
    age: 88,
    subscriptions: [solo],
  },
  // The first letter after the x is Cyrillic.
  {
    key: 'cyrillic',
    name: named('Ana Novak', 'アナ・ノヴァク'),
    email: 'ana.novak@ex\u0430mple.com',
    age: 52,
    subscriptions: [club],
  },
  {
    key: 'composed',
    name: named('José Álvarez', 'ホセ・アルバレス'),
    email: 'jos\u00E9@example.com',
    age: 77,
    subscriptions: [solo],
  },
  {
    key: 'decomposed',
    name: named('José Álvarez', 'ホセ・アルバレス'),
    email: 'jose\u0301@example.com',
    age: 76,
  },
  {
    key: 'apostrophe',
    name: named("Siobhán O'Brien", 'シヴォーン・オブライエン'),
    email: "siobhan.o'brien@example.com",
    age: 142,
    subscriptions: [club],
  },
];

/** Several customers, one email: which one would Stripe open? */
const DUPLICATES: readonly SampleCustomer[] = [
  {
    key: 'twin-old-active',
    name: named('Kaori Noda', '野田 香織'),
    email: 'kaori.noda@example.com',
    age: 700,
    subscriptions: [club],
    live: true,
  },
  { key: 'twin-new-none', name: named('Kaori Noda', '野田 香織'), email: 'kaori.noda@example.com', age: 12 },
  {
    key: 'shadowed-old',
    name: named('Goro Fujii', '藤井 五郎'),
    email: 'goro.fujii@example.com',
    age: 650,
    subscriptions: [{ product: 'team-plan' }],
  },
  {
    key: 'shadowing-new',
    name: named('Goro Fujii', '藤井 五郎'),
    email: 'goro.fujii@example.com',
    age: 9,
    subscriptions: [club],
  },
  {
    key: 'canceled-new',
    name: named('Aya Maeda', '前田 彩'),
    email: 'aya.maeda@example.com',
    age: 30,
    subscriptions: [{ ...club, status: 'canceled' }],
  },
  {
    key: 'active-old',
    name: named('Aya Maeda', '前田 彩'),
    email: 'aya.maeda@example.com',
    age: 480,
    subscriptions: [solo],
  },
  {
    key: 'doubtful-new',
    name: named('Ryo Hara', '原 涼'),
    email: 'ryo.hara@example.com',
    age: 18,
    subscriptions: [{ ...club, status: 'past_due' }],
  },
  {
    key: 'sure-old',
    name: named('Ryo Hara', '原 涼'),
    email: 'ryo.hara@example.com',
    age: 380,
    subscriptions: [club],
  },
];

/** One of each state a subscription can be in. */
const STATES: readonly SampleCustomer[] = [
  {
    key: 'trialing',
    name: named('Mei Okada', '岡田 芽衣'),
    email: 'mei.okada@example.com',
    age: 5,
    subscriptions: [{ ...solo, status: 'trialing', age: 5 }],
  },
  {
    key: 'past-due',
    name: named('Jun Goto', '後藤 純'),
    email: 'jun.goto@example.com',
    age: 220,
    subscriptions: [{ ...club, status: 'past_due' }],
  },
  {
    key: 'unpaid',
    name: named('Sho Murata', '村田 翔'),
    email: 'sho.murata@example.com',
    age: 310,
    subscriptions: [{ ...club, status: 'unpaid' }],
  },
  {
    key: 'paused',
    name: named('Rika Sugi', '杉 里香'),
    email: 'rika.sugi@example.com',
    age: 150,
    subscriptions: [{ ...solo, status: 'paused' }],
  },
  {
    key: 'incomplete',
    name: named('Tomo Baba', '馬場 智'),
    email: 'tomo.baba@example.com',
    age: 1,
    subscriptions: [{ ...club, status: 'incomplete', age: 1 }],
  },
  {
    key: 'incomplete-expired',
    name: named('Yui Nagai', '永井 結衣'),
    email: 'yui.nagai@example.com',
    age: 35,
    subscriptions: [{ ...club, status: 'incomplete_expired' }],
  },
  {
    key: 'canceled',
    name: named('Kei Imai', '今井 圭'),
    email: 'kei.imai@example.com',
    age: 520,
    subscriptions: [{ ...club, status: 'canceled' }],
    live: true,
  },
  {
    key: 'ending',
    name: named('Saki Ota', '太田 早紀'),
    email: 'saki.ota@example.com',
    age: 240,
    subscriptions: [{ ...club, endsAtPeriodEnd: true }],
  },
  { key: 'never', name: named('Riku Doi', '土井 陸'), email: 'riku.doi@example.com', age: 80 },
  {
    key: 'invoice',
    name: named('Blue Heron Hotel', 'ホテル青鷺'),
    email: 'accounts@blue-heron.example',
    age: 610,
    subscriptions: [{ product: 'espresso-weekly', byInvoice: true }],
    live: true,
  },
  {
    key: 'scheduled',
    name: named('Café Lindt', 'カフェ・リント'),
    email: 'owner@cafe-lindt.example',
    age: 290,
    subscriptions: [{ product: 'company-plan', scheduled: true }],
  },
  {
    key: 'several-items',
    name: named('Little Crane Bakery', 'こづるベーカリー'),
    email: 'hello@little-crane.example',
    age: 330,
    subscriptions: [{ product: 'team-plan', price: 1, also: ['sms-pack'] }],
  },
  {
    key: 'metered',
    name: named('Order Works', 'オーダーワークス'),
    email: 'dev@order-works.example',
    age: 200,
    subscriptions: [{ product: 'order-api' }],
  },
  {
    key: 'old-plan',
    name: named('Hoshi Books', '星書店'),
    email: 'till@hoshi-books.example',
    age: 1000,
    subscriptions: [{ product: 'classic-plan' }],
  },
];

/** What the list does not show at once. */
const HIDDEN: readonly SampleCustomer[] = [
  {
    key: 'no-email',
    name: named('Walk-in, table 4', 'ご来店のお客様（4番テーブル）'),
    email: null,
    age: 66,
    phone: '+81312345678',
    subscriptions: [club],
  },
  { key: 'no-email-no-name', name: null, email: null, age: 4 },
  {
    key: 'deleted',
    name: named('Naoki Seki', '関 直樹'),
    email: 'naoki.seki@example.com',
    age: 400,
    deleted: 6,
    subscriptions: [club],
  },
  {
    key: 'email-changed',
    name: named('Chie Kudo', '工藤 千恵'),
    email: 'chie.kudo@new-mail.example',
    age: 360,
    emailBefore: { email: 'chie.kudo@example.com', days: 11 },
    subscriptions: [club],
  },
  {
    key: 'email-removed',
    name: named('Dan Wells', 'ダン・ウェルズ'),
    email: null,
    age: 270,
    emailBefore: { email: 'dan.wells@example.com', days: 3 },
    subscriptions: [solo],
  },
  {
    key: 'test-clock',
    name: named('Clock test', 'テストクロック'),
    email: 'clock@example.com',
    age: 30,
    onTestClock: true,
    subscriptions: [solo],
  },
];

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

const ORDINARY: readonly SampleCustomer[] = ORDINARY_NAMES.map((name, at) => ({
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
const FRONT_DESK: readonly SampleCustomer[] = Array.from({ length: 22 }, (_, at) => ({
  key: `front-desk-${at}`,
  name: named(`Front desk, order ${at + 1}`, `フロント 注文${at + 1}`),
  email: 'frontdesk@blue-heron.example',
  age: 10 + at * 13,
  ...(at === 7 ? { subscriptions: [{ product: 'cafe-pass' }] } : {}),
}));

/** The customers of the sample shop: each way an email can go wrong, and plain ones. */
export const SAMPLE_CUSTOMERS: readonly SampleCustomer[] = [
  ...SPELLINGS,
  ...DUPLICATES,
  ...STATES,
  ...HIDDEN,
  ...ORDINARY,
  ...FRONT_DESK,
];
