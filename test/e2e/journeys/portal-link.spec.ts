import jsQR from 'jsqr';
import type { ElectronApplication } from '@playwright/test';
import messages from '#shared/messages/en.json' with { type: 'json' };
import { linkCases } from '../../fixtures/portal/links.ts';
import { CustomersPage } from '../pages/customers-page.ts';
import { expect, test } from '../support/countertop-test.ts';
import {
  answerSaveDialog,
  CONFIGURATIONS,
  defaultOne,
  openPortal,
  publish,
  savedBytes,
} from '../support/open-portal.ts';

test('the login link is turned off and on again, each after its warning; a refusal shows Stripe’s words', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { portal, review } = await openPortal(open, stripe);
  const before = (await defaultOne(stripe))['login_page'];
  await portal.button('Turn off login link').click();
  await expect(portal.alertDialog).toContainText('Every link you have shared stops working');
  await portal.button('Turn off').click();
  await publish(review);
  await expect(portal.button('Turn on login link')).toBeVisible();
  expect((await defaultOne(stripe))['login_page']).toEqual({ enabled: false, url: null });
  await stripe.control.setFault({
    method: 'POST',
    path: `${CONFIGURATIONS}/*`,
    times: 1,
    fault: { kind: 'refused', message: 'Save your settings in the Dashboard first.' },
  });
  await portal.button('Turn on login link').click();
  await portal.button('Turn on').click();
  await publish(review, 'refused');
  await expect(portal.loginLink).toContainText('Save your settings in the Dashboard first.');
  await expect(portal.loginLink).toContainText(/Request id: req_/);
  await expect(
    portal.loginLink.getByRole('button', { name: 'Portal settings in the Dashboard' }),
  ).toBeVisible();
  await portal.loginLink.getByRole('button', { name: 'Review and publish' }).click();
  await publish(review);
  await expect(portal.button('Copy link')).toBeVisible();
  const after = (await defaultOne(stripe))['login_page'];
  expect(after).toMatchObject({ enabled: true });
  expect(after).not.toEqual(before);
});

