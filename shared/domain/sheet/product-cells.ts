import { fieldError } from '../problem.ts';
import type { FieldProblem } from '../problem.ts';
import { setOwn } from '../json.ts';
import type { PackageDimensions, ProductFieldName, ProductFields } from '../product.ts';
import { isQueuedImage } from '../queued-image.ts';
import { isTaxCodeId } from '../tax-code.ts';
import { foldText } from '../text-fold.ts';

/** Fields of a product that a cell can hold and change, in the order in which columns are offered. */
export const PRODUCT_CELLS = [
  'name',
  'active',
  'description',
  'taxCode',
  'statementDescriptor',
  'unitLabel',
  'url',
  'images',
  'marketingFeatures',
  'shippable',
  'packageDimensions',
  'performanceLocation',
] as const satisfies readonly ProductFieldName[];
export type ProductCell = (typeof PRODUCT_CELLS)[number];

export const METADATA_CELL = 'metadata.';
/** The default price's amount in a currency. */
export const PRICE_CELL = 'price.';

/** The words of yes and no in a language, where a field has words of its own. */
export interface CellWords {
  readonly active: string;
  readonly archived: string;
  readonly shipped: string;
  readonly notShipped: string;
}

/** As spreadsheet programs write them; every language reads them back. */
export const PLAIN_WORDS: CellWords = {
  active: 'TRUE',
  archived: 'FALSE',
  shipped: 'TRUE',
  notShipped: 'FALSE',
};

/** What reading a cell needs to know besides its text. */
export interface CellContext {
  /** Known tax codes: a cell may name one instead of its id. */
  readonly taxCodes: readonly { readonly id: string; readonly name: string }[];
}

export type ReadCell =
  | { readonly ok: true; readonly fields: ProductFields }
  | { readonly ok: false; readonly problem: FieldProblem };

export function isProductCell(column: string): boolean {
  if (column.startsWith(METADATA_CELL)) return column.length > METADATA_CELL.length;
  return (PRODUCT_CELLS as readonly string[]).includes(column);
}

/** The field's whole value as text, which {@link readProductCell} reads back to the same value. */
export function productCellText(fields: ProductFields, column: string, words = PLAIN_WORDS): string {
  if (column.startsWith(METADATA_CELL)) {
    const key = column.slice(METADATA_CELL.length);
    return Object.hasOwn(fields.metadata, key) ? (fields.metadata[key] ?? '') : '';
  }
  switch (column) {
    case 'active':
      return fields.active ? words.active : words.archived;
    case 'shippable':
      if (fields.shippable === null) return '';
      return fields.shippable ? words.shipped : words.notShipped;
    case 'images':
    case 'marketingFeatures':
      return fields[column].join('\n');
    case 'packageDimensions':
      return fields.packageDimensions === null ? '' : dimensionsText(fields.packageDimensions);
    default:
      return plainText(fields, column);
  }
}

/**
 * The fields with one cell's text put in. Only what the text cannot mean is a problem here; what
 * Stripe would refuse is `validateProduct`'s to say.
 */
export function readProductCell(
  fields: ProductFields,
  column: string,
  text: string,
  context: CellContext,
): ReadCell {
  if (!isProductCell(column)) return refuse('cell/read-only', column);
  if (column.startsWith(METADATA_CELL)) {
    return put(fields, { metadata: withKey(fields.metadata, column.slice(METADATA_CELL.length), text) });
  }
  switch (column) {
    case 'active': {
      const value = readYesNo(text);
      return value === null ? refuse('cell/not-a-status', column, { text }) : put(fields, { active: value });
    }
    case 'shippable': {
      if (text.trim() === '') return put(fields, { shippable: null });
      const value = readYesNo(text);
      return value === null
        ? refuse('cell/not-yes-or-no', column, { text })
        : put(fields, { shippable: value });
    }
    case 'taxCode':
      return readTaxCode(fields, text, context);
    case 'images':
      return readImages(fields, text);
    case 'marketingFeatures':
      return put(fields, { marketingFeatures: lines(text) });
    case 'packageDimensions': {
      const value = text.trim() === '' ? null : readDimensions(text);
      if (value === undefined) return refuse('cell/not-a-size', column, { text });
      return put(fields, { packageDimensions: value });
    }
    case 'name':
      return put(fields, { name: text });
    default:
      return put(fields, { [column]: text === '' ? null : text });
  }
}

/** What stands for yes and no in the languages of the app and in spreadsheet programs. */
const YES = new Set(words('true yes y 1 on active shipped はい 有効 ○ する 配送する').map(foldText));
const NO = new Set(
  words('false no n 0 off archived inactive いいえ 無効 アーカイブ アーカイブ済み × しない 配送しない').map(
    foldText,
  ),
);
YES.add(foldText('Shipped to customers'));
NO.add(foldText('Not shipped'));

export function readYesNo(text: string): boolean | null {
  const folded = foldText(text).trim();
  if (YES.has(folded)) return true;
  return NO.has(folded) ? false : null;
}

function readTaxCode(fields: ProductFields, text: string, context: CellContext): ReadCell {
  const wanted = text.trim();
  if (wanted === '' || isTaxCodeId(wanted)) return put(fields, { taxCode: wanted === '' ? null : wanted });
  const folded = foldText(wanted);
  const named = context.taxCodes.filter(({ name }) => foldText(name) === folded);
  const [only] = named;
  if (only !== undefined && named.length === 1) return put(fields, { taxCode: only.id });
  return refuse(named.length > 1 ? 'cell/tax-code-ambiguous' : 'cell/tax-code-unknown', 'taxCode', { text });
}

function readImages(fields: ProductFields, text: string): ReadCell {
  const images = lines(text).map((line) => line.trim());
  const unknown = images.find((image) => isQueuedImage(image) && !fields.images.includes(image));
  return unknown === undefined ? put(fields, { images }) : refuse('cell/image-not-here', 'images');
}

/** As the product page shows a size: length × width × height in inches, weight in ounces. */
function dimensionsText({ length, width, height, weight }: PackageDimensions): string {
  return `${length} x ${width} x ${height}, ${weight}`;
}

function readDimensions(text: string): PackageDimensions | undefined {
  const numbers = text.normalize('NFKC').match(/\d+(?:\.\d+)?|\.\d+/g) ?? [];
  const [length, width, height, weight] = numbers.map(Number);
  if (numbers.length !== 4 || /-\s*\d/.test(text)) return undefined;
  if (length === undefined || width === undefined || height === undefined || weight === undefined)
    return undefined;
  return { length, width, height, weight };
}

function withKey(metadata: ProductFields['metadata'], key: string, text: string): ProductFields['metadata'] {
  const next: Record<string, string> = {};
  for (const [name, value] of Object.entries(metadata)) if (name !== key) setOwn(next, name, value);
  // Stripe has no empty values: an empty text takes the key away (facts 1.1).
  if (text !== '') setOwn(next, key, text);
  return next;
}

function plainText(fields: ProductFields, column: string): string {
  const value = Object.hasOwn(fields, column) ? fields[column as ProductFieldName] : null;
  return typeof value === 'string' ? value : '';
}

function lines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
}

function put(fields: ProductFields, change: Partial<ProductFields>): ReadCell {
  return { ok: true, fields: { ...fields, ...change } };
}

function refuse(code: string, path: string, params: Readonly<Record<string, string>> = {}): ReadCell {
  return { ok: false, problem: fieldError(code, path, params) };
}

function words(text: string): string[] {
  return text.split(' ');
}
