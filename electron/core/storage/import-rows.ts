import type { ImportRow } from '#shared/contract/catalog-exchange.ts';
import { fieldError, type FieldProblem } from '#shared/domain/problem.ts';
import { emptyProductFields, type ProductFields } from '#shared/domain/product.ts';
import { applyCells, type AppliedCells, type CellText } from '#shared/domain/sheet/apply-cells.ts';
import { productCellText } from '#shared/domain/sheet/product-cells.ts';
import type { Database } from './database.ts';
import { fieldSteps } from './draft-edits.ts';
import type { EditStep } from './edit-steps.ts';
import { type FilePrice, importPrices } from './import-prices.ts';
import { type ImportProblem, importProblem } from './import-problem.ts';
import { creationSteps } from './methods/drafts.ts';
import { cellContextOf, changedFields, type KnownCodes } from './methods/sheet.ts';
import { nameKey } from './name-key.ts';
import { newVisibleProduct, readVisible, type VisibleProduct } from './visible.ts';

/** The columns that rows have texts for; said once, as a file has many rows. */
export interface FileColumns {
  readonly product: readonly string[];
  readonly price: readonly string[];
}

/** Texts by their columns, null where the row has none. */
type Texts = readonly (string | null)[];

export interface FileRow {
  readonly row: number;
  readonly texts: Texts;
  readonly price: (Omit<FilePrice, 'cells'> & { readonly texts: Texts }) | null;
  /** What is wrong with the row whatever the catalog holds. */
  readonly fault: FieldProblem | null;
}

/** The rows of one product; `newId` names the product that they would make. */
export interface FileGroup {
  readonly id: string;
  readonly newId: string;
  readonly rows: readonly FileRow[];
}

export interface ImportedGroup {
  readonly told: ImportRow[];
  readonly steps: readonly EditStep[];
  /** Rows that change something. */
  readonly items: number;
  readonly name: string;
}

/**
 * What the rows of one product would do: told row by row, and the steps that do it. The first row
 * without a fault says what the product is; the others must not say otherwise.
 *
 * @param product of the group's id; null where there is none, or no id.
 */
export function importGroup(
  database: Database,
  group: FileGroup,
  product: VisibleProduct | null,
  of: {
    readonly columns: FileColumns;
    readonly known: KnownCodes;
    readonly nowAt: number;
    /** Only told: no steps. */
    readonly isTrial: boolean;
  },
): ImportedGroup {
  const { columns, known, nowAt } = of;
  const firstAt = Math.max(
    0,
    group.rows.findIndex(({ fault }) => fault === null),
  );
  const first = group.rows[firstAt];
  const cells = cellsOf(columns.product, first?.texts ?? []);
  const target = product ?? (group.id === '' ? findByCells(database, cells, known) : null);
  const before = target?.fields ?? emptyProductFields();
  // Most cells of a file say what is there already: they need no reading.
  const asked = cells.filter(
    ({ column, text }) => target === null || productCellText(before, column) !== text,
  );
  const applied = applyTo(target, asked, known);
  const problems = group.rows.map((row, at) => [
    ...faultsOf(row, group, target),
    ...(at === firstAt
      ? productProblems(target, applied)
      : disagreeing(cellsOf(columns.product, row.texts), cells, first?.row ?? 0)),
  ]);
  const isRefused = (problems[firstAt] ?? []).length > 0;
  // A product that cannot be made takes its prices with it.
  if (isRefused && target === null) {
    for (const own of problems) if (own.length === 0) own.push(told('name', '', 'import/product-refused'));
  }

  const owner = target ?? newVisibleProduct(group.newId);
  const prices = importPrices(database, {
    product: owner,
    isNew: target === null,
    rows: group.rows.map(({ price }, at) => {
      if (price === null || problems[at]?.length !== 0) return null;
      const { id, newId, texts } = price;
      return { id, newId, cells: cellsOf(columns.price, texts) };
    }),
    nowAt,
  });
  const changes = isRefused ? [] : changedCells(asked, before, applied.fields, target === null);
  const rows = group.rows.map(({ row }, at): ImportRow => {
    const price = prices.rows[at];
    const all = [...(problems[at] ?? []), ...(price?.problems ?? [])];
    const own = [...(at === firstAt ? changes : []), ...(price?.changes ?? [])];
    const isNew = price?.isNew === true || (target === null && at === firstAt);
    const made = own.length === 0 ? 'unchanged' : isNew ? 'new' : 'changed';
    const outcome = all.length > 0 ? 'error' : made;
    const changesPrice = price?.changesPrice ?? false;
    return { row, outcome, name: applied.fields.name, changes: own, problems: all, changesPrice };
  });
  return {
    told: rows,
    steps: [...productSteps(), ...prices.steps],
    items: rows.filter(({ outcome }) => outcome === 'new' || outcome === 'changed').length,
    name: applied.fields.name,
  };

  function productSteps(): EditStep[] {
    if (isRefused || of.isTrial) return [];
    if (target === null) return creationSteps(owner, applied.fields, prices.firstPrice, nowAt);
    return fieldSteps(target, changedFields(before, applied.fields), nowAt);
  }
}

