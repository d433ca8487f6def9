import { expect, expectAccessible, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';
import { openShop } from '../support/open-shop.ts';

/** Each language and each theme once: axe takes seconds. */
const LOOKS = [
  ['ja', 'dark'],
  ['en', 'light'],
] as const;

test('conflicts, history, change sets, copies and the lock are axe-clean in both languages and themes', async ({
  open,
  standIn,
}, testInfo) => {
  test.slow();
  const stripe = await standIn();
  const made = await stripe.control.dashboard('POST', '/v1/products', { name: 'Kettle', unit_label: 'cup' });
  const id = String(made['id']);
  const { window } = await openShop(open, stripe);
  const edit = (changes: object): Promise<unknown> =>
    callEngine(window, 'catalog.editProduct', { productId: id, changes });
  /** Looks at what is on the screen each way, keeps a picture of it, and leaves it English and light. */
  const look = async (name: string): Promise<void> => {
    for (const [language, theme] of LOOKS) {
      await callEngine(window, 'app.updateSettings', { language, theme });
      await expect(window.locator('html')).toHaveAttribute('lang', language);
      await expect(window.locator('html')).toHaveAttribute('data-theme', theme);
      await expectAccessible(window, `${name}, ${language}, ${theme}`);
      const file = testInfo.outputPath(`${name}-${language}-${theme}.png`);
      await window.screenshot({ path: file, animations: 'disabled' });
    }
  };
  const go = (hash: string): Promise<void> =>
    window.evaluate((to) => {
      location.hash = to;
    }, hash);

  // Something in each place: published once, aside, and in conflict.
  await edit({ description: 'For two.' });
  const { token, items } = await callEngine(window, 'sync.review', {});
  const itemIds = items.map((item) => item.id);
  await callEngine(window, 'sync.publish', { token, itemIds, liveConfirmed: false });
  await edit({ description: 'For the autumn.' });
  await callEngine(window, 'sync.setChangesAside', { name: 'Autumn' });
  await edit({ name: 'Kettle, mine', unitLabel: 'piece' });
  const theirs = { name: 'Kettle, theirs', active: false };
  await stripe.control.dashboard('POST', `/v1/products/${id}`, theirs);
  await callEngine(window, 'sync.refresh', {});

  // By keyboard alone: the set that is aside is opened, reviewed, and left.
  await window.getByRole('button', { name: 'Change sets', exact: true }).focus();
  await window.keyboard.press('Enter');
  const sets = window.getByRole('dialog', { name: 'Change sets', exact: true });
  const review = sets.getByRole('button', { name: 'Review changes of Autumn', exact: true });
  await expect(review).toBeVisible();
  await look('change-sets');
  for (let presses = 0; presses < 10; presses += 1) {
    if (await review.evaluate((button) => button === document.activeElement)) break;
    await window.keyboard.press('Tab');
  }
  await expect(review).toBeFocused();
  await window.keyboard.press('Enter');
  const sheet = window.getByRole('dialog', { name: 'Review and publish', exact: true });
  await expect(sheet.getByRole('checkbox').first()).toBeVisible();
  await look('review-aside');
  await window.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await go(`/catalog/${id}`);
  await expect(window.getByRole('region', { name: 'Conflicts', exact: true })).toBeVisible();
  await look('conflicts-and-history');
  await go('/activity');
  await expect(window.getByRole('main').getByText('Kettle').first()).toBeVisible();
  await look('activity');
  await callEngine(window, 'copies.make', {});
  await go('/settings');
  const copies = window.getByRole('list', { name: 'Copies', exact: true });
  await copies.getByRole('button', { name: 'Restore', exact: true }).first().click();
  await expect(window.getByRole('alertdialog', { name: /^Go back to/ })).toBeVisible();
  await look('restore');
  await window.keyboard.press('Escape');
  await callEngine(window, 'app.lock', {});
  await expect(window.getByRole('button', { name: 'Unlock', exact: true })).toBeVisible();
  await look('locked');
});
