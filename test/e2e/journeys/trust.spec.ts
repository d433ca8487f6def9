import type { Locator } from '@playwright/test';
import { openShop, type Shop } from '../support/open-shop.ts';
import { expect, test, type StandIn } from '../support/countertop-test.ts';

/** Bean Club as the stand-in has it. */
async function beanClub(stripe: StandIn): Promise<string> {
  const { data } = (await stripe.control.dashboard('GET', '/v1/products', { limit: 100 })) as {
    data: { id: string; name: string }[];
  };
  return data.find((item) => item.name === 'Bean Club')?.id ?? '';
}

async function publish({ review }: Shop): Promise<void> {
  await review.open();
  await review.publish.click();
  await expect(review.results).toBeVisible();
}

async function refresh({ window, app }: Shop): Promise<void> {
  await window.keyboard.press('ControlOrMeta+r');
  await expect(app.shell.syncStatus).toContainText(/Up to date|to publish|conflict/);
}

const conflicts = ({ window }: Shop): Locator =>
  window.getByRole('region', { name: 'Conflicts', exact: true });

test('conflicts are settled each way on the page: mine, Stripe’s, edited, Stripe’s for all', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const id = await beanClub(stripe);
  const shop = await openShop(open, stripe);
  const { catalog, product } = shop;
  await catalog.open('Bean Club');
  await product.edit('Description', 'Mine');
  await product.edit('Unit label', 'bag');
  await product.edit('Statement descriptor', 'MINE BEANS');
  await stripe.control.dashboard('POST', `/v1/products/${id}`, {
    description: 'Theirs',
    unit_label: 'tin',
    statement_descriptor: 'THEIR BEANS',
  });
  await refresh(shop);
  const region = conflicts(shop);
  const item = (name: string): Locator => region.getByRole('listitem', { name, exact: true });
  await expect(item('Description')).toContainText('in the Dashboard or by another program');
  await expect(item('Description')).toContainText('Theirs');
  // The page stays usable: the field is edited while it is in conflict.
  await item('Description').getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(product.text('Description')).toBeFocused();
  await product.edit('Description', 'Mine and theirs');
  await item('Description').getByRole('button', { name: 'Keep mine', exact: true }).click();
  await expect(item('Description')).toBeHidden();
  await item('Unit label').getByRole('button', { name: "Take Stripe's", exact: true }).click();
  await expect(item('Unit label')).toBeHidden();
  await expect(product.text('Unit label')).toHaveValue('tin');
  await region.getByRole('button', { name: "Take Stripe's for all", exact: true }).click();
  await expect(region).toBeHidden();
  await expect(product.text('Statement descriptor')).toHaveValue('THEIR BEANS');
  await publish(shop);
  expect(await stripe.control.dashboard('GET', `/v1/products/${id}`)).toMatchObject({
    description: 'Mine and theirs',
    unit_label: 'tin',
    statement_descriptor: 'THEIR BEANS',
  });
});

test('an edit that a publish replaced in the gap is told, and restored as a change', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const id = await beanClub(stripe);
  const shop = await openShop(open, stripe);
  const { app, catalog, product, review, window } = shop;
  await catalog.open('Bean Club');
  await product.edit('Description', 'Mine');
  await stripe.control.setFault({
    fault: { kind: 'delay', effect: 'before', ms: 4000 },
    method: 'POST',
    path: `/v1/products/${id}`,
    times: 1,
  });
  const mark = (await stripe.control.requests()).total;
  await review.open();
  await review.publish.click();
  // Our write is on its way and held up: somebody is quicker.
  await expect
    .poll(async () =>
      (await stripe.control.requests(mark)).requests.some(({ path }) => path === '/v1/products'),
    )
    .toBe(true);
  await stripe.control.dashboard('POST', `/v1/products/${id}`, { description: 'Theirs, in the gap' });
  await expect(review.results).toBeVisible();
  await review.done();
  await app.shell.goTo('Activity');
  const lost = window.getByRole('list', { name: 'Changes of others that a publish replaced' });
  await expect(lost).toContainText('Theirs, in the gap');
  await lost.getByRole('button', { name: 'Restore as a change', exact: true }).click();
  await expect(lost).toBeHidden();
  await publish(shop);
  expect(await stripe.control.dashboard('GET', `/v1/products/${id}`)).toMatchObject({
    description: 'Theirs, in the gap',
  });
});

test('a publish is undone by changes that are reviewed, and the history tells both', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const id = await beanClub(stripe);
  const shop = await openShop(open, stripe);
  const { app, catalog, product, review, window } = shop;
  await catalog.open('Bean Club');
  await product.edit('Name', 'Bean Society');
  await publish(shop);
  await review.sheet.getByRole('button', { name: 'Undo publish', exact: true }).click();
  await expect(review.sheet.getByText('1 change to review brings it back.')).toBeVisible();
  await review.sheet.getByRole('button', { name: 'Review changes', exact: true }).click();
  await expect(review.item('Bean Club')).toContainText('Bean Society');
  await review.publish.click();
  await expect(review.results).toBeVisible();
  await review.done();
  expect((await stripe.control.dashboard('GET', `/v1/products/${id}`))['name']).toBe('Bean Club');
  await app.shell.goTo('Catalog');
  await catalog.open('Bean Club');
  const history = window.getByRole('region', { name: 'History', exact: true });
  await expect(history.getByRole('listitem')).toHaveCount(2);
  await history.getByRole('button', { name: 'Use again for Name: Bean Society' }).click();
  await expect(product.text('Name')).toHaveValue('Bean Society');
});

