import fs from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { PortalPage } from '../pages/portal-page.ts';
import type { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, type OpenedApp, type StandIn, test } from '../support/countertop-test.ts';
import { makeFolder } from '../support/launch-app.ts';
import { openShop } from '../support/open-shop.ts';

const PATH = '/v1/billing_portal/configurations';

/** How the results put it. */
const OUTCOMES = {
  applied: 'in Stripe',
  conflict: 'changed in Stripe too',
  refused: 'refused by Stripe',
} as const;

interface Portal {
  readonly app: OpenedApp;
  readonly portal: PortalPage;
  readonly review: PublishSheet;
}

async function openPortal(
  open: (options: { env: Record<string, string> }) => Promise<OpenedApp>,
  stripe: StandIn,
): Promise<Portal> {
  const { app, window, review } = await openShop(open, stripe);
  const portal = new PortalPage(window);
  await portal.open();
  return { app, portal, review };
}

/** Publishes what the open sheet shows, waits for how it ends, and closes it. */
async function publish(review: PublishSheet, outcome: keyof typeof OUTCOMES = 'applied'): Promise<void> {
  await review.publish.click();
  await expect(review.results).toContainText(OUTCOMES[outcome]);
  await review.done();
}

async function defaultOne(stripe: StandIn): Promise<Record<string, unknown>> {
  const list = await stripe.control.dashboard('GET', PATH, { is_default: true });
  const [found] = list['data'] as Record<string, unknown>[];
  if (found === undefined) throw new Error('there is no default configuration');
  return found;
}

/** The next file dialog is answered with this place; what is written there is given back. */
async function answerSaveDialog(app: ElectronApplication, name: string): Promise<string> {
  const file = path.join(makeFolder('saved'), name);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => await Promise.resolve({ canceled: false, filePath });
  }, file);
  return file;
}

test('a headline and switches are edited, reviewed and published; ten plans made meanwhile stay', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { portal, review } = await openPortal(open, stripe);
  const { id } = await defaultOne(stripe);
  // The nine steps of Stripe's guide.
  await expect(portal.checklist.getByRole('heading')).toHaveCount(9);
  await portal.openSettings();
  await portal.textbox('Headline').fill('Your plan at Kissa Mori');
  await portal.textbox('Terms of service URL').fill('https://kissa-mori.jp/terms');
  await portal.textbox('Privacy policy URL').fill('https://kissa-mori.jp/privacy');
  await portal.textbox('Default return URL').fill('https://kissa-mori.jp/account');
  await portal.toggle('Invoice history').press('Space');
  await portal.choice('Page').selectOption('home');
  await expect(portal.preview).toContainText('Your plan at Kissa Mori');
  await portal.saved();
  const products = [];
  for (let at = 0; at < 10; at += 1) {
    const made = await stripe.control.dashboard('POST', '/v1/products', {
      name: `Plan ${at}`,
      default_price_data: { currency: 'jpy', unit_amount: 1000, recurring: { interval: 'month' } },
    });
    products.push({ product: made['id'], prices: [made['default_price']] });
  }
  await stripe.control.dashboard('POST', `${PATH}/${String(id)}`, {
    features: { subscription_update: { products } },
  });
  const { total } = await stripe.control.requests();
  await portal.button('Review and publish').click();
  await publish(review);
  const { requests } = await stripe.control.requests(total);
  const sent = requests.filter(({ method }) => method === 'POST').map(({ body }) => decodeURIComponent(body));
  expect(sent).toHaveLength(1);
  expect(sent[0]).not.toContain('[products]');
  const expand = ['features.subscription_update.products'];
  const after = await stripe.control.dashboard('GET', `${PATH}/${String(id)}`, { expand });
  expect(after).toMatchObject({
    business_profile: {
      headline: 'Your plan at Kissa Mori',
      terms_of_service_url: 'https://kissa-mori.jp/terms',
      privacy_policy_url: 'https://kissa-mori.jp/privacy',
    },
    default_return_url: 'https://kissa-mori.jp/account',
    features: { invoice_history: { enabled: false } },
  });
  const { subscription_update: update } = after['features'] as {
    subscription_update: { products: unknown[] };
  };
  expect(update.products).toHaveLength(10);
});

