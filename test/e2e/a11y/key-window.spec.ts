import { expect, type Page, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../support/launch-app.ts';
import { expectAccessible } from '../support/countertop-test.ts';

const LETTERS = 'a1B2c3D4'.repeat(4);

async function openKeyWindow(running: RunningApp): Promise<Page> {
  const opened = running.app.waitForEvent('window');
  await running.window.evaluate(() => {
    void window.countertop.invoke({
      type: 'call',
      callId: 'key',
      name: 'account.connect',
      input: { accountId: null },
    });
  });
  const page = await opened;
  await page.getByRole('textbox').first().waitFor();
  return page;
}

const looks = [
  { language: 'en', theme: 'light', label: 'Secret or restricted key', connect: 'Connect', word: 'live' },
  {
    language: 'ja',
    theme: 'dark',
    label: 'シークレットキーまたは制限付きキー',
    connect: '接続',
    word: '本番',
  },
] as const;

for (const { language, theme, label, connect, word } of looks) {
  test(`a live secret key is warned of and confirmed by typing (${language}, ${theme})`, async () => {
    const running = await launchApp({ args: [`--language=${language}`, `--theme=${theme}`] });
    const page = await openKeyWindow(running);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const button = page.getByRole('button', { name: connect, exact: true });
    await expectAccessible(page, 'key window');

    // The box has the focus; everything goes by keys.
    await page.keyboard.type(`sk_live_${LETTERS}`);
    await expect(button).toBeDisabled();
    await expectAccessible(page, 'key window');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(word);
    await expect(button).toBeEnabled();

    // A restricted key needs no such word, a publishable one helps no more with it.
    const box = page.getByRole('textbox', { name: label });
    await box.fill(`rk_live_${LETTERS}`);
    await expect(button).toBeEnabled();
    await box.fill(`pk_live_${LETTERS}`);
    await expect(button).toBeDisabled();
    await expectAccessible(page, 'key window');
    await running.close();
  });
}
