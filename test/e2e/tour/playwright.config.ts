import { defineConfig } from '@playwright/test';
import path from 'node:path';

// See test/e2e/playwright.config.ts.
delete process.env['ELECTRON_RUN_AS_NODE'];
delete process.env['ELECTRON_NO_ASAR'];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.tour.ts',
  outputDir: path.resolve(import.meta.dirname, '../../../out/test/tour'),
  workers: 1,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
