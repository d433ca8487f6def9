import type { EditLabel } from '#shared/contract/catalog.ts';
import type { RefusedCell } from '#shared/contract/catalog-sheet.ts';
import { applyCells, type CellText } from '#shared/domain/sheet/apply-cells.ts';
import { type CellContext, productCellText } from '#shared/domain/sheet/product-cells.ts';
import type { ProductContext } from '#shared/domain/validate-product.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import type { Database } from '../database.ts';
import { fieldSteps } from '../draft-edits.ts';
import { type EditStep, openEdit } from '../edit-steps.ts';
import { applyStretch } from '../object-edits.ts';
import { isPriceCell, priceCellSteps } from '../price-cells.ts';
import { readVisible, type VisibleProduct } from '../visible.ts';
import { readTaxCodeIds, taxCodeMethods } from './tax-codes.ts';

/** A cell's new text, or the column of the same product that it takes its text from. */
export type CellEdit = { readonly column: string } & ({ readonly text: string } | { readonly from: string });

export interface RowEdit {
  readonly productId: string;
  /** Of the price that an amount put into a price's cell makes. */
  readonly newPriceId: string;
  readonly cells: readonly CellEdit[];
}

/** An edit made in stretches: begun by the first that changes something. */
export interface StretchOf {
  readonly editId: number | null;
  readonly label: EditLabel['label'];
  readonly nowAt: number;
}

export interface EditedRows {
  /** Null as long as nothing has changed. */
  readonly editId: number | null;
  readonly cells: number;
  /** Changes of price among them. */
  readonly prices: number;
  readonly productIds: string[];
  readonly refused: RefusedCell[];
}

export const sheetMethods = {
  /** Texts of some cells of one product, for filling from it; null when it is gone. */
  readCellTexts(
    database: Database,
    input: { productId: string; columns: readonly string[] },
  ): { texts: string[] | null } {
    const product = readVisible(database, [input.productId]).get(input.productId);
    if (product === undefined) return { texts: null };
    return { texts: input.columns.map((column) => productCellText(product.fields, column)) };
  },

  /** A stretch of rows with the texts their cells take. A product that is gone is passed over. */
  editRows(database: Database, input: StretchOf & { rows: readonly RowEdit[] }): EditedRows {
    const products = readVisible(
      database,
      input.rows.map(({ productId }) => productId),
    );
    const known = readKnownCodes(database);
    const refused: RefusedCell[] = [];
    const steps: EditStep[] = [];
    const productIds: string[] = [];
    let name: string | null = null;
    let prices = 0;
    let changed = 0;
    for (const { productId, newPriceId, cells } of input.rows) {
      const product = products.get(productId);
      if (product === undefined) continue;
      const { fields } = product;
      const all = cells.map((cell): CellText => {
        const { column } = cell;
        return { column, text: 'text' in cell ? cell.text : productCellText(fields, cell.from) };
      });
      const texts = all.filter(({ column }) => !isPriceCell(column));
      const amounts = all.filter(({ column }) => isPriceCell(column));
      const priced = priceCellSteps(database, product, amounts, newPriceId, input.nowAt);
      const applied = applyCells(fields, texts, cellContextOf(product, known));
      for (const cell of [...applied.refused, ...priced.refused]) {
        const { code, path, severity, params } = cell.problem;
        const problem = { code, path, severity, params: { ...params } };
        refused.push({ productId, column: cell.column, text: cell.text, problem });
      }
      const fieldChanges = fieldSteps(product, changedFields(fields, applied.fields), input.nowAt);
      if (priced.steps.some(({ kind, object }) => kind === 'object' && object.kind === 'price')) prices += 1;
      changed += fieldChanges.length + priced.changed;
      const own = [...fieldChanges, ...priced.steps];
      if (own.length === 0) continue;
      name ??= applied.fields.name;
      steps.push(...own);
      productIds.push(productId);
    }
    if (steps.length === 0) return { editId: input.editId, cells: 0, prices, productIds, refused };
    const { label, nowAt } = input;
    const editId = input.editId ?? openEdit(database, { label, name: name ?? '' }, nowAt);
    applyStretch(database, editId, steps, changed, nowAt);
    return { editId, cells: changed, prices, productIds, refused };
  },
};

export interface KnownCodes {
  readonly taxCodes: CellContext['taxCodes'];
  readonly taxCodeIds: ReadonlySet<string>;
}

export function readKnownCodes(database: Database): KnownCodes {
  return { taxCodes: taxCodeMethods.readTaxCodes(database), taxCodeIds: readTaxCodeIds(database) };
}

/** What a product's cells are judged by. */
export function cellContextOf(
  { base, gone }: Pick<VisibleProduct, 'base' | 'gone'>,
  known: KnownCodes,
): CellContext & ProductContext {
  return { ...known, gone, ...(base === null ? {} : { type: base.type, base: base.fields }) };
}

/** The fields that are not the same any more, with their new values. */
export function changedFields(before: ProductFields, after: ProductFields): Partial<ProductFields> {
  const names = Object.keys(after) as (keyof ProductFields)[];
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  );
}
