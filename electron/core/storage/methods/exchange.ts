import type { ImportRow } from '#shared/contract/catalog-exchange.ts';
import type { PriceFields } from '#shared/domain/price.ts';
import { fieldError, type FieldProblem } from '#shared/domain/problem.ts';
import { emptyProductFields, type ProductFields } from '#shared/domain/product.ts';
import { applyCells, type CellText } from '#shared/domain/sheet/apply-cells.ts';
import { productCellText } from '#shared/domain/sheet/product-cells.ts';
import type { Database } from '../database.ts';
import { fieldSteps } from '../draft-edits.ts';
import { type EditStep, openEdit } from '../edit-steps.ts';
import { nameKey } from '../name-key.ts';
import { applyStretch } from '../object-edits.ts';
import { readPrices } from '../prices.ts';
import { newVisibleProduct, readVisible, type VisibleProduct } from '../visible.ts';
import { creationSteps } from './drafts.ts';
import { cellContextOf, changedFields, readKnownCodes, type StretchOf } from './sheet.ts';

export interface ExportedProduct {
  readonly id: string;
  readonly fields: ProductFields;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly prices: { readonly id: string; readonly createdAt: number | null; readonly fields: PriceFields }[];
}

/** One row of a file; `newId` names the product that it would make. */
export interface FileRow {
  readonly row: number;
  readonly id: string;
  readonly newId: string;
  readonly cells: readonly CellText[];
  /** What is wrong with the row whatever the catalog holds. */
  readonly fault: FieldProblem | null;
}

export interface ImportedStretch {
  readonly editId: number | null;
  readonly rows: ImportRow[];
}

export const exchangeMethods = {
  /** Whole products in the order of `ids`; those that are gone are left out. */
  readExport(
    database: Database,
    input: { ids: readonly string[]; withPrices: boolean },
  ): { products: ExportedProduct[] } {
    const visible = readVisible(database, input.ids);
    const prices = input.withPrices ? readPrices(database, input.ids) : new Map<string, never[]>();
    const products = [...visible.values()].map(({ id, fields, base }) => ({
      id,
      fields,
      createdAt: base?.created ?? null,
      updatedAt: base?.updated ?? null,
      prices: (prices.get(id) ?? []).map((price) => {
        return { id: price.id, createdAt: price.createdAt, fields: price.fields };
      }),
    }));
    return { products };
  },

  readAllProductIds(database: Database): { ids: string[] } {
    const rows = database.all<{ id: string }>(
      'SELECT product_id AS id FROM product_index ORDER BY name_key, row',
    );
    return { ids: rows.map(({ id }) => id) };
  },

  /** A stretch of a file's rows, drafted or, `isTrial`, only compared. */
  importRows(
    database: Database,
    input: StretchOf & { rows: readonly FileRow[]; isTrial: boolean },
  ): ImportedStretch {
    const { nowAt, isTrial } = input;
    const products = readVisible(
      database,
      input.rows.map(({ id }) => id),
    );
    const known = readKnownCodes(database);
    const told: ImportRow[] = [];
    const steps: EditStep[] = [];
    let items = 0;
    let name: string | null = null;
    for (const row of input.rows) {
      const product = row.id === '' ? null : (products.get(row.id) ?? null);
      const fault = row.fault ?? (row.id !== '' && product === null ? unknownId(row.id) : null);
      const before = product?.fields ?? emptyProductFields();
      const context = cellContextOf(product ?? { base: null, gone: false }, known);
      const applied = applyCells(before, row.cells, context);
      const problems = [
        ...(fault === null ? [] : [{ column: fault.path, text: row.id, problem: plain(fault) }]),
        ...applied.refused.map(({ column, text, problem }) => ({ column, text, problem: plain(problem) })),
      ];
      const isNameless = product === null && applied.fields.name.trim() === '';
      if (isNameless && problems.length === 0) {
        const problem = plain(fieldError('product/name-missing', 'name'));
        problems.push({ column: 'name', text: '', problem });
      }
      const changes = row.cells
        .map(({ column }) => ({
          column,
          before: product === null ? '' : productCellText(before, column),
          after: productCellText(applied.fields, column),
        }))
        .filter(({ before: from, after }) => from !== after);
      const tell = (outcome: ImportRow['outcome']): void =>
        void told.push({
          row: row.row,
          outcome,
          name: applied.fields.name,
          changes: outcome === 'unchanged' ? [] : changes,
          problems,
        });
      if (problems.length > 0) {
        tell('error');
        continue;
      }
      if (product === null && isThere(database, applied.fields, row.cells)) {
        tell('unchanged');
        continue;
      }
      const own =
        product === null
          ? creationSteps(newVisibleProduct(row.newId), applied.fields, null, nowAt)
          : fieldSteps(product, changedFields(before, applied.fields), nowAt);
      if (own.length === 0) {
        tell('unchanged');
        continue;
      }
      tell(product === null ? 'new' : 'changed');
      name ??= applied.fields.name;
      steps.push(...own);
      items += 1;
    }
    if (isTrial || steps.length === 0) return { editId: input.editId, rows: told };
    const editId = input.editId ?? openEdit(database, { label: input.label, name: name ?? '' }, nowAt);
    applyStretch(database, editId, steps, items, nowAt);
    return { editId, rows: told };
  },
};

/** A row without an id that was imported before: a product of its name has every cell as the row says. */
function isThere(database: Database, fields: ProductFields, cells: readonly CellText[]): boolean {
  const named = database.all<{ id: string }>(
    'SELECT product_id AS id FROM product_index WHERE name_key = ? LIMIT 20',
    nameKey(fields.name),
  );
  if (named.length === 0) return false;
  const products: VisibleProduct[] = [
    ...readVisible(
      database,
      named.map(({ id }) => id),
    ).values(),
  ];
  return products.some((product) =>
    cells.every(({ column }) => productCellText(product.fields, column) === productCellText(fields, column)),
  );
}

function unknownId(id: string): FieldProblem {
  return fieldError('import/id-unknown', 'id', { id });
}

function plain({ code, path, severity, params }: FieldProblem): ImportRow['problems'][number]['problem'] {
  return { code, path, severity, params: { ...params } };
}