test('the share kit, prefilled links and the link doctor', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { app, portal } = await openPortal(open, stripe);
  const { url } = (await defaultOne(stripe))['login_page'] as { url: string };
  await portal.button('Share kit').click();
  await expect(portal.dialog.getByRole('img', { name: 'QR code of the login link' })).toBeVisible();
  await expect(portal.textbox('Email text')).toHaveValue(/with Kissa Mori/);
  await expect(portal.textbox('HTML of the button')).toHaveValue(/background:#2f4b3c/);
  const png = await answerSaveDialog(app.app, 'link.png');
  await portal.button('Save PNG').click();
  expect((await savedBytes(png)).subarray(1, 4).toString()).toBe('PNG');
  expect(await scanPicture(app.app, png)).toBe(url);
  await watchOpenedLinks(app.app);
  await portal.button('Write an email').click();
  await expect.poll(async () => (await openedLinks(app.app)).length).toBe(1);
  const [letter = ''] = await openedLinks(app.app);
  expect(new URL(letter).searchParams.get('body')).toContain(url);
  await portal.closeDialog();

  await portal.button('Make prefilled link').click();
  await portal.textbox('Customer email').fill('taro+shop@example.jp');
  await expect(portal.dialog).toContainText(`${url}?prefilled_email=taro%2Bshop%40example.jp`);
  await expect(portal.dialog).toContainText('Reads as taro+shop@example.jp');
  const emails = Array.from({ length: 1000 }, (_, at) => `user+${at}@example.jp`);
  await portal.paste('Many addresses', ['email,name', ...emails.map((email) => `${email},N`)].join('\n'));
  await expect(portal.dialog).toContainText('1,000 links');
  const csv = await answerSaveDialog(app.app, 'links.csv');
  await portal.button('Save CSV').click();
  const lines = (await savedBytes(csv)).toString('utf8').trim().split('\n').slice(1);
  const read = lines.map((line) => new URL(line.split(',')[2] ?? '').searchParams.get('prefilled_email'));
  expect(read).toEqual(emails);
  await portal.closeDialog();

  await portal.button('Make prefilled link').click();
  const [chooser] = await Promise.all([
    app.window.waitForEvent('filechooser'),
    portal.button('Choose a CSV file').click(),
  ]);
  const list = 'Account,Mail at work,Email\n1,hanako@work.jp,hanako@home.jp\n2,,taro@home.jp\n';
  await chooser.setFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await expect(portal.dialog).toContainText('Addresses from “customers.csv”');
  await expect(portal.dialog).toContainText('2 links');
  await portal.choice('Email column').selectOption('Mail at work');
  await expect(portal.dialog).toContainText('1 link · 1 line left out');
  await expect(portal.dialog).toContainText('prefilled_email=hanako%40work.jp');
  await portal.closeDialog();

  await portal.button('Check a link').click();
  await portal.textbox('Link to check').fill(`${url}?prefilled_email=a+b%40c.jp`);
  await expect(portal.dialog).toContainText('On. It belongs to');
  await expect(portal.dialog).toContainText('reads as “a b@c.jp”');
  const stranger = 'https://billing.stripe.com/p/login/7sI8xyzAbCdEf01234';
  const cases = linkCases({ own: url, mode: 'test-mode', stranger, strangerMode: 'live-mode' });
  expect(cases).toHaveLength(25);
  for (const [pasted, kind, findings] of cases) {
    await portal.textbox('Link to check').fill(pasted.trim());
    const result = portal.dialog.getByRole('region', { name: 'Result' });
    await expect(result, pasted).toContainText(messages[`portal.doctor.kind.${kind}`]);
    await expect(result.getByRole('listitem'), pasted).toHaveCount(findings.length);
    for (const finding of findings) {
      // Up to the first value that is put in.
      const [sentence = ''] = messages[`portal.doctor.${finding}`].split('{');
      await expect(result, pasted).toContainText(sentence);
    }
  }
  await portal.textbox('Link to check').fill(`${url}?prefilled_email=a+b%40c.jp`);
  await portal.button('Look the address up in Customers').click();
  // As it was meant, not as it reads; and not in the address of the screen.
  const customers = new CustomersPage(app.shell);
  await expect(customers.box).toHaveValue('a+b@c.jp');
  await expect(customers.conclusion).toContainText('No customer has this email');
  expect(app.window.url()).not.toContain('c.jp');
});

test('a one-off session is made for a customer found in Customers, shown once', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { app, portal } = await openPortal(open, stripe);
  const list = await stripe.control.dashboard('GET', '/v1/customers', { limit: 1 });
  const [customer] = list['data'] as { id: string }[];
  await portal.button('One-off session').click();
  await portal.textbox('Customer id').fill(customer?.id ?? '');
  await portal.button('Make session').click();
  await expect(portal.button('Copy session link')).toBeVisible();
  await portal.closeDialog();
  await portal.button('One-off session').click();
  await expect(portal.button('Copy session link')).toHaveCount(0);
  await portal.closeDialog();
  await app.shell.goTo('Activity');
  await expect(app.window.getByText('One-off portal session made')).toBeVisible();
  expect(await app.window.locator('body').innerText()).not.toContain('/p/session/');
});

/** What a scanner reads in a picture file. */
async function scanPicture(app: ElectronApplication, file: string): Promise<string | undefined> {
  const { size, bitmap } = await app.evaluate(({ nativeImage }, path) => {
    const image = nativeImage.createFromPath(path);
    return { size: image.getSize(1), bitmap: image.toBitmap().toString('base64') };
  }, file);
  const pixels = new Uint8ClampedArray(Buffer.from(bitmap, 'base64'));
  return jsQR(pixels, size.width, size.height)?.data;
}

/** Nothing is really opened from now on. */
async function watchOpenedLinks(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
}

async function openedLinks(app: ElectronApplication): Promise<string[]> {
  return await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}