test('a set of changes is put aside, leaves the catalog as it was, and is published later', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const id = await beanClub(stripe);
  const shop = await openShop(open, stripe);
  const { catalog, product, review, window } = shop;
  const sets = window.getByRole('dialog', { name: 'Change sets', exact: true });
  await window.getByRole('button', { name: 'Change sets', exact: true }).click();
  await sets.getByRole('textbox', { name: 'Name', exact: true }).fill('Summer');
  await sets.getByRole('button', { name: 'New change set', exact: true }).click();
  await expect(sets.getByRole('listitem').first()).toContainText('Summer');
  await window.keyboard.press('Escape');
  await catalog.open('Bean Club');
  await product.edit('Name', 'Summer Bean Club');
  await product.save();
  await window.getByRole('button', { name: 'Set: Summer', exact: true }).click();
  await sets.getByRole('button', { name: 'Set changes aside', exact: true }).click();
  await window.keyboard.press('Escape');
  await expect(catalog.nameCell('Bean Club')).toBeVisible();
  await window.getByRole('button', { name: 'Change sets', exact: true }).click();
  await sets.getByRole('button', { name: 'Bring back Summer', exact: true }).click();
  await window.keyboard.press('Escape');
  await expect(catalog.nameCell('Summer Bean Club')).toBeVisible();
  await catalog.reviewChanges.click();
  await review.publish.click();
  await expect(review.result('Summer Bean Club')).toContainText('in Stripe');
  expect((await stripe.control.dashboard('GET', `/v1/products/${id}`))['name']).toBe('Summer Bean Club');
  await review.done();

  // Another waits, and is published from where it is: what is in work stays a change.
  const editAs = async (name: string, field: 'Description' | 'Unit label', value: string): Promise<void> => {
    await catalog.open(name);
    await product.edit(field, value);
    await product.save();
  };
  await editAs('Summer Bean Club', 'Description', 'For the autumn');
  await window.getByRole('button', { name: 'Set: Summer', exact: true }).click();
  await sets.getByRole('button', { name: 'Set changes aside', exact: true }).click();
  await window.keyboard.press('Escape');
  await editAs('Summer Bean Club', 'Unit label', 'bag');
  await window.getByRole('button', { name: 'Change sets', exact: true }).click();
  await sets.getByRole('button', { name: 'Review changes of Summer', exact: true }).click();
  await expect(review.sheet).toContainText('These are the changes of “Summer”');
  await expect(review.item('Summer Bean Club')).toContainText('For the autumn');
  await review.publish.click();
  await expect(review.results).toBeVisible();
  expect(await stripe.control.dashboard('GET', `/v1/products/${id}`)).toMatchObject({
    description: 'For the autumn',
    unit_label: null,
  });
  await review.done();
  await review.open();
  await expect(review.item('Summer Bean Club')).toContainText('bag');
  await review.close();
  await window.getByRole('button', { name: 'Change sets', exact: true }).click();
  await expect(sets.getByRole('listitem')).toHaveCount(1);
});

test('an edited product that is archived or deleted in Stripe is decided about on its page, each way', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const make = async (name: string): Promise<string> =>
    String((await stripe.control.dashboard('POST', '/v1/products', { name }))['id']);
  const [kept, sold, gone, again] = [
    await make('Kept archived'),
    await make('Sold again'),
    await make('Let go'),
    await make('Made again'),
  ];
  const shop = await openShop(open, stripe);
  const { app, catalog, product, review } = shop;
  const openPage = async (name: string): Promise<void> => {
    await app.shell.goTo('Catalog');
    await catalog.open(name);
  };
  for (const name of ['Kept archived', 'Sold again', 'Let go', 'Made again']) {
    await openPage(name);
    await product.edit('Description', `${name}, edited`);
    await product.save();
  }
  for (const id of [kept, sold])
    await stripe.control.dashboard('POST', `/v1/products/${id}`, { active: false });
  for (const id of [gone, again]) await stripe.control.dashboard('DELETE', `/v1/products/${id}`);
  await refresh(shop);
  const region = conflicts(shop);
  await openPage('Kept archived');
  await region.getByRole('button', { name: "Take Stripe's", exact: true }).click();
  await expect(region).toBeHidden();
  await openPage('Sold again');
  await region.getByRole('button', { name: 'Keep mine', exact: true }).click();
  await expect(region).toBeHidden();
  await openPage('Let go');
  await expect(region).toContainText('Deleted in Stripe');
  await region.getByRole('button', { name: 'Discard my changes', exact: true }).click();
  await expect(region).toBeHidden();
  await app.shell.goTo('Catalog');
  await expect(catalog.nameCell('Let go')).toBeHidden();
  await openPage('Made again');
  await region.getByRole('button', { name: 'Copy to a new product', exact: true }).click();
  await expect(region).toBeHidden();
  await expect(product.text('Description')).toHaveValue('Made again, edited');
  await publish(shop);
  await expect(review.result('Made again')).toContainText('in Stripe');
  const there = (id: string): Promise<object> => stripe.control.dashboard('GET', `/v1/products/${id}`);
  expect(await there(kept)).toMatchObject({ active: false, description: 'Kept archived, edited' });
  expect(await there(sold)).toMatchObject({ active: true, description: 'Sold again, edited' });
  const all = (await stripe.control.dashboard('GET', '/v1/products', { limit: 100 })) as {
    data: { name: string; description: string }[];
  };
  expect(all.data.filter(({ name }) => name === 'Let go')).toEqual([]);
  expect(all.data.filter(({ name }) => name === 'Made again')).toMatchObject([
    { description: 'Made again, edited' },
  ]);
});
