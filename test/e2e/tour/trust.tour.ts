import type { Locator } from '@playwright/test';
import { expect, test } from '../support/countertop-test.ts';
import { openShop } from '../support/open-shop.ts';
import { Camera } from './camera.ts';

/**
 * What a person sees of sync where it matters: change sets, conflicts, what waits while the line is
 * down, a publish that replaced somebody's edit, the history of a product, copies, the lock.
 */
for (const language of ['en', 'ja'] as const) {
  test(`nothing lost, nobody overwritten, ${language}`, async ({ open, standIn }) => {
    const stripe = await standIn();
    const shop = await openShop(open, stripe);
    const { app, catalog, product, review, window: page } = shop;
    const camera = new Camera(page, language, 100);
    const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
    const { data } = (await stripe.control.dashboard('GET', '/v1/products', { limit: 100 })) as {
      data: { id: string; name: string }[];
    };
    const id = data.find(({ name }) => name === 'Bean Club')?.id ?? '';
    const inDashboard = (params: Record<string, string>): Promise<unknown> =>
      stripe.control.dashboard('POST', `/v1/products/${id}`, params);

    // What the stand-in and the test machine are told of is not what the pictures are of.
    while ((await button('Dismiss').count()) > 0) await button('Dismiss').first().click();
    await catalog.open('Bean Club');
    await product.edit('Name', 'Summer Bean Club');
    await product.save();
    await button('Change sets').click();
    const sets = page.getByRole('dialog', { name: 'Change sets', exact: true });
    await camera.take('change-sets-first');
    await sets.getByRole('textbox', { name: 'Name', exact: true }).fill('Summer');
    await sets.getByRole('button', { name: 'Set changes aside', exact: true }).click();
    await expect(sets.getByRole('listitem').filter({ hasText: 'Summer' })).toBeVisible();
    await sets.getByRole('textbox', { name: 'Name', exact: true }).fill('Winter');
    await sets.getByRole('button', { name: 'New change set', exact: true }).click();
    await expect(sets.getByRole('listitem').filter({ hasText: 'Winter' })).toContainText('In work');
    await camera.take('change-sets');
    await page.keyboard.press('Escape');

    await app.shell.goTo('Catalog');
    await catalog.open('Bean Club');
    await product.edit('Description', 'Two bags of beans each month, chosen by the roaster.');
    await product.edit('Unit label', 'bag');
    await inDashboard({ description: 'Two bags of our beans a month.', unit_label: 'tin' });
    await page.keyboard.press('ControlOrMeta+r');
    const conflicts = page.getByRole('region', { name: 'Conflicts', exact: true });
    await expect(conflicts.getByRole('listitem')).toHaveCount(2);
    await conflicts.scrollIntoViewIfNeeded();
    await camera.take('conflicts');
    await conflicts.getByRole('button', { name: 'Keep mine', exact: true }).first().click();
    await expect(conflicts.getByRole('listitem')).toHaveCount(1);
    await conflicts.getByRole('button', { name: "Take Stripe's for all", exact: true }).click();
    await expect(conflicts).toBeHidden();

    // The line is down while it is sent: it waits.
    await stripe.control.setFault({ fault: { kind: 'cut', effect: 'before' }, path: '/v1/*' });
    await review.open();
    await review.publish.click();
    await expect(app.shell.syncStatus).toContainText('Offline since');
    await review.done();
    await app.shell.goTo('Activity');
    await expect(page.getByRole('list', { name: 'Waiting', exact: true }).getByRole('listitem')).toHaveCount(
      1,
    );
    await camera.take('waiting');
    await stripe.control.clearFaults();
    await button('Try again').click();
    await expect(app.shell.syncStatus).not.toContainText('Offline');
    await expect(page.getByRole('list', { name: 'Waiting', exact: true })).toBeHidden();

    // Somebody is quicker than our write, between its read and its arrival.
    await app.shell.goTo('Catalog');
    await catalog.open('Bean Club');
    await product.edit('Statement descriptor', 'BEAN CLUB');
    await stripe.control.setFault({
      fault: { kind: 'delay', effect: 'before', ms: 3000 },
      method: 'POST',
      path: `/v1/products/${id}`,
      times: 1,
    });
    const mark = (await stripe.control.requests()).total;
    await review.open();
    await review.publish.click();
    await expect
      .poll(async () =>
        (await stripe.control.requests(mark)).requests.some(({ path }) => path === '/v1/products'),
      )
      .toBe(true);
    await inDashboard({ statement_descriptor: 'KISSA BEANS' });
    await expect(review.results).toBeVisible();
    await camera.take('published-undo');
    await review.done();
    await app.shell.goTo('Activity');
    await expect(page.getByRole('list', { name: 'Changes of others that a publish replaced' })).toBeVisible();
    await camera.take('replaced-edit');

    await app.shell.goTo('Catalog');
    await catalog.open('Bean Club');
    const history = page.getByRole('region', { name: 'History', exact: true });
    await history.scrollIntoViewIfNeeded();
    await expect(history.getByRole('listitem').first()).toBeVisible();
    await camera.take('history');

    await app.shell.goTo('Settings');
    await button('Copy now').click();
    const copies = page.getByRole('list', { name: 'Copies', exact: true });
    await copies.scrollIntoViewIfNeeded();
    await camera.take('copies');
    await copies.getByRole('button', { name: 'Restore', exact: true }).first().click();
    await expect(page.getByRole('alertdialog', { name: /^Go back to/ })).toBeVisible();
    await camera.take('restore');
    await page.keyboard.press('Escape');

    await button('Lock').click();
    await expect(app.shell.heading('Countertop is locked')).toBeVisible();
    await camera.take('locked');
  });
}
