import type { FirstPrice } from '#shared/contract/catalog.ts';
import type { ImportRow } from '#shared/contract/catalog-exchange.ts';
import { diffPriceFields, isMutablePriceField } from '#shared/domain/price-paths.ts';
import { emptyPriceFields, type PriceFields } from '#shared/domain/price.ts';
import { fieldError, type FieldProblem, hasErrors } from '#shared/domain/problem.ts';
import type { CellText } from '#shared/domain/sheet/apply-cells.ts';
import { isPriceRowCell, OPTION_CELL, PRICE_METADATA_CELL } from '#shared/domain/sheet/price-row-cells.ts';
import { priceRowText } from '#shared/domain/sheet/price-row.ts';
import { readPriceRow } from '#shared/domain/sheet/read-price-row.ts';
import { validatePrice } from '#shared/domain/validate-price.ts';
import { readKeyHolders } from './copied-objects.ts';
import type { Database } from './database.ts';
import { fieldSteps } from './draft-edits.ts';
import { changeSteps } from './edit-plan.ts';
import type { EditStep } from './edit-steps.ts';
import { asFirstPrice, firstPriceFields } from './first-price-fields.ts';
import { importProblem } from './import-problem.ts';
import { priceShape } from './kinds/price-shape.ts';
import { changePriceSteps, newPriceSteps } from './methods/prices.ts';
import { type ProductPrice, readPrices } from './prices.ts';
import { readOneVisible, type VisibleProduct } from './visible.ts';
import { readOneVisiblePrice } from './visible-price.ts';

/** What a row of a file says of a price; `newId` names the one that it would make. */
export interface FilePrice {
  /** Empty for a new one. */
  readonly id: string;
  readonly newId: string;
  readonly cells: readonly CellText[];
}

interface PriceRow {
  readonly isNew: boolean;
  readonly changesPrice: boolean;
  readonly changes: ImportRow['changes'];
  readonly problems: ImportRow['problems'];
}

export interface ImportedPrices {
  /** For each row given. */
  readonly rows: readonly PriceRow[];
  /** Of a new product, what rides along with it. */
  readonly firstPrice: FirstPrice | null;
  readonly steps: readonly EditStep[];
}

const NOTHING: PriceRow = { isNew: false, changesPrice: false, changes: [], problems: [] };

/** What a change of price may change; the currency would make it another price altogether. */
const REPLACEABLE = new Set([
  'unitAmountMinor',
  'unitAmountDecimal',
  'recurring',
  'customUnitAmount',
  'billingScheme',
  'tiers',
  'tiersMode',
  'transformQuantity',
]);

interface Work {
  readonly product: VisibleProduct;
  readonly isNew: boolean;
  readonly nowAt: number;
  readonly prices: readonly ProductPrice[];
  readonly steps: EditStep[];
  firstPrice: FirstPrice | null;
  /** The price that a row wants as the default. */
  wantedDefault: string | null;
}

/**
 * The prices of one product's rows. A changed amount drafts the whole sequence of a change of price
 * (facts 12.2), as Stripe changes no amount; a row that was imported before changes nothing.
 */
export function importPrices(
  database: Database,
  of: {
    readonly product: VisibleProduct;
    readonly isNew: boolean;
    readonly rows: readonly (FilePrice | null)[];
    readonly nowAt: number;
  },
): ImportedPrices {
  const { product, isNew, nowAt } = of;
  const isAsked = of.rows.some((row) => row !== null);
  const prices = isNew || !isAsked ? [] : (readPrices(database, [product.id]).get(product.id) ?? []);
  const work: Work = { product, isNew, nowAt, prices, steps: [], firstPrice: null, wantedDefault: null };
  const rows = of.rows.map((row) => {
    if (row === null) return NOTHING;
    return row.id === '' ? addPrice(database, work, row) : changeKnown(database, work, row);
  });
  if (work.wantedDefault !== null) {
    work.steps.push(...fieldSteps(product, { defaultPriceId: work.wantedDefault }, nowAt));
  }
  return { rows, firstPrice: work.firstPrice, steps: work.steps };
}

