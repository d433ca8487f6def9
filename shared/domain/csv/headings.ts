import { METADATA_CELL, PRODUCT_CELLS } from '../sheet/product-cells.ts';
import { foldText } from '../text-fold.ts';

/** Columns of a product file, in the order in which they are written. Metadata follows, a column a key. */
export const PRODUCT_FILE_COLUMNS = ['id', ...PRODUCT_CELLS, 'created', 'updated'] as const;
export const PRICE_FILE_COLUMNS = [
  'priceId',
  'id',
  'name',
  'priceActive',
  'isDefault',
  'currency',
  'amount',
  'interval',
  'intervalCount',
  'taxBehavior',
  'nickname',
  'lookupKey',
  'priceCreated',
] as const;

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
  taxBehavior: ['Tax behavior', '税の扱い', 'tax_behavior'],
  nickname: ['Price nickname', '価格のニックネーム', 'nickname'],
  lookupKey: ['Lookup key', '検索キー', 'lookup_key'],
  priceCreated: ['Price created (UTC)', '価格の作成日時(UTC)'],
};
const METADATA = { en: 'Metadata: ', ja: 'メタデータ: ' } as const;

export function headingOf(column: string, language: 'en' | 'ja'): string {
  if (column.startsWith(METADATA_CELL)) return `${METADATA[language]}${column.slice(METADATA_CELL.length)}`;
  const [en, ja] = HEADINGS[column as FileColumn];
  return language === 'ja' ? ja : en;
}

/** The column that a heading means in either language, whatever its width and case; null for none. */
export function columnOfHeading(heading: string): string | null {
  const text = heading.trim();
  for (const start of [METADATA.en, METADATA.ja, 'metadata.', 'metadata[']) {
    if (!foldText(text).startsWith(foldText(start).trimEnd())) continue;
    const key = text
      .slice(start.trimEnd().length)
      .trim()
      .replace(start === 'metadata[' ? /\]$/ : /^$/, '');
    if (key !== '') return `${METADATA_CELL}${key}`;
  }
  const folded = foldText(text);
  const found = Object.entries(HEADINGS).find(([, names]) => names.some((name) => foldText(name) === folded));
  return found?.[0] ?? null;
}
