import { CustomersPage } from '../pages/customers-page.ts';
import { expect, expectAccessible, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';

/** What is pasted, and what the conclusion says in both languages. */
const CASES: readonly (readonly [typed: string, en: RegExp, ja: RegExp])[] = [
  [
    'ｍｅｉ．ｏｋａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ',
    /Stripe’s side looks right/,
    /Stripe側に問題は見当たりません/,
  ],
  ['hanako.tanaka@example.com', /differs only in case or spaces/, /大文字・小文字または空白だけが違います/],
  ['kaori.noda@example.com', /one of 2 customers with this email/, /顧客は2件あり、Stripeはcus_/],
  ['goro.fujii@example.com', /may be the one meant/, /お客様の目的はそちらかもしれません/],
  ['ryo.hara@example.com', /leaves that in doubt/, /状態により確かではありません/],
  ['riku.doi@example.com', /no active subscription/, /有効なサブスクリプションがない/],
  [
    'daisuke.ono@gmail.com',
    /another spelling of this email: daisuke\.ono\+coffee@gmail\.com/,
    /別の綴りのアドレスにあります:daisuke\.ono\+coffee@gmail\.com/,
  ],
  [
    'hiro.kato@example.com',
    /stored as hiro\.kato\[U\+200B\]@example\.com/,
    /hiro\.kato\[U\+200B\]@example\.comの顧客/,
  ],
  ['taro.suzuki@gmail.com', /stored as taro\.suzuki@gmial\.com/, /taro\.suzuki@gmial\.comの顧客/],
  [
    'chie.kudo@example.com',
    /should use the new one: chie\.kudo@new-mail\.example/,
    /新しいアドレスはchie\.kudo@new-mail\.example/,
  ],
  ['naoki.seki@example.com', /was deleted/, /は削除されています/],
  ['someone.else@gmial.com', /may be a slip for gmail\.com/, /gmail\.comの入力間違い/],
  ['nobody@nowhere.example', /Ask which address they used/, /使ったアドレスを尋ねて/],
  ['clock@example.com', /test clock/, /テストクロック/],
  [
    'https://billing.stripe.com/p/login/test_aaaaaaaaaaaaaaaa',
    /not one of this account’s login links/,
    /このアカウントのログインリンクではありません/,
  ],
];

test('a support person pastes what came and reads why no passcode arrives', async ({ open }) => {
  test.slow();
  const { app, shell } = await open({ args: ['--demo'] });
  const customers = new CustomersPage(shell);
  await customers.open();
  await customers.lookUp('Hello,\nmy address is <mei.okada@example.com>,\nregards');
  await expect(customers.matches.getByRole('listitem').first()).toContainText('Mei Okada');
  for (const [typed, sentence] of CASES) {
    await customers.lookUp(typed);
    await expect(customers.conclusion).toContainText(sentence);
  }
  await customers.lookUp('goro.fujii@example.com');
  await expect(customers.matches).toContainText('Stripe would open this one');
  await expect(customers.checks).toContainText('If the customer means that one');
  const text = customers.answer.getByRole('textbox', { name: 'Text to send' });
  await expect(text).toHaveValue(/more than one record under goro\.fujii@example\.com/);
  await customers.answer.getByRole('combobox', { name: 'Language of the answer' }).selectOption('ja');
  await expect(text).toHaveValue(/ご登録が複数/);
  await customers.answer.getByRole('button', { name: 'Copy answer', exact: true }).click();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/ご登録が複数/);
  await customers.page.getByRole('button', { name: 'Copy report', exact: true }).click();
  await expect
    .poll(async () => await app.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('req_');
  const report = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(report).not.toMatch(/goro|fujii/i);
});

test('the conclusions in Japanese, and nothing cut off in a small window', async ({ open }) => {
  test.slow();
  const { app, window } = await open({ args: ['--demo', '--language=ja'] });
  await window.evaluate(() => {
    location.hash = '/customers';
  });
  const box = window.getByRole('searchbox', { name: '顧客を探す', exact: true });
  const conclusion = window.getByRole('region', { name: '結論', exact: true });
  for (const [typed, , sentence] of CASES) {
    await box.fill(typed);
    await box.press('Enter');
    await expect(conclusion).toContainText('確認がすべて終わりました');
    await expect(conclusion).toContainText(sentence);
  }
  await box.fill('frontdesk@blue-heron.example');
  await box.press('Enter');
  await expect(conclusion).toContainText('確認がすべて終わりました');
  await app.evaluate(({ BrowserWindow }) => {
    const [opened] = BrowserWindow.getAllWindows();
    opened?.webContents.setZoomFactor(2);
  });
  await expect.poll(async () => await window.evaluate(() => innerWidth)).toBe(640);
  const isTooWide = await window.evaluate(() => {
    const main = document.querySelector('main > *');
    return main !== null && main.scrollWidth > main.clientWidth + 1;
  });
  expect(isTooWide).toBe(false);
});

test('the same question is asked in the live account on request', async ({ open }) => {
  const { shell } = await open({ args: ['--demo'] });
  const customers = new CustomersPage(shell);
  await customers.open();
  await customers.lookUp('kaori.noda@example.com');
  await customers.page.getByRole('button', { name: 'Also look in other accounts', exact: true }).click();
  await expect(customers.page.getByText(/the login page is off in this mode/)).toBeVisible();
  await customers.page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(customers.conclusion).toContainText('the login page is off');
  await expect(customers.matches.getByRole('heading', { name: 'Kaori Noda' })).toHaveCount(1);
});

test('the screen can be used by keys alone and forgets when asked', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  const customers = new CustomersPage(shell);
  await customers.open();
  await customers.box.focus();
  await window.keyboard.type('mika.mori@example.com');
  await window.keyboard.press('Enter');
  await expect(customers.conclusion).toContainText('␣mika.mori@example.com');
  await callEngine(window, 'customers.forget', {});
  await expect(window.getByText('mika.mori@example.com')).toHaveCount(0);
  await expect(customers.box).toHaveValue('');
});

