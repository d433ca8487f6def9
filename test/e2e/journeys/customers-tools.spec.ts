import fs from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { CustomersPage } from '../pages/customers-page.ts';
import { expect, expectAccessible, test } from '../support/countertop-test.ts';
import { makeFolder } from '../support/launch-app.ts';

/** Answers the system's question where a file shall go. */
async function answerSaveDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
}

test('an own wording is saved with placeholders and used for the next customer', async ({ open }) => {
  const { app, shell, window } = await open({ args: ['--demo'] });
  const customers = new CustomersPage(shell);
  await customers.open();
  await customers.lookUp('mei.okada@example.com');
  const answer = customers.answer.getByRole('textbox', { name: 'Text to send' });
  await answer.fill('Hi, mei.okada@example.com is right. The counter of Kissa Mori');
  await customers.answer.getByRole('button', { name: 'Save as own wording…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Save your own wording' });
  const template = dialog.getByRole('textbox', { name: 'Text with placeholders' });
  await expect(template).toHaveValue('Hi, {email} is right. The counter of {shop}');
  await dialog.getByRole('textbox', { name: 'Name of the wording' }).fill('Our tone');
  await expectAccessible(window, 'save a wording');
  await template.fill('Hi, saki.ota@example.com');
  await dialog.getByRole('button', { name: 'Save wording', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('must name nobody');
  await template.fill('Hi, {email} is right. The counter of {shop}');
  await dialog.getByRole('button', { name: 'Save wording', exact: true }).click();
  await expect(dialog).toBeHidden();
  await customers.lookUp('saki.ota@example.com');
  await expect(answer).toHaveValue('Hi, saki.ota@example.com is right. The counter of Kissa Mori');
  await expectAccessible(window, 'a wording of one’s own');
  await customers.answer.getByRole('button', { name: 'Copy answer', exact: true }).click();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain(
    'saki.ota@example.com is right',
  );
  await customers.answer.getByRole('combobox', { name: 'Wording' }).selectOption('Countertop’s wording');
  await expect(answer).toHaveValue(/Hello,/);
});

test('reports are saved as text, as data and as a table, and name nobody', async ({ open }) => {
  const { app, shell, window } = await open({ args: ['--demo'] });
  const folder = makeFolder('reports');
  const customers = new CustomersPage(shell);
  await customers.open();
  await customers.lookUp('goro.fujii@example.com');
  const region = window.getByRole('region', { name: 'Report', exact: true });
  const save = async (name: string, file: string): Promise<string> => {
    const target = path.join(folder, file);
    await answerSaveDialog(app, target);
    await window.getByRole('button', { name, exact: true }).click();
    await expect.poll(() => fs.existsSync(target)).toBe(true);
    return fs.readFileSync(target, 'utf8');
  };
  const text = await save('Save report…', 'report.txt');
  await expect(region).toContainText('Saved');
  expect(text).toMatch(/Conclusion: Stripe would open cus_/);
  const data = JSON.parse(await save('Save as JSON…', 'report.json')) as {
    sources: { requestIds: string[] }[];
  };
  expect(data.sources.flatMap(({ requestIds }) => requestIds).join(' ')).toMatch(/req_/);
  await window.getByRole('button', { name: 'Duplicates report', exact: true }).click();
  const report = window.getByRole('dialog', { name: 'Duplicates report' });
  await expect(report).toContainText(/All \d+ customers were read/);
  const table = await save('Save masked table…', 'duplicates.tsv');
  expect(table.split('\n').length).toBeGreaterThan(3);
  expect(`${text}${JSON.stringify(data)}${table}`).not.toMatch(/goro|fujii|@example/i);
});

test('notes stay in memory, and go with everything else when the screen is locked', async ({ open }) => {
  const { app, shell, window } = await open({ args: ['--demo'] });
  const customers = new CustomersPage(shell);
  await customers.open();
  await customers.lookUp('kaori.noda@example.com');
  const notes = window.getByRole('region', { name: 'Pinned notes', exact: true });
  await notes.getByRole('textbox', { name: 'New note' }).fill('Calls back at four');
  await notes.getByRole('button', { name: 'Pin note' }).click();
  await expect(notes.getByRole('listitem')).toContainText('Calls back at four');
  await customers.lookUp('mei.okada@example.com');
  await shell.goTo('Settings');
  await shell.goTo('Customers');
  await notes.getByRole('button', { name: 'kaori.noda@example.com' }).click();
  await expect(customers.conclusion).toContainText('one of 2 customers');
  // The lock as the system tells of it.
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await expect(shell.heading('Countertop is locked')).toBeVisible();
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(customers.box).toBeVisible();
  await expect(window.getByText('Calls back at four')).toHaveCount(0);
  await expect(window.getByText(/kaori/i)).toHaveCount(0);
  await expect(customers.box).toHaveValue('');
  await expect(window.getByText('What was on screen has been removed')).toBeVisible();
  await shell.goTo('Settings');
  await shell.goTo('Customers');
  await expect(window.getByText(/kaori/i)).toHaveCount(0);
});

test('what was corrected is seen before and after, and can be put back', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  const customers = new CustomersPage(shell);
  await customers.open();
  await customers.lookUp('hiro.kato@example.com');
  await customers.conclusion.getByRole('button', { name: 'Fix it…' }).click();
  await window.getByRole('button', { name: 'Change email', exact: true }).click();
  await expect(customers.conclusion).toContainText('Stripe’s side looks right');
  await window.getByRole('button', { name: 'Corrected emails', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Corrected emails' });
  await expect(dialog.getByRole('row').last()).toContainText('hiro.kato[U+200B]@example.com');
  await expectAccessible(window, 'corrected emails');
  await dialog.getByRole('button', { name: 'Put back…' }).click();
  const review = window.getByRole('alertdialog', { name: /Change the email of cus_/ });
  await expect(review.getByRole('textbox', { name: 'New email' })).toHaveValue('hiro.kato\u200B@example.com');
  await review.getByRole('button', { name: 'Change email', exact: true }).click();
  await expect(review).toBeHidden();
  await customers.lookUp('hiro.kato@example.com');
  await expect(customers.conclusion).toContainText('No customer has this email');
});

test('a correction that the key may not make names the permission, and keys alone lead on', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(
    await stripe.control.issueKey('test', [
      'rak_customer_read',
      'rak_subscription_read',
      'rak_customer_portal_read',
      'rak_event_read',
      'rak_product_read',
      'rak_plan_read',
    ]),
  );
  const customers = new CustomersPage(shell);
  await customers.open();
  await customers.lookUp('hiro.kato@example.com');
  await window.getByRole('button', { name: 'Fix stored email', exact: true }).press('Enter');
  const review = window.getByRole('alertdialog', { name: /Change the email of cus_/ });
  const change = review.getByRole('button', { name: 'Change email', exact: true });
  await change.press('Enter');
  await expect(review.getByRole('alert')).toContainText('rak_customer_write');
  // It was switched off while Stripe was asked: the keys are not lost on the page behind.
  await expect(change).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(review).toBeHidden();
});

test('without a line to Stripe it says so, keeps what was found with its age, and checks what it can', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  const customers = new CustomersPage(shell);
  await customers.open();
  await customers.lookUp('kaori.noda@example.com');
  await stripe.control.setFault({ fault: { kind: 'cut', effect: 'before' }, path: '/v1/*' });
  await customers.box.fill('someone@gmial.com');
  await customers.box.press('Enter');
  await expect(customers.conclusion).toContainText('Stripe cannot be reached.');
  await expect(window.getByText('Nobody could be looked up.')).toBeVisible();
  await expect(customers.checks).toContainText('gmial.com may be a slip for gmail.com');
  await expect(shell.syncStatus).toContainText('Offline');
  await expect(window.getByText('what is pasted is still checked')).toBeVisible();
  await window.getByRole('button', { name: 'kaori.noda@example.com', exact: true }).click();
  await expect(customers.conclusion).toContainText('one of 2 customers');
  await expect(window.getByText(/What is shown was looked up/)).toBeVisible();
  await expectAccessible(window, 'customers offline');
});

test('Tab goes from the box through conclusion, answer, checks’ report, matches and notes, and never gets stuck', async ({
  open,
}) => {
  const { shell, window } = await open({ args: ['--demo'] });
  const customers = new CustomersPage(shell);
  await customers.open();
  await expect(customers.box).toBeFocused();
  await window.keyboard.type('mika.mori@example.com');
  await window.keyboard.press('Enter');
  await expect(customers.conclusion).toContainText('All checks are done.');
  const passed: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await window.keyboard.press('Tab');
    const name = await window.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused.closest('main') === null) return null;
      const label = focused.getAttribute('aria-label') ?? focused.getAttribute('aria-labelledby');
      const named =
        label === null ? null : (document.getElementById(label.split(' ')[0] ?? '')?.textContent ?? label);
      return named ?? focused.textContent ?? '';
    });
    if (name === null) break;
    passed.push(name.trim());
  }
  expect(passed).toEqual([
    'Look up',
    'More options',
    'Fix it…',
    'Copy login link',
    'Make a session link…',
    'Language of the answer',
    'Text to send',
    'Copy answer',
    'Save as own wording…',
    'Copy report',
    'Save report…',
    'Copy as JSON',
    'Save as JSON…',
    'Check this email',
    'Fix stored email',
    'Portal session',
    'Also look in other accounts',
    'New note',
  ]);
  await window.keyboard.press('ControlOrMeta+f');
  await expect(customers.box).toBeFocused();
});

