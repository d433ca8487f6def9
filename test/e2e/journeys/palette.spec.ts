import { expect, test } from '../support/countertop-test.ts';

test('the palette finds screens, commands and products by what is typed', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  await expect(shell.products).toBeVisible();

  await shell.openPalette();
  await window.keyboard.type('sett');
  await expect(shell.palette.getByRole('option', { name: /Settings/ })).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(shell.heading('Settings')).toBeFocused();

  await shell.openPalette();
  await window.keyboard.type('cold brew');
  await expect(shell.palette.getByRole('option', { name: 'Cold brew bottle' })).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(window).toHaveURL(/#\/catalog\/.+/);
  await expect(window.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Cold brew bottle');

  await shell.openPalette();
  await window.keyboard.type('keyboard');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('Enter right behind the last letter opens what was typed, not what fewer letters found', async ({
  open,
}) => {
  const { shell, window } = await open({ args: ['--demo'] });
  await expect(shell.products).toBeVisible();
  await shell.openPalette();
  await window.keyboard.type('cold brew');
  await window.keyboard.press('Enter');
  await expect(shell.palette).toBeHidden();
  await expect(window.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Cold brew bottle');
});

test('the palette says when nothing matches and leaves the focus where it was', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  await shell.goTo('Portal');
  await shell.link('Portal').focus();
  await shell.openPalette();
  await window.keyboard.type('zzzz');
  await expect(shell.palette.getByText('Nothing matches “zzzz”.')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(shell.palette).toBeHidden();
  await expect(shell.link('Portal')).toBeFocused();
});

test('the palette switches accounts in one step', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  await expect(shell.account(/Demo$/)).toBeVisible();
  await shell.openPalette();
  await window.keyboard.type('live');
  await window.keyboard.press('Enter');
  await expect(shell.account(/Demo, live side/)).toBeVisible();
});
