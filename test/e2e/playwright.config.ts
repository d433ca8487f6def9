import { defineConfig } from '@playwright/test';
import path from 'node:path';

// The runner is Electron as Node (it has the app's SQLite); the apps that it opens must not become Node too.
delete process.env['ELECTRON_RUN_AS_NODE'];
delete process.env['ELECTRON_NO_ASAR'];

const results = path.resolve(import.meta.dirname, '../../out/test');

export default defineConfig({
  testDir: '.',
  testMatch: '{journeys,a11y,security}/**/*.spec.ts',
  outputDir: path.join(results, 'e2e'),
  // Each file has its own app and data folder.
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: path.join(results, 'playwright.json') }]],
  use: { trace: 'retain-on-failure' },
});
