import type { FieldProblem } from '../problem.ts';
import type { ProductFields } from '../product.ts';
import { validateProduct } from '../validate-product.ts';
import type { ProductContext } from '../validate-product.ts';
import { METADATA_CELL, readProductCell } from './product-cells.ts';
import type { CellContext } from './product-cells.ts';

export interface CellText {
  readonly column: string;
  readonly text: string;
}

export interface RefusedCell extends CellText {
  readonly problem: FieldProblem;
}

export interface AppliedCells {
  readonly fields: ProductFields;
  /** Cells that are as asked for, whether or not they were so before. */
  readonly taken: number;
  readonly refused: readonly RefusedCell[];
}

/**
 * Puts the texts of some cells into one product. A cell that means nothing, or that Stripe would
 * refuse, stays as it was and says why; the others are taken.
 */
export function applyCells(
  before: ProductFields,
  cells: readonly CellText[],
  context: CellContext & ProductContext,
): AppliedCells {
  const refused: RefusedCell[] = [];
  const taken: CellText[] = [];
  let fields = before;
  for (const cell of cells) {
    const read = readProductCell(fields, cell.column, cell.text, context);
    if (read.ok) {
      fields = read.fields;
      taken.push(cell);
    } else {
      refused.push({ ...cell, problem: read.problem });
    }
  }
  const faults = newFaults(before, fields, context);
  if (faults.length === 0) return { fields, taken: taken.length, refused };
  for (const cell of taken) {
    const problem = faults.find(({ path }) => isAbout(path, cell.column));
    if (problem === undefined) continue;
    fields = withFieldOf(fields, before, cell.column);
    refused.push({ ...cell, problem });
  }
  return { fields, taken: cells.length - refused.length, refused };
}

/** What would stop publishing after the change and did not before. */
function newFaults(before: ProductFields, after: ProductFields, context: ProductContext): FieldProblem[] {
  const errors = validateProduct(after, context).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [];
  const known = new Set(validateProduct(before, context).map(({ code, path }) => `${code} ${path}`));
  return errors.filter(({ code, path }) => !known.has(`${code} ${path}`));
}

/** Too many metadata keys is nobody's fault but the last key's: every metadata cell is held back. */
function isAbout(path: string, column: string): boolean {
  if (path === column) return true;
  // Keys may hold points: `metadata.a.b` is not about the key `a`.
  return column.startsWith(METADATA_CELL) ? path === 'metadata' : path.startsWith(`${column}.`);
}

function withFieldOf(fields: ProductFields, source: ProductFields, column: string): ProductFields {
  if (!column.startsWith(METADATA_CELL))
    return { ...fields, [column]: source[column as keyof ProductFields] };
  const key = column.slice(METADATA_CELL.length);
  const metadata = { ...fields.metadata };
  delete metadata[key];
  const old = Object.hasOwn(source.metadata, key) ? source.metadata[key] : undefined;
  return { ...fields, metadata: old === undefined ? metadata : { ...metadata, [key]: old } };
}
