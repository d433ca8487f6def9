import type { Page } from '@playwright/test';
import { PORTAL_LEAVES } from '#shared/domain/portal/leaves.ts';
import type { Configuration } from '#shared/contract/portal.ts';
import { PortalPage } from '../pages/portal-page.ts';
import { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';
import { CONFIGURATIONS, defaultOne, openPortal, publish } from '../support/open-portal.ts';

test('from an empty list by the Dashboard’s road: saved there, read again, the login link turned on', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn({ portalSaved: { test: false } });
  const { app, portal, review } = await openPortal(open, stripe);
  await expect(portal.loginLink).toContainText('No portal settings are saved in this mode yet');
  await expect(portal.modes).toContainText('Nothing saved');
  await app.app.evaluate(({ shell }) => {
    shell.openExternal = async (url) => void Object.assign(globalThis, { opened: url });
  });
  await portal.button('Portal settings in the Dashboard').click();
  await expect
    .poll(async () => await app.app.evaluate(() => (globalThis as { opened?: string }).opened))
    .toBe('https://dashboard.stripe.com/test/settings/billing/portal');
  await stripe.control.savePortalSettings('test');
  await portal.button('Check again').first().click();
  await expect(portal.configuration('Default settings')).toContainText('Default');
  await expect(portal.modes).toContainText('Login link off');
  await portal.button('Turn on login link').click();
  await portal.button('Turn on').click();
  await publish(review);
  await expect(portal.button('Copy link')).toBeVisible();
  const { login_page: page } = await defaultOne(stripe);
  await expect(portal.loginLink).toContainText((page as { url: string }).url);
  await expect(portal.modes).toContainText('On');
});

test('from an empty list by a configuration made here, which says what it is not', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn({ portalSaved: { test: false } });
  const { portal, review } = await openPortal(open, stripe);
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
  await expect(portal.configuration('Made here')).toContainText('Made by API');
  await portal.button('Turn on login link').click();
  await portal.button('Turn on').click();
  await publish(review);
  await expect(portal.button('Copy link')).toBeVisible();
  await expect(portal.loginLink).toContainText(/billing\.stripe\.com\/p\/login\/test_/);
  // Saved in the Dashboard later, its default one comes first.
  await stripe.control.savePortalSettings('test');
  await portal.button('Check again').click();
  await expect(portal.configurations.getByRole('row').nth(1)).toContainText('Default');
  await expect(portal.loginLink).toContainText('Login link off');
});

test('a configuration is duplicated, renamed, switched off and on again; the default one is not', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { app, portal, review } = await openPortal(open, stripe);
  await portal.choose('Default settings', 'Duplicate');
  await portal.button('Make a draft').click();
  await expect(app.shell.heading('Default settings (copy)')).toBeVisible();
  await portal.button('Review and publish').click();
  await publish(review);
  await portal.open();
  await portal.choose('Default settings (copy)', 'Rename');
  await portal.textbox('Internal name').fill('Club');
  await portal.button('Save as draft').click();
  await expect(portal.configuration('Club')).toContainText('Changed');
  await portal.choose('Club', 'Deactivate');
  await expect(portal.alertDialog).toContainText('No new session can be started with it.');
  await portal.alertDialog.getByRole('button', { name: 'Deactivate', exact: true }).click();
  // As the list puts it; nothing of Stripe's is archived.
  await expect(review.sheet).toContainText('Inactive');
  await expect(review.sheet).toContainText('Internal name');
  await expect(review.sheet).toContainText('1 updated · 0 new · 0 archived');
  await publish(review);
  const club = async (): Promise<Record<string, unknown> | undefined> => {
    const list = await stripe.control.dashboard('GET', CONFIGURATIONS, { is_default: false });
    return (list['data'] as Record<string, unknown>[])[0];
  };
  expect(await club()).toMatchObject({ name: 'Club', active: false });
  await expect(portal.configuration('Club')).toContainText('Inactive');
  await portal.choose('Club', 'Activate again');
  await portal.alertDialog.getByRole('button', { name: 'Activate again', exact: true }).click();
  await publish(review);
  expect(await club()).toMatchObject({ name: 'Club', active: true });
  await portal.choose('Default settings', 'Deactivate');
  await expect(portal.alertDialog).toContainText('cannot be deactivated');
  await portal.alertDialog.getByText('Close', { exact: true }).click();
});