function addPrice(database: Database, work: Work, row: FilePrice): PriceRow {
  const { product, isNew, prices, nowAt } = work;
  const read = readPriceRow(row.cells, null);
  const refused = read.refused.length > 0 ? read.refused : faultsOf(validatePrice(read.fields));
  if (refused.length > 0) return refusedRow(refused);
  const { firstPrice } = product;
  if (firstPrice !== null && isAsRead(firstPriceFields(firstPrice), read.fields, row)) return NOTHING;
  const there = prices.find((price) => isAsRead(price.fields, read.fields, row));
  if (there !== undefined) {
    const choice = chooseDefault(work, read.isDefault, there.id);
    return choice ?? defaultOnly(work, row, there);
  }
  const held = takenKey(database, read.fields.lookupKey, null);
  if (held !== null) return held;
  const isFirst = isNew && work.firstPrice === null && work.steps.length === 0;
  const simple = isFirst && isPlain(read.fields) ? asFirstPrice(read.fields) : null;
  const choice = simple === null ? chooseDefault(work, read.isDefault ?? isFirst, row.newId) : null;
  if (choice !== null) return choice;
  if (simple === null) {
    const wanted = diffPriceFields(emptyPriceFields(), read.fields);
    work.steps.push(...newPriceSteps(product, row.newId, null, wanted, nowAt));
  } else work.firstPrice = simple;
  const changes = textsOf(row).map((column) => ({
    column,
    before: '',
    after: priceRowText(read.fields, simple !== null || work.wantedDefault === row.newId, column),
  }));
  return { ...NOTHING, isNew: true, changes: changes.filter(({ after }) => after !== '') };
}

function changeKnown(database: Database, work: Work, row: FilePrice): PriceRow {
  const { product, prices, nowAt } = work;
  const named = prices.find(({ id }) => id === row.id);
  if (named === undefined) {
    const isElsewhere = readOneVisiblePrice(database, row.id) !== null;
    const code = isElsewhere ? 'import/price-elsewhere' : 'import/price-unknown';
    return refusedRow([
      { column: 'priceId', text: row.id, problem: fieldError(code, 'priceId', { id: row.id }) },
    ]);
  }
  // Drafted before from the same file, or published since: another stands in its place.
  const heir = prices.find(({ replaces }) => replaces === named.id);
  const price = heir ?? named;
  const read = readPriceRow(row.cells, price.fields);
  if (read.refused.length > 0) return refusedRow(read.refused);
  const wanted = heir === undefined ? read.fields : { ...read.fields, active: price.fields.active };
  const isSucceeded =
    !named.fields.active &&
    prices.some((other) => other.fields.active && isAsRead(other.fields, { ...wanted, active: true }, row));
  if (isSucceeded) return NOTHING;
  const changed = diffPriceFields(price.fields, wanted);
  const fixed =
    price.base === null ? [] : changed.filter(({ path }) => !isMutablePriceField(path.split('.')[0] ?? ''));
  const isFixed = fixed.find(({ path }) => !REPLACEABLE.has(path));
  if (isFixed !== undefined) {
    return refusedRow([
      { column: 'currency', text: wanted.currency, problem: fieldError('import/price-fixed', 'currency') },
    ]);
  }
  const wasDefault = product.fields.defaultPriceId === price.id;
  const isDefault = wasDefault && work.wantedDefault === null;
  const base = price.base === null || fixed.length > 0 ? {} : { base: price.base };
  const faults = faultsOf(
    validatePrice(wanted, { ...base, isDefault }),
    validatePrice(price.fields, { ...base, isDefault }),
  );
  if (faults.length > 0) return refusedRow(faults);
  const held = takenKey(database, wanted.lookupKey, price);
  if (held !== null) return held;
  const target = fixed.length > 0 ? row.newId : price.id;
  const choice = chooseDefault(work, read.isDefault === true || (wasDefault && fixed.length > 0), target);
  if (choice !== null) return choice;
  const visible = readOneVisiblePrice(database, price.id);
  if (
    visible === null ||
    (price.base === null && visible.object?.intent !== 'create' && changed.length > 0)
  ) {
    return refusedRow([{ column: 'amount', text: '', problem: fieldError('cell/price-waiting', 'amount') }]);
  }
  if (fixed.length > 0) {
    const changes = Object.fromEntries(Object.entries(wanted).filter(([name]) => isChanged(changed, name)));
    const sequence = changePriceSteps(product, visible, {
      newId: row.newId,
      changes,
      archiveOld: true,
      nowAt,
    });
    // The default is moved once, for all rows of the product.
    work.steps.push(...sequence.filter((step) => step.object.kind === 'price'));
  } else work.steps.push(...changeSteps(priceShape, visible, changed, nowAt));
  const isDefaultNow = work.wantedDefault === null ? wasDefault : work.wantedDefault === target;
  const changes = textsOf(row)
    .map((column) => ({
      column,
      before: priceRowText(price.fields, wasDefault, column),
      after: priceRowText(wanted, isDefaultNow, column),
    }))
    .filter(({ before, after }) => before !== after);
  return { ...NOTHING, changesPrice: fixed.length > 0, changes };
}

