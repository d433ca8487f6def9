import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

/** One project a folder, so that `--project unit` and the sums of `npm test` go by kind. */
const project = (name: string, testTimeoutMs: number, folder = name) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${folder}/**/*.test.{ts,tsx,mjs}`],
    testTimeout: testTimeoutMs,
    hookTimeout: testTimeoutMs,
  },
});

export default defineConfig({
  root,
  // Nothing of the developer's machine leaks in, and nothing is written beside the sources.
  cacheDir: path.join(root, 'node_modules/.cache/vitest'),
  test: {
    // Processes, not threads: engine tests start worker threads of their own and kill them. Each fork is Electron
    // as Node again, so tests have the app's own Node and SQLite.
    pool: 'forks',
    environment: 'node',
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      project('unit', 10_000),
      project('integration', 60_000),
      project('property', 120_000),
      project('crash', 180_000),
      // Drives the packaged app from outside; `npm test` makes the package first.
      project('packaged', 300_000, 'e2e/packaged'),
    ],
  },
});
