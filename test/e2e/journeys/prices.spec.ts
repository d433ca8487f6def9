import type { Locator, Page } from '@playwright/test';
import type { Price } from '#shared/contract/drafted.ts';
import { CatalogPage } from '../pages/catalog-page.ts';
import { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, expectAccessible, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';

const box = (scope: Locator, name: string): Locator => scope.getByRole('textbox', { name, exact: true });
const list = (scope: Locator, name: string): Locator => scope.getByRole('combobox', { name, exact: true });

async function openProduct(window: Page, name: string): Promise<string> {
  const view = await callEngine(window, 'catalog.openView', {
    search: name,
    filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
    sort: { by: 'name', direction: 'ascending' },
  });
  const product = view.rows.find((row) => row.fields.name === name);
  if (product === undefined) throw new Error(`no product ${name}`);
  await window.evaluate((id) => {
    location.hash = `/catalog/${id}`;
  }, product.id);
  await expect(window.getByRole('grid', { name: 'Prices', exact: true })).toBeVisible();
  return product.id;
}

async function addPrice(window: Page, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await window.getByRole('button', { name: 'Add price', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Add price', exact: true });
  await fill(dialog);
  await dialog.getByRole('button', { name: 'Add price', exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function publish(window: Page): Promise<void> {
  await window.keyboard.press('ControlOrMeta+Enter');
  const review = new PublishSheet(window);
  await review.publish.click();
  await review.done();
}

async function pricesOf(window: Page, productId: string): Promise<readonly Price[]> {
  return (await callEngine(window, 'catalog.getProduct', { productId })).prices;
}

test('every shape of price is added, published, and is in Stripe what it was here', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  await new CatalogPage(window).expectCount('40 products');
  const productId = await openProduct(window, 'House Blend 200 g');
  const before = await pricesOf(window, productId);

  await addPrice(window, async (dialog) => {
    await list(dialog, 'Currency').selectOption('usd');
    await box(dialog, 'Amount').fill('0.000000000012');
    await list(dialog, 'Billing period').selectOption('Recurring');
    await box(dialog, 'Every').fill('5');
    await list(dialog, 'Unit').selectOption('week');
    await box(dialog, 'Trial days').fill('14');
    await box(dialog, 'Price description').fill('By the week');
    await box(dialog, 'Lookup key').fill('weekly_5');
    await list(dialog, 'Tax').selectOption('Tax added on top');
    await dialog.getByRole('button', { name: 'Add an entry', exact: true }).click();
    await box(dialog, 'Key of entry 1').fill('plan');
    await box(dialog, 'Value of entry 1').fill('w5');
  });
  await addPrice(window, async (dialog) => {
    await list(dialog, 'Pricing model').selectOption('By packages');
    await box(dialog, 'Amount').fill('10');
    await box(dialog, 'Units in a package').fill('12');
    await expect(dialog.getByRole('region', { name: 'What it costs' })).toContainText('1,000 units$840.00');
    await list(dialog, 'Add a currency').selectOption('jpy');
    await list(dialog, 'Add a currency').selectOption('eur');
    const matrix = dialog.getByRole('table', { name: 'Currency matrix', exact: true });
    await box(matrix, 'Amount in JPY').fill('1504');
    await dialog.getByRole('button', { name: 'Round JPY', exact: true }).click();
    await window.getByRole('menuitem', { name: 'To 10', exact: true }).click();
    await expect(box(matrix, 'Amount in JPY')).toHaveValue('1500');
    await box(matrix, 'Amount in JPY').press('ArrowDown');
    await expect(box(matrix, 'Amount in EUR')).toBeFocused();
    await window.keyboard.type('9.20');
    await dialog.getByRole('button', { name: 'Round EUR', exact: true }).click();
    await window.getByRole('menuitem', { name: 'To .99', exact: true }).click();
    await expect(box(matrix, 'Amount in EUR')).toHaveValue('8.99');
    await expectAccessible(window, 'add price');
  });
  await addPrice(window, async (dialog) => {
    await list(dialog, 'Pricing model').selectOption('Tiers, each unit at its own (graduated)');
    await box(dialog, 'Tier 1: up to').fill('10');
    await box(dialog, 'Tier 1: per unit').fill('5');
    await box(dialog, 'Tier 2: flat amount').fill('20');
    await expect(dialog.getByRole('region', { name: 'What it costs' })).toContainText('1,000 units$70.00');
  });
  await addPrice(window, async (dialog) => {
    await list(dialog, 'Pricing model').selectOption('Tiers, all units at one (volume)');
    await list(dialog, 'Quantity').selectOption('Counted by a meter');
    await dialog.getByRole('button', { name: 'Add a tier', exact: true }).click();
    await box(dialog, 'Tier 1: up to').fill('10');
    await box(dialog, 'Tier 1: per unit').fill('5');
    await box(dialog, 'Tier 2: up to').fill('5');
    await box(dialog, 'Tier 2: per unit').fill('4');
    await box(dialog, 'Tier 3: per unit').fill('3');
    // What Stripe would refuse is said while it is typed, and nothing is drafted.
    await expect(dialog.getByText('Enter a whole number above 10.')).toBeHidden();
    await dialog.getByRole('button', { name: 'Add price', exact: true }).click();
    await expect(dialog.getByText('Enter a whole number above 10.')).toBeVisible();
    await expect(dialog.getByText('A price by usage needs a meter.', { exact: false })).toBeVisible();
    await box(dialog, 'Tier 2: up to').fill('100');
    await box(dialog, 'Meter ID').fill('mtr_test_demoApiCalls');
  });
  await addPrice(window, async (dialog) => {
    await list(dialog, 'Pricing model').selectOption('Customers choose the amount');
    await list(dialog, 'Currency').selectOption('jpy');
    await box(dialog, 'Minimum').fill('100');
    await box(dialog, 'Suggested amount').fill('500');
  });

  const old = new Set(before.map(({ id }) => id));
  const added = (prices: readonly Price[]): Price[] => prices.filter(({ id }) => !old.has(id));
  const drafted = added(await pricesOf(window, productId));
  expect(drafted).toHaveLength(5);
  await publish(window);
  const published = added(await pricesOf(window, productId));
  expect(published.every(({ base }) => base !== null)).toBe(true);
  const plain = ({ fields }: Price): unknown => {
    const { [fields.currency]: _own, ...others } = fields.currencyOptions ?? {};
    const metadata = Object.entries(fields.metadata).filter(([key]) => !key.startsWith('countertop_'));
    return { ...fields, currencyOptions: others, metadata: Object.fromEntries(metadata) };
  };
  expect(published.map(plain)).toEqual(expect.arrayContaining(drafted.map(plain)));
});

test('a price is changed step by step, the default is never left archived, and keys are moved', async ({
  open,
}) => {
  const { window } = await open({ args: ['--demo'] });
  await new CatalogPage(window).expectCount('40 products');
  const productId = await openProduct(window, 'House Blend 200 g');
  const [old] = (await pricesOf(window, productId)).filter(({ isDefault }) => isDefault);
  if (old === undefined) throw new Error('no default price');
  const grid = window.getByRole('grid', { name: 'Prices', exact: true });

  // What Stripe keeps for ever is locked, and the way on is beside it.
  await window.getByRole('button', { name: 'Edit price', exact: true }).click();
  const edit = window.getByRole('dialog', { name: 'Edit price', exact: true });
  await expect(edit.getByRole('region', { name: 'What cannot change' })).toContainText(
    'Stripe never changes',
  );
  await box(edit, 'Lookup key').fill('blend');
  await edit.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(grid).toContainText('blend');
  await publish(window);

  // By keyboard alone: from the grid into the dialog, the amount, and out.
  await window.getByRole('button', { name: 'Change price', exact: true }).focus();
  await window.keyboard.press('Enter');
  const change = window.getByRole('dialog', { name: 'Change price', exact: true });
  await box(change, 'Amount').focus();
  await window.keyboard.press('ControlOrMeta+a');
  await window.keyboard.type('1990');
  const steps = change.getByRole('region', { name: 'What will be sent, in this order' });
  await expect(steps.getByRole('listitem')).toHaveText([
    /Create the new price: ¥1,990 once/,
    /default price/,
    /Move the lookup key “blend”/,
    /Archive the old price/,
  ]);
  await expect(steps.getByRole('status')).toContainText(/subscription/i);
  await expectAccessible(window, 'change price');
  await change.getByRole('button', { name: 'Draft the change', exact: true }).press('Enter');
  await expect(change).toBeHidden();
  await expect(grid).toContainText('¥1,990 once');
  await publish(window);
  const after = await pricesOf(window, productId);
  const successor = after.find(({ isDefault }) => isDefault);
  expect(successor?.fields).toMatchObject({ unitAmountMinor: 1990, lookupKey: 'blend', active: true });
  expect(after.find(({ id }) => id === old.id)?.fields).toMatchObject({ active: false, lookupKey: null });

  // The default is archived only with another in its place.
  await window.getByRole('button', { name: 'More for this price', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Archive price', exact: true }).click();
  const archive = window.getByRole('dialog', { name: 'Archive the default price', exact: true });
  await expect(archive).toContainText('Add another price first');
  await expect(archive.getByRole('button', { name: 'Archive price', exact: true })).toBeDisabled();
  await archive.getByRole('button', { name: 'Cancel', exact: true }).click();
  await addPrice(window, async (dialog) => {
    await list(dialog, 'Currency').selectOption('jpy');
    await box(dialog, 'Amount').fill('2,400');
  });
  await window.getByRole('button', { name: 'More for this price', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Archive price', exact: true }).click();
  await expect(archive).toContainText('Stripe archives no default price');
  await archive.getByRole('button', { name: 'Archive price', exact: true }).click();
  await expect(archive).toBeHidden();
  await publish(window);
  const last = await pricesOf(window, productId);
  expect(last.find(({ id }) => id === successor?.id)?.fields.active).toBe(false);
  expect(last.some(({ isDefault, fields }) => isDefault && fields.active)).toBe(true);

  // A key that an archived price holds is found and freed.
  await window.evaluate(() => {
    location.hash = '/catalog';
  });
  await window.getByRole('button', { name: 'Lookup keys', exact: true }).click();
  const keys = window.getByRole('dialog', { name: 'Lookup keys', exact: true });
  const row = keys.getByRole('row').filter({ hasText: 'blend' }).filter({ hasText: 'archived' });
  await expect(row).toBeVisible();
  await expectAccessible(window, 'lookup keys');
  await row.getByRole('button', { name: 'Free the key blend', exact: true }).click();
  await expect(row).toBeHidden();
});

test('what is typed of a price is on disk within a second, and still there after a kill', async ({
  open,
}) => {
  const first = await open({ args: ['--demo'], mayComplain: true });
  await new CatalogPage(first.window).expectCount('40 products');
  const productId = await openProduct(first.window, 'House Blend 200 g');
  await first.window.getByRole('button', { name: 'Add price', exact: true }).click();
  const typing = first.window.getByRole('dialog', { name: 'Add price', exact: true });
  await list(typing, 'Pricing model').selectOption('By packages');
  await typing.getByRole('button', { name: 'Add an entry', exact: true }).click();
  await box(typing, 'Value of entry 1').fill('half typed');
  await box(typing, 'Amount').fill('12,x');
  await expect(typing.getByRole('status').filter({ hasText: 'Kept as typed' })).toBeVisible();
  first.app.process().kill('SIGKILL');

  const { window } = await open({ userData: first.userData });
  await new CatalogPage(window).expectCount('40 products');
  await openProduct(window, 'House Blend 200 g');
  await expect(window.getByText('A new price is typed and not added yet', { exact: false })).toBeVisible();
  await expectAccessible(window, 'a price left while it was typed');
  await window.getByRole('button', { name: 'Continue', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Add price', exact: true });
  await expect(box(dialog, 'Amount')).toHaveValue('12,x');
  await expect(list(dialog, 'Pricing model')).toHaveValue('package');
  await expect(box(dialog, 'Value of entry 1')).toHaveValue('half typed');

  // Closed by mistake, it is there again; saved, it is a price and nothing is left of the typing.
  await box(dialog, 'Amount').fill('1200');
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await window.getByRole('button', { name: 'Add price', exact: true }).click();
  await expect(box(dialog, 'Amount')).toHaveValue('1200');
  await box(dialog, 'Units in a package').fill('12');
  await box(dialog, 'Key of entry 1').fill('plan');
  await dialog.getByRole('button', { name: 'Add price', exact: true }).click();
  await expect(dialog).toBeHidden();
  const added = await callEngine(window, 'catalog.getProduct', { productId });
  expect(added.typedPrices).toEqual([]);
  const drafted = added.prices.find(({ base }) => base === null);
  expect(drafted?.fields).toMatchObject({
    transformQuantity: { divideBy: 12 },
    metadata: { plan: 'half typed' },
  });

  // Cancel lets go of what is typed.
  await window.getByRole('button', { name: 'Add price', exact: true }).click();
  await box(dialog, 'Price description').fill('Never mind');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(window.getByText('A new price is typed', { exact: false })).toBeHidden();
});