test('a conflict is settled at its field, plans are ordered by keyboard, and an earlier version comes back', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { portal, review } = await openPortal(open, stripe);
  const { id } = await defaultOne(stripe);
  await portal.openSettings();
  await portal.textbox('Headline').fill('Mine');
  await portal.saved();
  await stripe.control.dashboard('POST', `${PATH}/${String(id)}`, {
    business_profile: { headline: 'Theirs' },
  });
  await portal.button('Review and publish').click();
  await publish(review, 'conflict');
  await portal.button('Keep mine').press('Enter');
  await expect(portal.button('Keep mine')).toHaveCount(0);
  const first = portal.plans.getByRole('listitem').first();
  await expect(first).toContainText('Bean Club');
  await portal.button('Move Bean Club down').press('Enter');
  await expect(first).toContainText('Solo plan');
  await portal.button('Review and publish').click();
  await publish(review);
  await expect
    .poll(async () => (await defaultOne(stripe))['business_profile'])
    .toMatchObject({ headline: 'Mine' });
  await portal.button('Versions').click();
  await portal.choice('Earlier').selectOption({ label: await oldestVersion(portal) });
  await portal.button('Go back to the earlier one').click();
  await expect(portal.textbox('Headline')).toHaveValue('Your subscriptions at Kissa Mori');
});

async function oldestVersion(portal: PortalPage): Promise<string> {
  const labels = await portal.choice('Earlier').locator('option').allTextContents();
  return labels.at(-1) ?? '';
}

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
    path: `${PATH}/*`,
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

test('from an empty list: the Dashboard’s road, and a configuration made here', async ({ open, standIn }) => {
  const stripe = await standIn({ portalSaved: { test: false } });
  const { portal, review } = await openPortal(open, stripe);
  await expect(portal.loginLink).toContainText('No portal settings are saved in this mode yet');
  await expect(portal.modes).toContainText('Nothing saved');
  await portal.button('Make one here instead').click();
  await expect(portal.dialog).toContainText('It will not be the default');
  await expect(portal.dialog).toContainText('Stripe’s Dashboard will not show it');
  await expect(portal.dialog).toContainText('different from the default’s');
  await portal.textbox('Internal name').fill('Made here');
  await portal.button('Make a draft').click();
  await expect(portal.textbox('Headline')).toBeVisible();
  await portal.button('Review and publish').click();
  await publish(review);
  await portal.open();
  await expect(portal.modes).toContainText('No default');
  await expect(portal.configurations).toContainText('Made by API');
  await stripe.control.savePortalSettings('test');
  await portal.button('Check again').click();
  await expect(portal.configurations.getByRole('row').nth(1)).toContainText('Default');
  await expect(portal.loginLink).toContainText('Login link off');
});

test('test and another configuration are compared, copied across, and then equal', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  await stripe.control.dashboard('POST', PATH, {
    name: 'Club',
    business_profile: { headline: 'The club' },
    default_return_url: 'https://club.jp',
    features: {
      invoice_history: { enabled: false },
      customer_update: { enabled: true, allowed_updates: ['email', 'address', 'phone', 'tax_id'] },
    },
  });
  const { portal } = await openPortal(open, stripe);
  await portal.button('Compare').click();
  await portal.choice('From').selectOption({ label: await labelWith(portal, 'From', 'Club') });
  await portal.choice('Into').selectOption({ label: await labelWith(portal, 'Into', 'Default settings') });
  await expect(portal.differences).toContainText('The club');
  const rows = await portal.differences.getByRole('row').count();
  expect(rows).toBeGreaterThan(8);
  await portal.button('Copy across').click();
  await expect(portal.button('Copy across')).toBeDisabled();
  const left = portal.differences.getByRole('rowheader');
  // What is a decision of its own is shown and not copied.
  await expect(left).toHaveText(['Internal name', 'Login link']);
});

async function labelWith(portal: PortalPage, name: string, part: string): Promise<string> {
  const options = portal.choice(name).locator('option');
  await expect(options.filter({ hasText: part })).toHaveCount(1);
  return (await options.filter({ hasText: part }).textContent()) ?? '';
}

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
  await expect.poll(() => fs.existsSync(png)).toBe(true);
  expect(fs.readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
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
  await expect.poll(() => fs.existsSync(csv)).toBe(true);
  const lines = fs.readFileSync(csv, 'utf8').trim().split('\n').slice(1);
  const read = lines.map((line) => new URL(line.split(',')[2] ?? '').searchParams.get('prefilled_email'));
  expect(read).toEqual(emails);
  await portal.closeDialog();

  await portal.button('Check a link').click();
  await portal.textbox('Link to check').fill(`${url}?prefilled_email=a+b%40c.jp`);
  await expect(portal.dialog).toContainText('On. It belongs to');
  await expect(portal.dialog).toContainText('reads as “a b@c.jp”');
  await portal.textbox('Link to check').fill('https://billing.stripe.com/p/session/test_abc');
  await expect(portal.dialog).toContainText('Do not share it');
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
