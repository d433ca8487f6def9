import { isCurrencyCode } from '../currency.ts';
import {
  OPTION_CELL,
  OPTION_TAX_CELL,
  PRICE_METADATA_CELL,
  PRICE_ROW_CELLS,
} from '../sheet/price-row-cells.ts';
import { METADATA_CELL, PRODUCT_CELLS } from '../sheet/product-cells.ts';
import { foldText } from '../text-fold.ts';

/** Columns of a product file, in the order in which they are written. Metadata follows, a column a key. */
export const PRODUCT_FILE_COLUMNS = ['id', ...PRODUCT_CELLS, 'created', 'updated'] as const;
export const PRICE_FILE_COLUMNS = ['priceId', 'id', 'name', ...PRICE_ROW_CELLS, 'priceCreated'] as const;

/** Of a file of both: a row a price with everything of its product, and a row for a product without. */
export const BOTH_FILE_COLUMNS = [
  'priceId',
  ...PRODUCT_FILE_COLUMNS,
  ...PRICE_FILE_COLUMNS.filter((column) => !['priceId', 'id', 'name'].includes(column)),
] as const;

type FileColumn = (typeof PRODUCT_FILE_COLUMNS)[number] | (typeof PRICE_FILE_COLUMNS)[number];

/** Headings as written in each language, then others that are understood. */
const HEADINGS: Readonly<Record<FileColumn, readonly [en: string, ja: string, ...others: string[]]>> = {
  id: ['Product ID', '商品ID', 'id', 'product_id', 'product'],
  name: ['Name', '商品名', 'product name', '名前', '名称'],
  active: ['Active', '有効', 'status', 'ステータス'],
  description: ['Description', '説明', '商品説明'],
  taxCode: ['Tax code', '税コード', 'tax_code'],
  statementDescriptor: ['Statement descriptor', '明細書表記', 'statement_descriptor'],
  unitLabel: ['Unit label', 'ユニットラベル', 'unit_label'],
  url: ['Web page', 'ウェブページ', 'url'],
  images: ['Images', '画像', 'image', 'image url'],
  marketingFeatures: ['Marketing features', 'マーケティング機能', 'marketing_features', 'features'],
  shippable: ['Shipped', '配送', 'shippable'],
  packageDimensions: ['Package size', '荷物のサイズ', 'package_dimensions'],
  performanceLocation: ['Performance location', '開催場所', 'performance_location'],
  created: ['Created (UTC)', '作成日時(UTC)', 'created'],
  updated: ['Updated (UTC)', '更新日時(UTC)', 'updated'],
  priceId: ['Price ID', '価格ID', 'price_id', 'price'],
  priceActive: ['Price active', '価格の有効', 'price_active'],
  isDefault: ['Default price', 'デフォルトの価格'],
  currency: ['Currency', '通貨'],
  amount: ['Amount', '金額', 'unit_amount'],
  interval: ['Interval', '請求間隔'],
  intervalCount: ['Interval count', '請求間隔の数', 'interval_count'],
  pricingModel: ['Pricing model', '料金モデル', 'pricing_model'],
  tiers: ['Tiers', '段階', 'tiers'],
  customAmount: [
    'Customer’s amount (min / suggested / max)',
    '顧客が決める金額(最小/推奨/最大)',
    'custom_unit_amount',
  ],
  unitsInPackage: ['Units in a package', 'パッケージの数量', 'transform_quantity'],
  packageRound: ['Part of a package', 'パッケージの端数', 'transform_quantity_round'],
  usageType: ['Usage type', '使用タイプ', 'usage_type'],
  meter: ['Meter ID', 'メーターID', 'meter'],
  trialDays: ['Trial days', 'トライアル日数', 'trial_period_days'],
  taxBehavior: ['Tax behavior', '税の扱い', 'tax_behavior'],
  nickname: ['Price nickname', '価格のニックネーム', 'nickname'],
  lookupKey: ['Lookup key', '検索キー', 'lookup_key'],
  priceCreated: ['Price created (UTC)', '価格の作成日時(UTC)'],
};
/** Columns of which there are as many as keys or currencies, each with what its heading begins with. */
const FAMILIES: readonly {
  readonly column: string;
  readonly en: string;
  readonly ja: string;
  readonly others: readonly string[];
  /** Of a currency code the case says nothing. */
  readonly isCode: boolean;
}[] = [
  {
    column: METADATA_CELL,
    en: 'Metadata: ',
    ja: 'メタデータ: ',
    others: ['metadata.', 'metadata['],
    isCode: false,
  },
  {
    column: PRICE_METADATA_CELL,
    en: 'Price metadata: ',
    ja: '価格のメタデータ: ',
    others: [],
    isCode: false,
  },
  { column: OPTION_CELL, en: 'Amount in: ', ja: '別通貨の金額: ', others: [], isCode: true },
  { column: OPTION_TAX_CELL, en: 'Tax behavior in: ', ja: '別通貨の税の扱い: ', others: [], isCode: true },
];

export function headingOf(column: string, language: 'en' | 'ja'): string {
  for (const family of FAMILIES) {
    if (!column.startsWith(family.column)) continue;
    const key = column.slice(family.column.length);
    return `${family[language]}${family.isCode ? key.toUpperCase() : key}`;
  }
  const [en, ja] = HEADINGS[column as FileColumn];
  return language === 'ja' ? ja : en;
}

/** The column that a heading means in either language, whatever its width and case; null for none. */
export function columnOfHeading(heading: string): string | null {
  const text = heading.trim();
  for (const { column, en, ja, others, isCode } of FAMILIES) {
    for (const start of [en, ja, ...others]) {
      if (!foldText(text).startsWith(foldText(start).trimEnd())) continue;
      const key = text
        .slice(start.trimEnd().length)
        .trim()
        .replace(start.endsWith('[') ? /\]$/ : /^$/, '');
      if (isCode && !isCurrencyCode(key.toLowerCase())) continue;
      if (key !== '') return `${column}${isCode ? key.toLowerCase() : key}`;
    }
  }
  const folded = foldText(text);
  const found = Object.entries(HEADINGS).find(([, names]) => names.some((name) => foldText(name) === folded));
  return found?.[0] ?? null;
}
