import { parse } from 'csv-parse/sync';
import { openTestCatalog, type TestCatalog } from '../integration/support/open-test-catalog.ts';
import { productBody } from '../integration/support/sample-bodies.ts';
import { type Benchmark, median } from './benchmark.ts';

const ROWS = 20_000;
const PAGE = 500;
const RUNS = 5;

/**
 * A file of 20,000 products, each with a changed field, from its bytes to what each row would
 * change, as a multiple of parsing it alone with csv-parse. What drafting it takes is reported.
 */
export const benchmark: Benchmark = {
  name: 'csv.import_20000_vs_parse_only',
  unit: 'ratio',
  limit: 5,
  async measure(report) {
    const catalog = await openTestCatalog();
    try {
      const text = await changedExport(catalog);
      const bytes = new TextEncoder().encode(text);
      const ratios: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const startedAt = performance.now();
        parse(text, { bom: true });
        const parsedAt = performance.now();
        await checkImport(catalog, bytes);
        const checkedAt = performance.now();
        const [parseMs, importMs] = [parsedAt - startedAt, checkedAt - parsedAt];
        report(`parse ${Math.round(parseMs)} ms, import ${Math.round(importMs)} ms`);
        ratios.push(importMs / parseMs);
      }
      const read = await catalog.call('readImport', { bytes, encoding: null, delimiter: null });
      const draftedFrom = performance.now();
      await catalog.call('applyImport', { importId: read.importId, mapping: read.mapping });
      report(`drafted in ${Math.round(performance.now() - draftedFrom)} ms`);
      return median(ratios);
    } finally {
      await catalog.dispose();
    }
  },
};

async function changedExport(catalog: TestCatalog): Promise<string> {
  const bodies = Array.from({ length: ROWS }, (_none, index) =>
    productBody(`prod_${String(index)}`, {
      name: `Product ${String(index)}`,
      description: `What product ${String(index)} is, in some words that one writes`,
      unit_label: 'piece',
      metadata: { shelf: `A${String(index % 40)}`, season: 'autumn' },
    }),
  );
  for (let at = 0; at < ROWS; at += PAGE) await catalog.pull(bodies.slice(at, at + PAGE));
  await catalog.call('exportTable', { viewId: null, what: 'products', format: 'csv', language: 'en' });
  return String(catalog.savedFiles.at(-1)?.content).replaceAll(',piece,', ',unit,');
}

async function checkImport(catalog: TestCatalog, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { importId, mapping } = await catalog.call('readImport', { bytes, encoding: null, delimiter: null });
  const check = await catalog.call('checkImport', { importId, mapping });
  if (check.changed !== ROWS) throw new Error(`${String(check.changed)} rows changed`);
}
