import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { onlyOurLocales } from './only-our-locales.ts';
import { onlyShellWords } from './only-shell-words.ts';
import { startChunks } from './start-chunks.ts';

const root = path.resolve(import.meta.dirname, '..');
const inRoot = (...parts: string[]): string => path.join(root, ...parts);

/** Entries that exist; a missing one is the type checker's business, not the bundler's. */
const entries = (all: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter(([, file]) => existsSync(file)));

/**
 * The machine's Node may be older than Electron's, so its list of built-in modules is not enough (node:sqlite).
 * Everything else is bundled: the package carries no node_modules.
 */
const external = ['electron', /^electron\/.+/, /^node:/, ...builtinModules];

/** The message catalogs start quicker as text that is parsed than as a script. */
const json = { stringify: true, namedExports: false };

export default defineConfig({
  main: {
    plugins: [onlyShellWords()],
    json,
    build: {
      outDir: inRoot('out/app/main'),
      emptyOutDir: true,
      externalizeDeps: false,
      sourcemap: false,
      chunkSizeWarningLimit: 3000,
      rolldownOptions: {
        input: entries({
          main: inRoot('electron/main.ts'),
          'database-worker': inRoot('electron/core/storage/database-worker.ts'),
          'table-worker': inRoot('electron/core/catalog/exchange/table-worker.ts'),
          'demo-account': inRoot('electron/demo-account/main.ts'),
        }),
        external,
        output: {
          // As ES modules, the first import of `electron` or `node:http` would start every part of theirs.
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: inRoot('out/app/preload'),
      emptyOutDir: true,
      externalizeDeps: false,
      sourcemap: false,
      // A sandboxed preload cannot load a second file.
      isolatedEntries: true,
      rolldownOptions: {
        input: entries({
          preload: inRoot('electron/preload.ts'),
          'key-preload': inRoot('electron/key-preload.ts'),
        }),
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: inRoot('renderer'),
    plugins: [react(), onlyOurLocales()],
    publicDir: false,
    json,
    server: { host: '127.0.0.1' },
    build: {
      outDir: inRoot('out/app/renderer'),
      emptyOutDir: true,
      sourcemap: false,
      minify: true,
      // Files come from disk; one larger chunk costs nothing here.
      chunkSizeWarningLimit: 3000,
      // The window's policy knows files only: nothing is inlined as data:.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: entries({
          index: inRoot('renderer/index.html'),
          key: inRoot('renderer/key.html'),
          sheet: inRoot('renderer/sheet.html'),
        }),
        output: {
          codeSplitting: {
            groups: [
              {
                debugName: 'start',
                name: startChunks(
                  {
                    [inRoot('renderer/main.tsx')]: 'window',
                    [inRoot('renderer/key/key.ts')]: 'key',
                    [inRoot('renderer/sheet/sheet.tsx')]: 'sheet',
                  },
                  'window',
                ),
                includeDependenciesRecursively: false,
              },
            ],
          },
        },
      },
    },
  },
});
