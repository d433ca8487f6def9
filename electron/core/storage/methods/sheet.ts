import type { EditLabel } from '#shared/contract/catalog.ts';
import type { RefusedCell } from '#shared/contract/catalog-sheet.ts';
import { applyCells, type CellText } from '#shared/domain/sheet/apply-cells.ts';
import { productCellText } from '#shared/domain/sheet/product-cells.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import type { Database } from '../database.ts';
import { fieldSteps } from '../draft-edits.ts';
import { type EditStep, openEdit } from '../edit-steps.ts';
import { applyStretch } from '../object-edits.ts';
import { readVisible } from '../visible.ts';
import { readTaxCodeIds, taxCodeMethods } from './tax-codes.ts';

/** A cell's new text, or the column of the same product that it takes its text from. */
export type CellEdit = { readonly column: string } & ({ readonly text: string } | { readonly from: string });

export interface RowEdit {
  readonly productId: string;
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
    const known = { taxCodes: taxCodeMethods.readTaxCodes(database), taxCodeIds: readTaxCodeIds(database) };
    const refused: RefusedCell[] = [];
    const steps: EditStep[] = [];
    const productIds: string[] = [];
    let name: string | null = null;
    for (const { productId, cells } of input.rows) {
      const product = products.get(productId);
      if (product === undefined) continue;
      const { base, fields, gone } = product;
      const texts = cells.map((cell): CellText => {
        const { column } = cell;
        return { column, text: 'text' in cell ? cell.text : productCellText(fields, cell.from) };
      });
      const applied = applyCells(fields, texts, {
        ...known,
        gone,
        ...(base === null ? {} : { type: base.type, base: base.fields }),
      });
      for (const cell of applied.refused) {
        const { code, path, severity, params } = cell.problem;
        const problem = { code, path, severity, params: { ...params } };
        refused.push({ productId, column: cell.column, text: cell.text, problem });
      }
      const own = fieldSteps(product, changedFields(fields, applied.fields), input.nowAt);
      if (own.length === 0) continue;
      name ??= applied.fields.name;
      steps.push(...own);
      productIds.push(productId);
    }
    if (steps.length === 0) return { editId: input.editId, cells: 0, productIds, refused };
    const { label, nowAt } = input;
    const editId = input.editId ?? openEdit(database, { label, name: name ?? '' }, nowAt);
    applyStretch(database, editId, steps, steps.length, nowAt);
    return { editId, cells: steps.length, productIds, refused };
  },
};

function changedFields(before: ProductFields, after: ProductFields): Partial<ProductFields> {
  const names = Object.keys(after) as (keyof ProductFields)[];
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  );
}
