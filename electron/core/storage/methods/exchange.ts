import type { ImportRow } from '#shared/contract/catalog-exchange.ts';
import type { PriceFields } from '#shared/domain/price.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import type { Database } from '../database.ts';
import { type EditStep, openEdit } from '../edit-steps.ts';
import { type FileColumns, type FileGroup, importGroup } from '../import-rows.ts';
import { applyStretch } from '../object-edits.ts';
import { readPrices } from '../prices.ts';
import { readVisible } from '../visible.ts';
import { readKnownCodes, type StretchOf } from './sheet.ts';

export interface ExportedProduct {
  readonly id: string;
  readonly fields: ProductFields;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly prices: { readonly id: string; readonly createdAt: number | null; readonly fields: PriceFields }[];
}

export interface ImportedStretch {
  readonly editId: number | null;
  /** Rows of the stretch by what becomes of them. */
  readonly counts: Readonly<Record<ImportRow['outcome'], number>>;
  /** Those to look at: with `tellsAll` each that is not as it was, else those with errors. */
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

  /** A stretch of a file's products with their rows, drafted or, `isTrial`, only compared. */
  importRows(
    database: Database,
    input: StretchOf & {
      columns: FileColumns;
      groups: readonly FileGroup[];
      isTrial: boolean;
      tellsAll: boolean;
    },
  ): ImportedStretch {
    const { nowAt, isTrial } = input;
    const products = readVisible(
      database,
      input.groups.map(({ id }) => id),
    );
    const known = readKnownCodes(database);
    const rows: ImportRow[] = [];
    const counts = { new: 0, changed: 0, unchanged: 0, error: 0 };
    const steps: EditStep[] = [];
    let items = 0;
    let name: string | null = null;
    for (const group of input.groups) {
      const product = group.id === '' ? null : (products.get(group.id) ?? null);
      const done = importGroup(database, group, product, { columns: input.columns, known, nowAt, isTrial });
      for (const row of done.told) {
        counts[row.outcome] += 1;
        if (row.outcome === 'error' || (input.tellsAll && row.outcome !== 'unchanged')) rows.push(row);
      }
      if (done.steps.length === 0) continue;
      name ??= done.name;
      steps.push(...done.steps);
      items += done.items;
    }
    if (isTrial || steps.length === 0) return { editId: input.editId, counts, rows };
    const editId = input.editId ?? openEdit(database, { label: input.label, name: name ?? '' }, nowAt);
    applyStretch(database, editId, steps, items, nowAt);
    return { editId, counts, rows };
  },
};