test('a verified person is sent a one-off session link, from what to do', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  const customers = new CustomersPage(shell);
  await customers.open();
  await customers.lookUp('mei.okada@example.com');
  const id = await customers.matches.getByText(/^cus_\w+$/).textContent();
  await customers.conclusion.getByRole('button', { name: 'Make a session link…' }).click();
  const box = window.getByRole('dialog').getByRole('textbox', { name: 'Customer id' });
  await expect(box).toHaveValue(id ?? 'an id');
});

test('typing on cancels what was asked before', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  const customers = new CustomersPage(shell);
  await customers.open();
  await stripe.control.setFault({
    fault: { kind: 'delay', effect: 'before', ms: 3000 },
    method: 'GET',
    path: '/v1/events',
  });
  await customers.box.fill('kaori.noda@example.com');
  await customers.box.press('Enter');
  await expect(window.getByRole('search').getByRole('button', { name: 'Cancel', exact: true })).toBeVisible();
  await customers.box.fill('mei.okada@example.com');
  await expect(window.getByRole('button', { name: 'Look up', exact: true })).toBeEnabled();
  await expect(customers.conclusion).toContainText('Stopped before every check was done.');
  await stripe.control.clearFaults();
  await customers.box.press('Enter');
  await expect(customers.conclusion).toContainText('Stripe’s side looks right');
  await expect(customers.matches.getByRole('heading', { name: 'Kaori Noda' })).toHaveCount(0);
});

test('the conclusion and what amends it are read out', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  const customers = new CustomersPage(shell);
  await customers.open();
  // What a screen reader hears: every text that a live region took on, in order.
  await window.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const hear = (node: Node | null): void => {
      const live = (node instanceof Element ? node : node?.parentElement)?.closest('[aria-live]');
      const text = live?.closest('main') === null ? '' : (live?.textContent ?? '');
      if (text !== '' && heard.at(-1) !== text) heard.push(text);
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) hear(node);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await stripe.control.setFault({
    fault: { kind: 'delay', effect: 'before', ms: 1200 },
    method: 'GET',
    path: '/v1/events',
  });
  await customers.box.fill('chie.kudo@example.com');
  await customers.box.press('Enter');
  await expect(customers.conclusion).toContainText('should use the new one');
  const heard = await window.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  const first = heard.findIndex((text) => text.startsWith('No customer has this email.'));
  const amended = heard.findIndex((text) => text.startsWith('This email was changed'));
  expect(first).toBeGreaterThanOrEqual(0);
  expect(amended).toBeGreaterThan(first);
});
