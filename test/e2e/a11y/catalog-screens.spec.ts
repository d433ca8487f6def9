import en from '#shared/messages/en.json' with { type: 'json' };
import ja from '#shared/messages/ja.json' with { type: 'json' };
import { expect, expectAccessible, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';

const WORDS = { en, ja };

for (const language of ['en', 'ja'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`catalog, product page and review are axe-clean, ${language}, ${theme}`, async ({ open }) => {
      test.slow();
      const { window } = await open({ args: ['--demo', `--language=${language}`, `--theme=${theme}`] });
      const go = async (hash: string): Promise<void> => {
        await window.evaluate((to) => {
          location.hash = to;
        }, hash);
      };
      await expect(window.getByRole('gridcell').first()).toBeVisible();
      const view = await callEngine(window, 'catalog.openView', {
        search: '',
        filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
        sort: { by: 'name', direction: 'ascending' },
      });
      const [first, second] = view.rows;
      if (first === undefined || second === undefined) throw new Error('an empty demo account');
      await callEngine(window, 'catalog.editProduct', {
        productId: first.id,
        changes: { name: 'Renamed', description: 'A longer text that differs in several words from before.' },
      });
      await callEngine(window, 'catalog.editProduct', {
        productId: second.id,
        changes: { statementDescriptor: '珈琲豆', metadata: { colour: 'red' } },
      });
      await expectAccessible(window, 'catalog');

      for (const opener of ['import.open', 'export.open', 'transfer.open', 'duplicates.button'] as const) {
        await window.getByRole('button', { name: WORDS[language][opener], exact: true }).click();
        await expect(window.getByRole('dialog')).toBeVisible();
        await expectAccessible(window, opener);
        await window.keyboard.press('Escape');
        await expect(window.getByRole('dialog')).toBeHidden();
      }

      await window.getByRole('searchbox').fill('no such product anywhere');
      await expect(window.getByRole('gridcell')).toHaveCount(0);
      await expectAccessible(window, 'empty search');

      await go(`/catalog/${second.id}`);
      await expect(window.getByRole('textbox').first()).toBeVisible();
      await expectAccessible(window, 'product page');
      await go('/catalog/new');
      await expect(window.getByRole('complementary')).toBeVisible();
      await expectAccessible(window, 'new product');

      await window.keyboard.press('ControlOrMeta+Enter');
      await expect(window.getByRole('dialog').getByRole('checkbox').first()).toBeVisible();
      await expectAccessible(window, 'review');
      await window.getByRole('dialog').getByRole('button').last().click();
      await expect(window.getByRole('dialog').getByText(/req_/)).toBeVisible();
      await expectAccessible(window, 'results');
    });
  }
}