for (const language of ['en', 'ja'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`a look-up is axe-clean, ${language}, ${theme}`, async ({ open }) => {
      const { window } = await open({ args: ['--demo', `--language=${language}`, `--theme=${theme}`] });
      await window.evaluate(() => {
        location.hash = '/customers';
      });
      await window.getByRole('searchbox').fill(' goro.fujii@example.com');
      await window.getByRole('searchbox').press('Enter');
      await expect(window.getByText(/All checks are done|確認がすべて終わりました/)).toBeVisible();
      await expectAccessible(window, 'look-up');
      if (process.env['COUNTERTOP_SHOTS'] !== undefined)
        await window.screenshot({
          path: `${process.env['COUNTERTOP_SHOTS']}/customers-${language}-${theme}.png`,
        });
    });
  }
}

test('a stored email is corrected after a review, and Activity keeps no address', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  const customers = new CustomersPage(shell);
  await customers.open();
  await customers.lookUp('hiro.kato@example.com');
  await customers.page.getByRole('button', { name: 'Fix stored email', exact: true }).click();
  const review = window.getByRole('alertdialog', { name: /Change the email of cus_/ });
  await expect(review).toContainText('hiro.kato[U+200B]@example.com');
  await expectAccessible(window, 'review of an email');
  await review.getByRole('button', { name: 'Change email', exact: true }).click();
  await expect(review).toBeHidden();
  await expect(customers.conclusion).toContainText('Stripe’s side looks right');
  await shell.goTo('Activity');
  const row = window.getByRole('row', { name: /Stored email corrected/ });
  await expect(row).toContainText('Done');
  await expect(row).toContainText(/cus_\w+/);
  await expect(window.getByRole('main')).not.toContainText('@');
});

test('many addresses and a whole account are checked', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  const customers = new CustomersPage(shell);
  await customers.open();
  await window.getByRole('button', { name: 'Check many', exact: true }).click();
  const many = window.getByRole('dialog', { name: 'Check many' });
  await many.getByRole('textbox').fill('mei.okada@example.com\nnobody@nowhere.example');
  await many.getByRole('button', { name: 'Check 2 addresses' }).click();
  const table = many.getByRole('table', { name: 'Addresses checked' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table).toContainText('Stripe’s side looks right');
  await expectAccessible(window, 'check many');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Duplicates report', exact: true }).click();
  const report = window.getByRole('dialog', { name: 'Duplicates report' });
  await expect(report).toContainText(/All \d+ customers were read/);
  await expect(report.getByRole('table')).toContainText('goro.fujii@example.com');
  await expect(report.getByRole('list')).toContainText('Walk-in, table 4');
  await expectAccessible(window, 'duplicates report');
});
