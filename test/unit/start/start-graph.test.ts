import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * What the start reads: every file that an entry reaches without `import()`. A screen or an area that
 * most starts never open comes with its first use, or each person waits for it every morning.
 */
const root = path.resolve(import.meta.dirname, '../../..');

const STATEMENT =
  /^(?:import|export)\s+(?:(?<clause>[\w\s{},*]*?)\s+from\s+)?['"](?<specifier>[^'"\n]+)['"];/gm;

/** Imports that exist at run time; types are gone by then. */
function staticImports(file: string): string[] {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(STATEMENT)]
    .filter(({ groups }) => !/^\s*type\b/.test(groups?.['clause'] ?? ''))
    .map(({ groups }) => resolve(file, groups?.['specifier'] ?? ''));
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  return `npm:${specifier}`;
}

/** File → the file that brought it in; entries bring themselves. */
function readAtStart(entries: readonly string[]): Map<string, string> {
  const broughtBy = new Map(entries.map((entry) => [entry, entry]));
  // A map grows under its own loop, and the loop goes on into what was added.
  for (const file of broughtBy.keys()) {
    if (!/\.tsx?$/.test(file) || file.startsWith('npm:')) continue;
    for (const found of staticImports(file)) if (!broughtBy.has(found)) broughtBy.set(found, file);
  }
  return broughtBy;
}

/** As the way from the entry to what should not be there. */
function early(entries: readonly string[], later: RegExp): string[] {
  const broughtBy = readAtStart(entries);
  const wayTo = (file: string): string => {
    const by = broughtBy.get(file);
    return by === undefined || by === file ? file : `${wayTo(by)} > ${file}`;
  };
  return [...broughtBy.keys()].filter((file) => later.test(file)).map((file) => wayTo(file));
}

/** Large libraries that only one screen or one kind of work needs. */
const LIBRARIES =
  'npm:(?:stripe|csv-|read-excel-file|write-excel-file|qr|culori|fastest-levenshtein|react-image-crop|electron-store|ajv)';

describe('the start', () => {
  it('of the window leaves other screens, product pages and the review for when it stands', () => {
    const entries = ['renderer/main.tsx'];
    expect(readAtStart(entries).has('renderer/features/catalog/catalog-screen.tsx')).toBe(true);
    const screens = 'renderer/features/(?:portal|branding|customers|activity|settings|welcome|publish)/';
    const page =
      'renderer/features/catalog/(?:product-screen|product/(?!find-tax-codes)|prices/|exchange/|transfer/|bulk/.*dialog)';
    const parts = 'renderer/(?:previews|ui/image-editor)/';
    expect(early(entries, new RegExp(`^(?:${screens}|${page}|${parts}|${LIBRARIES})`))).toEqual([]);
  });

  it('of the window reads the words of one language, no schemas, and of React Aria what it draws', () => {
    const entries = ['renderer/main.tsx'];
    expect(readAtStart(entries).has('renderer/i18n/read-messages.ts')).toBe(true);
    // The barrel would bring tables, colours and calendars along: `react-aria-components/Button` and the like.
    const barrel = 'npm:react-aria-components$';
    expect(early(entries, new RegExp(`^(?:shared/messages/|npm:zod|${barrel})`))).toEqual([]);
  });

  it('of the app leaves the engine for the time in which the window opens', () => {
    const entries = ['electron/main.ts'];
    expect(readAtStart(entries).has('electron/shell/main-window.ts')).toBe(true);
    const engine = 'electron/core/(?:engine|catalog/|sync/|storage/|portal/|branding/|customers/)';
    expect(early(entries, new RegExp(`^(?:${engine}|${LIBRARIES}|electron/demo-account/)`))).toEqual([]);
  });

  it('of the engine leaves the Stripe library and what reads files for when they are needed', () => {
    const entries = ['electron/core/engine.ts'];
    expect(readAtStart(entries).has('electron/core/catalog/catalog.ts')).toBe(true);
    const files = 'electron/core/image/image-fetcher';
    expect(early(entries, new RegExp(`^(?:${files}|${LIBRARIES}|electron/demo-account/)`))).toEqual([]);
  });
});