/** A refusal where another price holds the key: Stripe would refuse it, for an archived one, too (facts 2.2). */
function takenKey(database: Database, key: string | null, of: ProductPrice | null): PriceRow | null {
  if (key === null || key === of?.fields.lookupKey) return null;
  const held = readKeyHolders(database, [key]).get(key);
  const holder =
    held === undefined || held.priceId === of?.id ? null : readOneVisiblePrice(database, held.priceId);
  if (holder === null) return null;
  const problem = fieldError('import/lookup-key-taken', 'lookupKey', {
    key,
    id: holder.id,
    product: readOneVisible(database, holder.productId)?.fields.name ?? '',
    archived: holder.fields.active ? 'no' : 'yes',
  });
  return refusedRow([{ column: 'lookupKey', text: key, problem }]);
}

/** Notes the wish; an answer is a refusal, because two rows of a product want it. */
function chooseDefault(work: Work, isWanted: boolean | null, id: string): PriceRow | null {
  if (isWanted !== true || work.product.fields.defaultPriceId === id) return null;
  if (work.wantedDefault !== null && work.wantedDefault !== id) {
    return refusedRow([
      { column: 'isDefault', text: 'TRUE', problem: fieldError('import/two-defaults', 'isDefault') },
    ]);
  }
  work.wantedDefault = id;
  return null;
}

/** A price that is there: at most it becomes the default. */
function defaultOnly(work: Work, row: FilePrice, price: ProductPrice): PriceRow {
  const isChosen = work.wantedDefault === price.id;
  if (!isChosen || !textsOf(row).includes('isDefault')) return NOTHING;
  return { ...NOTHING, changes: [{ column: 'isDefault', before: 'FALSE', after: 'TRUE' }] };
}

function isAsRead(price: PriceFields, read: PriceFields, row: FilePrice): boolean {
  const isSame = diffPriceFields(price, read).every(({ path, value }) => {
    // A row cannot say everything: what it left empty is no difference.
    if (path === 'taxBehavior') return value === null;
    return path.startsWith('metadata.') || path.startsWith('currencyOptions.');
  });
  const keyed = textsOf(row).filter((column) => column.includes('.'));
  return (
    isSame &&
    keyed.every((column) => priceRowText(price, false, column) === priceRowText(read, false, column))
  );
}

/** Rides along with a new product as it is (facts 1.4). */
function isPlain(price: PriceFields): boolean {
  const { active, taxBehavior, nickname, lookupKey, currencyOptions, metadata } = price;
  const isNamed = nickname !== null || lookupKey !== null || Object.keys(metadata).length > 0;
  return active && taxBehavior === null && currencyOptions === null && !isNamed;
}

function textsOf(row: FilePrice): Parameters<typeof priceRowText>[2][] {
  return row.cells.map(({ column }) => column).filter(isPriceRowCell);
}

function isChanged(changed: readonly { readonly path: string }[], name: string): boolean {
  return changed.some(({ path }) => path === name || path.startsWith(`${name}.`));
}

type Refused = { readonly column: string; readonly text: string; readonly problem: FieldProblem };

/** What is wrong after and was not before. */
function faultsOf(after: readonly FieldProblem[], before: readonly FieldProblem[] = []): Refused[] {
  const known = new Set(before.map(({ code, path }) => `${code} ${path}`));
  return after
    .filter((problem) => hasErrors([problem]) && !known.has(`${problem.code} ${problem.path}`))
    .map((problem) => ({ column: columnOf(problem.path), text: '', problem }));
}

function columnOf(path: string): string {
  if (path === 'active') return 'priceActive';
  if (path.startsWith('unitAmount')) return 'amount';
  if (path.startsWith('tiers')) return 'tiers';
  if (path === 'customUnitAmount') return 'customAmount';
  if (path === 'transformQuantity') return 'unitsInPackage';
  if (path.startsWith('metadata.')) return `${PRICE_METADATA_CELL}${path.slice('metadata.'.length)}`;
  if (path.startsWith('currencyOptions.')) return `${OPTION_CELL}${path.slice('currencyOptions.'.length)}`;
  return path.startsWith('recurring') ? 'interval' : path;
}

function refusedRow(refused: readonly Refused[]): PriceRow {
  const problems = refused.map(({ column, text, problem }) => ({
    column,
    text,
    problem: importProblem(problem),
  }));
  return { ...NOTHING, problems };
}
