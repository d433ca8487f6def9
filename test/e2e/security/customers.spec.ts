import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { SAMPLE_CUSTOMERS } from '#electron/demo-account/sample/customer-cases.ts';
import { root, startVirtualDisplay } from '#electron/tools/for-tests.mjs';
import { CustomersPage } from '../pages/customers-page.ts';
import { expect, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';
import { makeFolder } from '../support/launch-app.ts';
import { startScreenSaver } from '../support/screen-saver.ts';

const LOOKED_UP = [
  'goro.fujii@example.com',
  'hiro.kato@example.com',
  'chie.kudo@example.com',
  'naoki.seki@example.com',
  'Kaori Noda',
  'Hello,\nmy address is <mei.okada@example.com>,\nregards, Mei Okada',
];

/** How a text may stand in a file. */
function formsOf(text: string): readonly Buffer[] {
  const trimmed = text.trim();
  return [trimmed, trimmed.toLowerCase(), encodeURIComponent(trimmed)].flatMap((form) => [
    Buffer.from(form, 'utf8'),
    Buffer.from(form, 'utf16le'),
  ]);
}

const NEEDLES = SAMPLE_CUSTOMERS.flatMap(({ email, name }) => [email, name?.en, name?.ja])
  .filter((text) => text !== null && text !== undefined && text.trim().length > 3)
  .map((text) => ({ text: text ?? '', forms: formsOf(text ?? '') }));

/**
 * Each customer of the account whose email or name stands in one of the files. Chromium keeps the
 * window's compiled code: a word of the program itself that stands there tells of nobody.
 */
function peopleIn(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const content = fs.readFileSync(file);
    const isCode = file.includes(`${path.sep}Code Cache${path.sep}`);
    const found = NEEDLES.filter(
      ({ text, forms }) =>
        forms.some((form) => content.includes(form)) && !(isCode && programText().includes(text)),
    );
    return [...new Set(found.map(({ text }) => `${path.basename(file)}: ${text}`))];
  });
}

let readProgram: string | undefined;

/** The scripts of the built window, whole. */
function programText(): string {
  readProgram ??= filesIn(path.join(root, 'out/app/renderer'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => fs.readFileSync(file, 'utf8'))
    .join('\n');
  return readProgram;
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

test('no customer’s email or name is in any file after a day at the counter and a crash', async ({
  open,
  standIn,
}) => {
  test.slow();
  const stripe = await standIn();
  const temporary = makeFolder('temporary');
  const running = await open({
    env: { COUNTERTOP_STRIPE_API: stripe.url, TMPDIR: temporary },
    mayComplain: true,
  });
  const { app, shell, window, userData } = running;
  await shell.connect(stripe.keys.test.secret);
  const customers = new CustomersPage(shell);
  await customers.open();
  for (const text of LOOKED_UP) await customers.lookUp(text);
  await window.getByRole('textbox', { name: 'New note' }).fill('Mei Okada calls back');
  await window.getByRole('button', { name: 'Pin note' }).click();

  await window.getByRole('button', { name: 'Check many', exact: true }).click();
  const many = window.getByRole('dialog', { name: 'Check many' });
  await many.getByRole('textbox').fill('mei.okada@example.com\nsaki.ota@example.com');
  await many.getByRole('button', { name: 'Check 2 addresses' }).click();
  await expect(many.getByRole('row')).toHaveCount(3);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Duplicates report', exact: true }).click();
  await expect(window.getByRole('dialog')).toContainText(/All \d+ customers were read/);

  // An export that is begun and not finished, and one that is.
  const report = path.join(temporary, 'duplicates.tsv');
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
  });
  await window.getByRole('button', { name: 'Save masked table…' }).click();
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, report);
  await window.getByRole('button', { name: 'Save masked table…' }).click();
  await expect.poll(() => fs.existsSync(report)).toBe(true);
  await window.keyboard.press('Escape');

  await customers.lookUp('hiro.kato@example.com');
  await customers.matches.getByRole('button', { name: 'Fix stored email', exact: true }).click();
  await window.getByRole('button', { name: 'Change email', exact: true }).click();
  await expect(customers.conclusion).toContainText('Stripe’s side looks right');
  await callEngine(window, 'app.getReport', {});
  // The window dies with all of it on screen.
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(() => running.log().map(({ event }) => event)).toContain('window.process-gone');
  // Quits by itself: Playwright waits for ever for the page that died.
  const ended = once(app.process(), 'exit');
  await app.evaluate(({ app: self }) => setImmediate(() => self.quit()));
  await ended;

  expect(NEEDLES.length).toBeGreaterThan(100);
  const files = [...filesIn(userData), ...filesIn(temporary)];
  expect(files.some((file) => file.endsWith('countertop.log'))).toBe(true);
  expect(files.some((file) => file.endsWith('catalog.db'))).toBe(true);
  expect(files).toContain(report);
  expect(peopleIn(files)).toEqual([]);
  // The search finds what there is to be found.
  const control = path.join(temporary, 'control');
  fs.writeFileSync(control, Buffer.from('… Kaori Noda …', 'utf16le'));
  expect(peopleIn([control])).toEqual(['control: Kaori Noda']);
  expect(files.filter((file) => /\.(dmp|core)$/.test(file))).toEqual([]);
});

test.describe('on a display of its own', () => {
  test.skip(process.platform !== 'linux', 'elsewhere the system says so by an event of its own');

  test('what was read of people is gone when the screen is locked', async ({ open }) => {
    const display = await startVirtualDisplay();
    const { shell, window } = await open({ args: ['--demo'], env: { DISPLAY: display.display } });
    const customers = new CustomersPage(shell);
    await customers.open();
    await customers.lookUp('kaori.noda@example.com');
    await startScreenSaver(display.display);
    await expect(shell.heading('Countertop is locked')).toBeVisible();
    expect(await window.content()).not.toMatch(/kaori/i);
    await window.getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect(window.getByText('What was on screen has been removed')).toBeVisible();
    await expect(window.getByText(/kaori/i)).toHaveCount(0);
    await expect(customers.box).toHaveValue('');
    await display.stop();
  });
});