function cellsOf(columns: readonly string[], texts: Texts): CellText[] {
  return columns.flatMap((column, at) => {
    const text = texts[at] ?? null;
    return text === null ? [] : [{ column, text }];
  });
}

function applyTo(
  product: VisibleProduct | null,
  cells: readonly CellText[],
  known: KnownCodes,
): AppliedCells {
  const context = cellContextOf(product ?? { base: null, gone: false }, known);
  return applyCells(product?.fields ?? emptyProductFields(), cells, context);
}

function faultsOf({ fault }: FileRow, group: FileGroup, product: VisibleProduct | null): ImportProblem[] {
  const isUnknown = group.id !== '' && product === null;
  const found = fault ?? (isUnknown ? fieldError('import/id-unknown', 'id', { id: group.id }) : null);
  return found === null ? [] : [{ column: found.path, text: group.id, problem: importProblem(found) }];
}

function productProblems(product: VisibleProduct | null, { fields, refused }: AppliedCells): ImportProblem[] {
  const own = refused.map(({ column, text, problem }) => ({ column, text, problem: importProblem(problem) }));
  const isNameless = product === null && fields.name.trim() === '' && own.length === 0;
  return isNameless ? [told('name', '', 'product/name-missing')] : own;
}

/** What a row says otherwise of its product than the first one. */
function disagreeing(cells: readonly CellText[], first: readonly CellText[], row: number): ImportProblem[] {
  const said = new Map(first.map(({ column, text }) => [column, text]));
  return cells
    .filter(({ column, text }) => said.has(column) && said.get(column) !== text)
    .map(({ column, text }) => told(column, text, 'import/rows-disagree', { row }));
}

function changedCells(
  cells: readonly CellText[],
  before: ProductFields,
  after: ProductFields,
  isNew: boolean,
): ImportRow['changes'] {
  return cells
    .map(({ column }) => ({
      column,
      before: isNew ? '' : productCellText(before, column),
      after: productCellText(after, column),
    }))
    .filter(({ before: from, after: to }) => from !== to);
}

/** A row without an id that was imported before: the product of its name that has every cell as it says. */
function findByCells(
  database: Database,
  cells: readonly CellText[],
  known: KnownCodes,
): VisibleProduct | null {
  const { fields } = applyTo(null, cells, known);
  const named = database.all<{ id: string }>(
    'SELECT product_id AS id FROM product_index WHERE name_key = ? LIMIT 20',
    nameKey(fields.name),
  );
  if (named.length === 0) return null;
  const products = readVisible(
    database,
    named.map(({ id }) => id),
  );
  const isSame = (product: VisibleProduct): boolean =>
    cells.every(({ column }) => productCellText(product.fields, column) === productCellText(fields, column));
  return [...products.values()].find(isSame) ?? null;
}

function told(
  column: string,
  text: string,
  code: string,
  params: FieldProblem['params'] = {},
): ImportProblem {
  return { column, text, problem: importProblem(fieldError(code, column, params)) };
}
