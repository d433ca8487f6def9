import type { Locator } from '@playwright/test';
import { CatalogPage } from '../pages/catalog-page.ts';
import { putOnClipboard } from '../support/clipboard.ts';
import { expect, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';

/** The cell of a product under a heading. */
async function cell(catalog: CatalogPage, product: string, heading: string): Promise<Locator> {
  const column = await catalog.grid
    .getByRole('columnheader', { name: heading, exact: true })
    .getAttribute('aria-colindex');
  return catalog.row(product).locator(`[role=gridcell][aria-colindex="${column}"]`);
}

test('a cell is edited in place by keyboard alone, and taken back by name', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await expect(catalog.nameCell(/./).first()).toBeVisible();
  await catalog.search.press('ArrowDown');
  const [first = '', second = ''] = await catalog.firstNames(2);
  await expect(catalog.focused).toHaveText(first);

  // F2 goes on in the value, Escape leaves it as it was.
  await window.keyboard.press('F2');
  await window.keyboard.type(' and more');
  await window.keyboard.press('Escape');
  await expect(catalog.focused).toHaveText(first);

  // Typing replaces; Enter takes it and goes on below.
  await window.keyboard.type('AAA tea');
  await window.keyboard.press('Enter');
  await expect(catalog.nameCell('AAA tea')).toBeVisible();
  await expect(catalog.focused).toHaveText(second);
  await expect(catalog.undo).toBeEnabled();
  await window.keyboard.press('ControlOrMeta+z');
  await expect(catalog.nameCell(first)).toBeVisible();
});

test('a row that is half in sight opens at the first press of its name', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await expect(catalog.nameCell(/./).first()).toBeVisible();
  const names = await catalog.firstNames(20);
  const name = names.at(-1) ?? '';
  const label = catalog.nameCell(name).getByText(name, { exact: true });
  // The list is scrolled so that its lower edge runs through the name.
  await label.evaluate((element) => {
    const list = element.closest('[role=grid]');
    const box = element.getBoundingClientRect();
    const edge = list?.getBoundingClientRect().bottom ?? 0;
    list?.scrollBy({ top: box.top + box.height - 4 - edge });
  });
  const box = await label.boundingBox();
  const edge = await catalog.grid.evaluate((list) => list.getBoundingClientRect().bottom);
  if (box === null) throw new Error('the name is not there');
  expect(box.y + box.height).toBeGreaterThan(edge);
  await window.mouse.click(box.x + 6, box.y + 4);
  await expect(window.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
});

test('an input method composes in the cell from its first key, and its Enter does not leave it', async ({
  open,
}) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await expect(catalog.nameCell(/./).first()).toBeVisible();
  await catalog.search.press('ArrowDown');
  const before = await catalog.focused.innerText();
  const devtools = await window.context().newCDPSession(window);
  const process = { key: 'Process', code: 'KeyK', windowsVirtualKeyCode: 229 };
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...process });
  await devtools.send('Input.imeSetComposition', { text: 'こ', selectionStart: 1, selectionEnd: 1 });
  const box = catalog.focused.getByRole('textbox');
  await expect(box).toHaveValue('こ');
  await devtools.send('Input.imeSetComposition', { text: 'こーひー', selectionStart: 4, selectionEnd: 4 });
  // The Enter that chooses a word, and the Escape that gives one up, are the input method's.
  for (const key of ['Enter', 'Escape']) {
    await box.evaluate((element, pressed) => {
      const event = new KeyboardEvent('keydown', {
        key: pressed,
        isComposing: true,
        bubbles: true,
        cancelable: true,
      });
      element.dispatchEvent(event);
    }, key);
    await expect(box).toHaveValue('こーひー');
  }
  await devtools.send('Input.insertText', { text: 'AA 珈琲' });
  await expect(box).toHaveValue('AA 珈琲');
  await window.keyboard.press('Enter');
  await expect(catalog.nameCell('AA 珈琲')).toBeVisible();
  await expect(catalog.nameCell(before)).toHaveCount(0);
});

test('cells are pasted from a spreadsheet: bad ones are marked with their reason, the rest is one step', async ({
  open,
}) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await expect(catalog.nameCell(/./).first()).toBeVisible();
  const [first = '', second = '', third = ''] = await catalog.firstNames(3);
  const status = await cell(catalog, first, 'Status');
  await status.click();
  await putOnClipboard(window, 'Archived\tGeneral - Services\r\nperhaps\t\r\nArchived\ttxcd_99999999\r\n');
  await window.keyboard.press('ControlOrMeta+v');
  await expect(await cell(catalog, first, 'Status')).toContainText('Archived');
  await expect(await cell(catalog, third, 'Tax code')).toContainText('Tangible');
  const bad = await cell(catalog, second, 'Status');
  await expect(bad).toHaveAttribute('aria-invalid', 'true');
  await expect(bad).toContainText('“perhaps” is no status');
  await expect(window.getByRole('alert')).toContainText('1 cell left as it was');

  await catalog.undo.hover();
  await expect(window.getByRole('tooltip')).toContainText(/Undo paste of [1-9]\d* cells/);
  await catalog.undo.click();
  await expect(await cell(catalog, first, 'Status')).toContainText('Active');
  await window.getByRole('button', { name: 'Dismiss' }).click();
  await expect(bad).not.toHaveAttribute('aria-invalid');
});

