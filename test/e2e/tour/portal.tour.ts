import { PortalPage } from '../pages/portal-page.ts';
import { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';
import { answerSaveDialog, savedBytes } from '../support/open-portal.ts';
import { Camera } from './camera.ts';

/** What the preview is shown as: page, customer, device. */
const SCENES = [
  ['home', 'active', 'phone'],
  ['switch', 'active', 'desktop'],
  ['cancel', 'trialing', 'phone'],
  ['home', 'several', 'desktop'],
] as const;

/** The customer portal: where it stands, every setting, what customers see, two modes side by side, the link shared. */
for (const language of ['en', 'ja'] as const) {
  test(`the customer portal, ${language}`, async ({ open }) => {
    const { app, shell, window: page } = await open({ args: [`--language=${language}`, '--demo'] });
    const camera = new Camera(page, language, 60);
    await camera.show({ language: 'en', theme: 'light' });
    const portal = new PortalPage(page);
    await expect(shell.syncStatus).toContainText('Up to date');
    await portal.open();
    await expect(portal.checklist.getByRole('listitem')).toHaveCount(9);
    await camera.take('portal-checklist');
    await portal.checklist.evaluate((list) => list.scrollIntoView({ block: 'start' }));
    await camera.take('portal-configurations');

    const [main] = (await callEngine(page, 'portal.getPortal', {})).configurations;
    if (main === undefined) throw new Error('no configuration to show');
    await portal.openSettings();
    await camera.take('portal-settings');
    await portal.textbox('Terms of service URL').fill('http://kissa-mori.jp/terms');
    await portal.textbox('Default return URL').fill('kissa');
    await portal.saved();
    await portal
      .textbox('Terms of service URL')
      .evaluate((field) => field.scrollIntoView({ block: 'center' }));
    await camera.take('portal-settings-notes');
    await portal.plans.evaluate((list) => list.scrollIntoView({ block: 'center' }));
    await camera.take('portal-plans');
    await portal.button('Check settings').click();
    await expect(portal.dialog).toBeVisible();
    await camera.take('portal-check-settings');
    await portal.closeDialog();
    await portal.button('Versions').click();
    await expect(portal.dialog).toBeVisible();
    await camera.take('portal-versions');
    await portal.closeDialog();
    await portal.preview.evaluate((preview) => preview.scrollIntoView({ block: 'start' }));
    await portal.choice('Language').selectOption(language);
    for (const [view, customer, device] of SCENES) {
      await portal.choice('Page').selectOption(view);
      await portal.choice('Customer').selectOption(customer);
      await portal.choice('Device').selectOption(device);
      await camera.take(`portal-preview-${view}-${customer}-${device}`);
      const saved = await answerSaveDialog(app, 'preview.png');
      await portal.button('Save PNG').click();
      await camera.keep(`portal-picture-${view}-${customer}-${device}`, await savedBytes(saved));
    }

    await portal.open();
    await portal.button('Share kit').click();
    await expect(portal.dialog.getByRole('img')).toBeVisible();
    await camera.take('portal-share-kit');
    await portal.dialog
      .getByText('Button for a website')
      .evaluate((title) => title.scrollIntoView({ block: 'center' }));
    await camera.take('portal-share-kit-texts');
    await portal.closeDialog();
    await portal.button('Make prefilled link').click();
    await portal.textbox('Customer email').fill('taro+shop@example.jp');
    await portal.paste(
      'Many addresses',
      'email,name\nhanako@example.jp,Hanako\nno address,X\ntaro@example.jp,Taro',
    );
    await expect(portal.dialog).toContainText('2 links');
    await camera.take('portal-prefilled');
    await portal.closeDialog();
    await portal.button('Check a link').click();
    await portal.textbox('Link to check').fill(`${main.stored?.loginUrl ?? ''}?prefilled_email=a+b@c.jp`);
    await camera.take('portal-check-a-link');
    await portal.closeDialog();
    await portal.button('One-off session').click();
    await camera.take('portal-session');
    await portal.closeDialog();
    await portal.button('New configuration').click();
    await camera.take('portal-new-configuration');
    await portal.closeDialog();
    await portal.button('Turn off login link').click();
    await camera.take('portal-turn-off');
    await page.keyboard.press('Escape');

    // Live has nothing saved yet: the road to its first settings, then both side by side.
    await shell.chooseInAccountMenu(/Demo, live side|デモ(本番側)/, 'menuitemradio');
    await portal.open();
    await expect(portal.button('Make one here instead')).toBeVisible();
    await camera.take('portal-empty');
    await portal.button('Make one here instead').click();
    await portal.textbox('Internal name').fill('Live');
    await portal.button('Make a draft').click();
    await expect(portal.textbox('Headline')).toBeVisible();
    const review = new PublishSheet(page);
    await portal.button('Review and publish').click();
    await expect(review.publish).toBeVisible();
    await camera.take('portal-review');
    await review.close();
    await portal.open();
    await portal.button('Compare').click();
    await expect(portal.differences).toBeVisible();
    await camera.take('portal-compare');
    await portal.button('Copy across').click();
    await portal.button('Review and publish').click();
    await expect(review.publish).toBeVisible();
    await expect(review.sheet).toContainText('¥2,980');
    await camera.take('portal-review-copied');
    await review.close();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(960, 600));
    await camera.take('portal-compare-small');
  });
}
