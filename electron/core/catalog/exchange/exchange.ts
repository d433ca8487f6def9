import type { ImportCheck, ImportRow } from '#shared/contract/catalog-exchange.ts';
import { columnOfHeading } from '#shared/domain/csv/headings.ts';
import { unguardCell } from '#shared/domain/csv/formula-guard.ts';
import { makeLocalId } from '#shared/domain/local-id.ts';
import { failure } from '#shared/errors.ts';
import type { Clock, FileSaver, Random, WorkerThread } from '../../ports.ts';
import type { AreaHandlers } from '../../router.ts';
import type { ExportedProduct } from '../../storage/methods/exchange.ts';
import type { Store } from '../../storage/store.ts';
import { inStretches, type LongEdit, STRETCH } from '../stretches.ts';
import { fileContent } from './file-rows.ts';
import { readTable, type ReadFile } from './read-table.ts';
import { tableOf } from './tables.ts';
import { writeInThread } from './table-thread.ts';
import { asSheet, writeCsv } from './write-table.ts';

type Exchange = Pick<
  AreaHandlers<'catalog'>,
  'exportTable' | 'readImport' | 'checkImport' | 'applyImport' | 'forgetImport'
>;

/** What a workbook's only sheet is called. */
const SHEET_NAMES = { en: 'Catalog', ja: 'カタログ' } as const;
/** As they are listed: what must be read comes first. */
const OUTCOMES = ['error', 'changed', 'new', 'unchanged'] as const;
/** Rows told of a check: as many as one looks through. */
const MAX_TOLD = 1000;

interface Kept extends ReadFile {
  readonly id: string;
}

/** The catalog as files, out and in. A file read in is kept until another is read. */
export function createExchange(
  store: Store,
  ports: {
    readonly clock: Pick<Clock, 'now'>;
    readonly random: Pick<Random, 'uuid'>;
    readonly fileSaver: FileSaver;
    readonly startTableThread: () => WorkerThread;
  },
  newId: () => string,
  changed: (productIds: readonly string[] | null) => Promise<void>,
): Exchange {
  const { clock, random, fileSaver, startTableThread } = ports;
  let kept: Kept | null = null;

  async function run(
    input: { readonly importId: string; readonly mapping: readonly (string | null)[] },
    edit: LongEdit,
    isTrial: boolean,
  ): Promise<ImportCheck> {
    const file = kept;
    if (file === null || file.id !== input.importId) throw failure('catalog/import-forgotten');
    const check: ImportCheck = { new: 0, changed: 0, unchanged: 0, error: 0, rows: [] };
    const ids = { product: newId, price: () => makeLocalId(random.uuid()) };
    const { columns, groups } = fileContent(file.rows, input.mapping, ids);
    const rowsUntil = [0];
    for (const { rows } of groups) rowsUntil.push((rowsUntil.at(-1) ?? 0) + rows.length);
    const progress: LongEdit['progress'] = ({ done }) =>
      edit.progress({ done: rowsUntil[done] ?? 0, total: file.rows.length });
    await inStretches(store, groups, { ...edit, progress }, async (stretch, editId) => {
      const tellsAll = isTrial && check.rows.length < MAX_TOLD;
      const of = {
        editId,
        label: 'import' as const,
        nowAt: edit.nowAt,
        columns,
        groups: stretch,
        isTrial,
        tellsAll,
      };
      const done = await store.importRows(of);
      for (const outcome of OUTCOMES) check[outcome] += done.counts[outcome];
      for (const row of done.rows) tell(check.rows, row);
      return done.editId;
    });
    return { ...check, rows: check.rows.toSorted((a, b) => rank(a) - rank(b) || a.row - b.row) };
  }

  return {
    async exportTable({ viewId, what, format, language }, progress, signal) {
      const all = { start: 0, count: Number.MAX_SAFE_INTEGER };
      const { ids } =
        viewId === null ? await store.readAllProductIds() : await store.readViewIds({ viewId, ...all });
      const products: ExportedProduct[] = [];
      for (let start = 0; start < ids.length; start += STRETCH) {
        if (signal.aborted) throw failure('app/cancelled');
        const part = ids.slice(start, start + STRETCH);
        const read = await store.readExport({ ids: part, withPrices: what !== 'products' });
        products.push(...read.products);
        progress({ done: Math.min(start + STRETCH, ids.length), total: ids.length });
      }
      const table = tableOf(products, what);
      const content =
        format === 'csv'
          ? await writeCsv(table, language)
          : await writeInThread(startTableThread, asSheet(table, language, SHEET_NAMES[language]), signal);
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const name = what === 'both' ? 'catalog' : what;
      const saved = await fileSaver.save({ suggestedName: `${name}-${day}.${format}`, content });
      return { saved, rows: table.rows.length };
    },

    async readImport({ bytes, encoding, delimiter }, progress, signal) {
      const file = await readTable(bytes, { encoding, delimiter }, startTableThread, signal);
      const headings = file.headings.map((heading) => unguardCell(heading));
      const mapping = headings.map((heading) => columnOfHeading(heading));
      kept = { ...file, id: random.uuid() };
      progress({ done: file.rows.length, total: file.rows.length });
      const { encoding: found, delimiter: separator } = file;
      return {
        importId: kept.id,
        encoding: found,
        delimiter: separator,
        headings,
        mapping,
        rows: file.rows.length,
      };
    },

    checkImport: (input, progress, signal) => run(input, { progress, signal, nowAt: clock.now() }, true),

    async applyImport(input, progress, signal) {
      const done = await run(input, { progress, signal, nowAt: clock.now() }, false);
      await changed(null);
      return { new: done.new, changed: done.changed, left: done.error };
    },

    async forgetImport() {
      kept = null;
      return {};
    },
  };
}

/** Errors are what must be read: they are told before anything else. */
function tell(rows: ImportRow[], row: ImportRow): void {
  if (rows.length < MAX_TOLD) {
    rows.push(row);
    return;
  }
  if (row.outcome !== 'error') return;
  const at = rows.findLastIndex(({ outcome }) => outcome !== 'error');
  if (at !== -1) rows.splice(at, 1, row);
}

function rank({ outcome }: ImportRow): number {
  return OUTCOMES.indexOf(outcome);
}