test('ranges are chosen by mouse and keyboard, copied, filled and cleared', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await expect(catalog.nameCell(/./).first()).toBeVisible();
  const names = await catalog.firstNames(3);
  const status = await cell(catalog, names[0] ?? '', 'Status');
  const tax = await cell(catalog, names[2] ?? '', 'Tax code');
  await status.click();
  await tax.click({ modifiers: ['Shift'] });
  await expect(window.getByText('6 cells selected')).toBeVisible();
  await window.keyboard.press('Shift+ArrowLeft');
  await expect(window.getByText('3 cells selected')).toBeVisible();
  await window.keyboard.press('Escape');

  await status.click();
  await window.keyboard.type('arch');
  await window.keyboard.press('Enter');
  await expect(status).toContainText('Archived');
  await status.click();
  await window.keyboard.press('Shift+ArrowDown');
  await window.keyboard.press('Shift+ArrowDown');
  await window.keyboard.press('ControlOrMeta+d');
  for (const name of names) await expect(await cell(catalog, name, 'Status')).toContainText('Archived');
  await window.keyboard.press('ControlOrMeta+c');
  await catalog.search.press('ControlOrMeta+v');
  await expect(catalog.search).toHaveValue(/^Archived\s*Archived\s*Archived$/);
});

test('dragging the handle of a cell fills the cells below, and is one step', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await expect(catalog.nameCell(/./).first()).toBeVisible();
  const names = await catalog.firstNames(3);
  const [first, , third] = await Promise.all(names.map(async (name) => await cell(catalog, name, 'Status')));
  if (first === undefined || third === undefined) throw new Error('too few rows');
  await first.click();
  await window.keyboard.type('arch');
  await window.keyboard.press('Enter');
  await expect(first).toContainText('Archived');
  await first.click();
  const [from, to] = [await first.locator('[data-fill]').boundingBox(), await third.boundingBox()];
  if (from === null || to === null) throw new Error('the handle is not there');
  await window.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await window.mouse.down();
  await window.mouse.move(to.x + 20, to.y + to.height / 2, { steps: 4 });
  await window.mouse.up();
  for (const name of names) await expect(await cell(catalog, name, 'Status')).toContainText('Archived');
  await catalog.undo.hover();
  await expect(window.getByRole('tooltip')).toContainText(/Undo fill of [1-9]/);
});

test('a new product is shown where it stands in the list, and its tax code is at hand for the next, by keyboard alone', async ({
  open,
}) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await catalog.expectCount('40 products');
  await window.keyboard.press('ControlOrMeta+n');
  await window.getByRole('textbox', { name: 'Name', exact: true }).press('End');
  await window.keyboard.type('zz Last of all');
  const picker = window.getByRole('combobox', { name: 'Tax code', exact: true });
  await picker.focus();
  await window.keyboard.type('珈琲');
  await expect(window.getByRole('option', { name: 'No tax code' })).toBeHidden();
  await expect(window.getByRole('option', { name: /Food/ }).first()).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(picker).toHaveValue(/Food/);
  const chosen = await picker.inputValue();
  await window.getByRole('button', { name: 'Add to favourites', exact: true }).press('Enter');
  await window.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await catalog.expectCount('41 products');
  await expect(catalog.focused).toHaveText('zz Last of all');
  await expect(catalog.nameCell('zz Last of all')).toBeInViewport();

  // In a cell, what was used and marked stands first.
  await window.keyboard.press('ControlOrMeta+Home');
  for (let step = 0; step < 5; step += 1) await window.keyboard.press('ArrowRight');
  await window.keyboard.press('F2');
  await expect(window.getByRole('listbox').getByRole('option').first()).toContainText(chosen);
});

test('columns are ordered, pinned and sized by keyboard alone, and stay so', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await expect(catalog.nameCell(/./).first()).toBeVisible();
  const headings = async (): Promise<string[]> =>
    (await catalog.grid.getByRole('columnheader').allInnerTexts()).map((name) => name.trim());
  const press = async (name: string): Promise<void> => {
    await window.getByRole('button', { name, exact: true }).press('Enter');
  };
  await press('Columns');
  await press('Move Status to the left');
  await press('Keep Status in sight');
  await window.keyboard.press('Escape');
  await expect.poll(async () => (await headings()).slice(2, 5)).toEqual(['Name', 'Status', 'Price']);

  const status = catalog.grid.getByRole('columnheader', { name: 'Status', exact: true });
  const before = (await status.boundingBox())?.width ?? 0;
  await catalog.search.press('ArrowDown');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('ArrowRight');
  await expect(status).toBeFocused();
  await window.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await status.boundingBox())?.width).toBe(before + 16);
  await window.keyboard.press('Escape');
  await expect(async () => {
    const kept = await callEngine(window, 'catalog.listSavedViews', {});
    expect(kept.layout).toMatchObject({ pinned: ['name', 'active'] });
    expect(kept.layout?.widths).toMatchObject({ active: before + 16 });
  }).toPass();
});

test('an amount typed into a price drafts a change of price, and says so', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await expect(catalog.nameCell(/./).first()).toBeVisible();
  const [first = ''] = await catalog.firstNames(1);
  const price = await cell(catalog, first, 'Price');
  await price.click();
  await window.keyboard.type('5000');
  await window.keyboard.press('Enter');
  await expect(price).toContainText('5,000');
  await expect(window.getByRole('alert')).toContainText('A change of price is drafted');
});
