import { defineConfig } from 'electron-vite';
import path from 'node:path';
import product from '../../../electron/electron.vite.config.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const inRoot = (...parts: string[]): string => path.join(root, ...parts);

type Replacements = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Who asks for what in the product, and what of this folder stands in its place. */
const REPLACED: Replacements = {
  'electron/core/engine.ts': {
    './storage/store.ts': 'watched-store.ts',
    './stripe/gateway.ts': 'watched-gateway.ts',
  },
  'electron/core/storage/database-server.ts': { './method-table.ts': 'watched-methods.ts' },
  'electron/main.ts': { './shell/vault.ts': 'file-vault.ts', './shell/system-ports.ts': 'ahead-clock.ts' },
};
const MUTATED: Replacements = {
  'electron/core/storage/open-database.ts': { './database.ts': 'late-commit.ts' },
};

const isMutated = process.env['COUNTERTOP_CRASH_MUTATED'] === '1';
const replaced: Replacements = isMutated ? { ...REPLACED, ...MUTATED } : REPLACED;
const met = new Set<string>();

/** The product's main process as it is, but for the modules above: points where it can be killed. */
const crashPoints = {
  name: 'crash-points',
  enforce: 'pre' as const,
  resolveId(source: string, importer: string | undefined) {
    const asker = importer === undefined ? '' : path.relative(root, importer).replaceAll('\\', '/');
    const file = replaced[asker]?.[source];
    if (file === undefined) return null;
    met.add(`${asker} ${source}`);
    return path.join(import.meta.dirname, file);
  },
  /** A module that moved would leave a build without points, and a test that proves nothing. */
  buildEnd(error?: Error) {
    if (error !== undefined) return;
    const wanted = Object.entries(replaced).flatMap(([asker, files]) =>
      Object.keys(files).map((source) => `${asker} ${source}`),
    );
    const missed = wanted.filter((one) => !met.has(one));
    if (missed.length > 0) throw new Error(`the crash build has no place for: ${missed.join(', ')}`);
  },
};

const { main } = product as { main: { build: { rolldownOptions: object } } };

export default defineConfig({
  main: {
    ...main,
    plugins: [crashPoints],
    build: {
      ...main.build,
      outDir: inRoot(isMutated ? 'out/crash-mutated/out/app/main' : 'out/crash/out/app/main'),
      rolldownOptions: {
        ...main.build.rolldownOptions,
        // Named again: the product's own are found from where its configuration stands.
        input: {
          main: inRoot('electron/main.ts'),
          'database-worker': inRoot('electron/core/storage/database-worker.ts'),
          'table-worker': inRoot('electron/core/catalog/exchange/table-worker.ts'),
          'crash-engine': path.join(import.meta.dirname, 'engine-child.ts'),
        },
      },
    },
  },
});