/** What test mode has and live mode has not, leaf by leaf. */
const KNOWN = {
  'business_profile.headline': 'Ready to go live',
  'business_profile.terms_of_service_url': 'https://kissa-mori.jp/terms',
  default_return_url: 'https://kissa-mori.jp/account',
  'features.customer_update.allowed_updates': ['email', 'name'],
  'features.invoice_history.enabled': false,
  'features.subscription_cancel.mode': 'immediately',
  'features.subscription_cancel.proration_behavior': 'create_prorations',
  'features.subscription_pause.enabled': true,
  'features.subscription_update.proration_behavior': 'always_invoice',
} satisfies Partial<Configuration['fields']>;
const PLANS = 'features.subscription_update.products';

test('test and live are compared, the known differences copied across and published, and both are equal', async ({
  open,
}) => {
  const { shell, window } = await open({ args: ['--demo'] });
  await expect(shell.syncStatus).toContainText('Up to date');
  const portal = new PortalPage(window);
  const review = new PublishSheet(window);
  await portal.open();
  await expect(portal.configuration('Default settings')).toBeVisible();
  const [main] = (await callEngine(window, 'portal.getPortal', {})).configurations;
  if (main === undefined) throw new Error('the demo has portal settings in test mode');
  // Live begins as test was, but for the plans.
  await shell.chooseInAccountMenu(/Demo, live side/, 'menuitemradio');
  await expect(shell.account(/Demo, live side/)).toBeVisible();
  await expect(shell.syncStatus).toContainText('Up to date');
  const made = await callEngine(window, 'portal.createConfiguration', { name: 'Live', from: null });
  const { active: _, name: __, 'login_page.enabled': ___, [PLANS]: plans, ...same } = main.fields;
  await callEngine(window, 'portal.editConfiguration', { configurationId: made.id, changes: same });
  await publishAll(window);

  await shell.chooseInAccountMenu(/Kissa Mori.*Demo$/, 'menuitemradio');
  await expect(shell.account(/Demo$/)).toBeVisible();
  const [first, ...others] = plans ?? [];
  if (first === undefined) throw new Error('the demo has plans to switch to');
  await callEngine(window, 'portal.editConfiguration', {
    configurationId: main.id,
    // The first plan goes to the end, with a quantity to choose.
    changes: {
      ...KNOWN,
      [PLANS]: [...others, { ...first, quantity: { enabled: true, minimum: 2, maximum: 5 } }],
    },
  });
  await publishAll(window);

  await shell.chooseInAccountMenu(/Demo, live side/, 'menuitemradio');
  await expect(shell.account(/Demo, live side/)).toBeVisible();
  await portal.open();
  await expect(portal.configuration('Live')).toBeVisible();
  await portal.button('Compare').click();
  // What is a decision of its own is shown and not copied.
  const kept = ['name', 'login_page.enabled'];
  const rows = portal.differences.getByRole('rowheader');
  const different = PORTAL_LEAVES.filter(
    ({ path }) => path === PLANS || path in KNOWN || kept.includes(path),
  );
  await expect(rows).toHaveText(different.map(({ path }) => portal.leafName(path)));
  await portal.button('Copy across').click();
  await expect(portal.button('Copy across')).toBeDisabled();
  await expect(portal.button('Review and publish')).toBeFocused();
  await portal.button('Review and publish').press('Enter');
  await expect(review.sheet).toContainText('Pause subscriptions: Works in Stripe’s redesigned portal only.');
  await review.publish.click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Publish to live', exact: true }).click();
  await expect(review.results).toContainText('in Stripe');
  await review.done();
  await expect(rows).toHaveText(['Internal name', 'Login link']);

  // As the server has both: equal, but for prices' ids, which no two modes share.
  const { accounts } = await callEngine(window, 'account.list', {});
  const read = await Promise.all(
    accounts.map(({ id }) =>
      callEngine(window, 'portal.readElsewhere', { accountId: id, withCatalog: false }),
    ),
  );
  const [left, right] = read.map(({ configurations: [one] }) => {
    const listed = one?.fields[PLANS]?.map(({ product, prices, quantity }) => [
      product,
      prices.length,
      quantity,
    ]);
    // Names, links and the mark of what was made here are each one's own.
    return { ...one?.fields, name: null, 'login_page.enabled': null, metadata: null, [PLANS]: listed };
  });
  expect(left).toEqual(right);
  expect(left).toMatchObject(KNOWN);
});

/** By the same road as the sheet, without looking at it. */
async function publishAll(window: Page): Promise<void> {
  const { token, items } = await callEngine(window, 'sync.review', {});
  await callEngine(window, 'sync.publish', {
    token,
    itemIds: items.map(({ id }) => id),
    liveConfirmed: true,
  });
}

test('a configuration made by API is compared with the default one, copied across, and then equal', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  await stripe.control.dashboard('POST', CONFIGURATIONS, {
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
