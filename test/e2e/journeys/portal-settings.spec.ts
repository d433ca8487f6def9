import { PORTAL_LEAVES } from '#shared/domain/portal/leaves.ts';
import { isSameLeaf } from '#shared/domain/portal/portal-changes.ts';
import { PortalPage } from '../pages/portal-page.ts';
import { expect, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';
import {
  answerSaveDialog,
  savedBytes,
  CONFIGURATIONS,
  defaultOne,
  fieldsOf,
  openPortal,
  publish,
} from '../support/open-portal.ts';

const PLANS = 'features.subscription_update.products';

test('a headline and switches are edited, reviewed and published; ten plans made meanwhile stay', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { portal, review } = await openPortal(open, stripe);
  const { id } = await defaultOne(stripe);
  // The nine steps of Stripe's guide.
  await expect(portal.checklist.getByRole('heading')).toHaveCount(9);
  await portal.openSettings();
  await portal.textbox('Headline').fill('Your plan at Kissa Mori');
  await portal.textbox('Terms of service URL').fill('https://kissa-mori.jp/terms');
  await portal.textbox('Privacy policy URL').fill('https://kissa-mori.jp/privacy');
  await portal.textbox('Default return URL').fill('https://kissa-mori.jp/account');
  await portal.toggle('Invoice history').press('Space');
  await portal.choice('Page').selectOption('home');
  await expect(portal.preview).toContainText('Your plan at Kissa Mori');
  await portal.saved();
  const products = [];
  for (let at = 0; at < 10; at += 1) {
    const made = await stripe.control.dashboard('POST', '/v1/products', {
      name: `Plan ${at}`,
      default_price_data: { currency: 'jpy', unit_amount: 1000, recurring: { interval: 'month' } },
    });
    products.push({ product: made['id'], prices: [made['default_price']] });
  }
  await stripe.control.dashboard('POST', `${CONFIGURATIONS}/${String(id)}`, {
    features: { subscription_update: { products } },
  });
  const { total } = await stripe.control.requests();
  await portal.button('Review and publish').click();
  await publish(review);
  const { requests } = await stripe.control.requests(total);
  const sent = requests.filter(({ method }) => method === 'POST').map(({ body }) => decodeURIComponent(body));
  expect(sent).toHaveLength(1);
  expect(sent[0]).not.toContain('[products]');
  const expand = ['features.subscription_update.products'];
  const after = await stripe.control.dashboard('GET', `${CONFIGURATIONS}/${String(id)}`, { expand });
  expect(after).toMatchObject({
    business_profile: {
      headline: 'Your plan at Kissa Mori',
      terms_of_service_url: 'https://kissa-mori.jp/terms',
      privacy_policy_url: 'https://kissa-mori.jp/privacy',
    },
    default_return_url: 'https://kissa-mori.jp/account',
    features: { invoice_history: { enabled: false } },
  });
  const { subscription_update: update } = after['features'] as {
    subscription_update: { products: unknown[] };
  };
  expect(update.products).toHaveLength(10);
});

test('the preview shows settings and brand as drafted, and is saved as a picture', async ({ open }) => {
  const { app, window } = await open({ args: ['--demo'] });
  const { draftId } = await callEngine(window, 'branding.createDraft', {
    name: 'Autumn',
    from: { kind: 'blank' },
  });
  await callEngine(window, 'branding.editDraft', { draftId, changes: { brandColour: '#8a1c1c' } });
  const portal = new PortalPage(window);
  await portal.openSettings();
  // The draft is what is looked at; as in Stripe is one choice away, and has the icon that is there.
  await expect(portal.choice('Branding').locator('option')).toHaveText(['Draft: Autumn', 'As in Stripe']);
  await portal.choice('Branding').selectOption({ label: 'As in Stripe' });
  await expect(portal.preview.locator('img')).toHaveCount(1);
  await portal.choice('Branding').selectOption({ label: 'Draft: Autumn' });
  await portal.textbox('Headline').fill('Chestnut season');
  await portal.choice('Page').selectOption('cancel');
  await portal.choice('Customer').selectOption('trialing');
  await portal.choice('Language').selectOption('ja');
  await expect(portal.preview).toContainText('Chestnut season');
  const file = await answerSaveDialog(app, 'cancel.png');
  await portal.button('Save PNG').click();
  await savedBytes(file);
  const { width, height, branded } = await app.evaluate(({ nativeImage }, path) => {
    const image = nativeImage.createFromPath(path);
    const bitmap = image.toBitmap();
    let count = 0;
    for (let at = 0; at < bitmap.length; at += 4) {
      // Blue, green, red: the draft's colour.
      if (bitmap[at] === 0x1c && bitmap[at + 1] === 0x1c && bitmap[at + 2] === 0x8a) count += 1;
    }
    return { ...image.getSize(), branded: count / (bitmap.length / 4) };
  }, file);
  // A phone and its margins, twice as fine as the page, and as tall as the page is.
  expect(width).toBe(2 * (375 + 2 * 40));
  expect(height).toBeGreaterThan(width);
  expect(branded).toBeGreaterThan(0.05);
});

test('every field is set in the window, published, and read back from the server as it was set', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  await stripe.control.dashboard('POST', '/v1/products', {
    name: 'Tasting box',
    default_price_data: { currency: 'jpy', unit_amount: 3000, recurring: { interval: 'month' } },
  });
  const { portal, review } = await openPortal(open, stripe);
  const id = String((await defaultOne(stripe))['id']);
  const before = await fieldsOf(stripe, id);
  await portal.openSettings();

  await portal.turn(portal.tick('Email'), portal.tick('Name'), portal.tick('Shipping address'));
  await portal.textbox('Payment method configuration').fill('pmc_1Shop');
  await portal.turn(portal.toggle('Invoice history'));

  await portal.choice('When it ends').selectOption('immediately');
  await portal.choice('Unused time').selectOption('create_prorations');
  await portal.turn(portal.tick('It’s too expensive'), portal.tick('It is hard to use'));
  await portal.textbox('Reasons of your own').fill('fb_1, fb_2');
  await portal.turn(portal.toggle('Pause subscriptions'));
  await portal.choice('How long a pause lasts').selectOption('interval_options');
  await portal.button('Add a pause').press('Enter');
  await portal.textbox('Length of pause 1').fill('2');
  await portal.choice('Unit of pause 1').selectOption('week');

  await portal.turn(portal.tick('Promotion code'));
  await portal.button('Remove Solo plan').press('Enter');
  await portal.choice('Add a plan').fill('tasting');
  await expect(portal.option(/^Tasting box/)).toBeVisible();
  await portal.choice('Add a plan').press('ArrowDown');
  await portal.choice('Add a plan').press('Enter');
  await expect(portal.plan('Tasting box')).toBeVisible();
  await portal.turn(portal.plan('Bean Club').getByRole('checkbox').nth(1));
  await portal.turn(portal.toggle('Quantity of Bean Club can be chosen'));
  await portal.textbox('Minimum quantity of Bean Club').fill('2');
  await portal.textbox('Maximum quantity of Bean Club').fill('9');
  await portal.textbox('Maximum quantity of Bean Club').press('Enter');
  await portal.choice('Price difference').selectOption('always_invoice');
  await portal.choice('Billing date').selectOption('now');
  await portal.choice('During a trial').selectOption('continue_trial');
  await portal.turn(portal.tick('the new plan costs less'), portal.tick('the interval gets shorter'));

  await portal.textbox('Headline').fill('ご契約の管理');
  await portal.textbox('Terms of service URL').fill('https://kissa-mori.jp/terms');
  await portal.textbox('Privacy policy URL').fill('https://kissa-mori.jp/privacy');
  await portal.textbox('Default return URL').fill('https://kissa-mori.jp/account');
  await portal.textbox('Internal name').fill('Every field');
  await portal.textbox('New key').fill('shop');
  await portal.textbox('Value').fill('mori');
  await portal.button('Add').press('Enter');
  // The switches last: what belongs to a feature is shown while it is on.
  await portal.turn(
    portal.toggle('Ask for a reason'),
    portal.toggle('Cancel subscriptions'),
    portal.toggle('Update details'),
    portal.toggle('Update payment method'),
    portal.toggle('Switch plans'),
  );
  await portal.saved();
  await portal.button('Review and publish').click();
  await publish(review);
  await expect(portal.button('Review and publish')).toBeDisabled();

  const after = await fieldsOf(stripe, id);
  const [bean, , team] = before[PLANS] ?? [];
  expect(after).toEqual({
    active: true,
    name: 'Every field',
    'business_profile.headline': 'ご契約の管理',
    'business_profile.privacy_policy_url': 'https://kissa-mori.jp/privacy',
    'business_profile.terms_of_service_url': 'https://kissa-mori.jp/terms',
    default_return_url: 'https://kissa-mori.jp/account',
    metadata: { shop: 'mori' },
    'login_page.enabled': true,
    'features.customer_update.enabled': false,
    'features.customer_update.allowed_updates': ['address', 'shipping', 'phone', 'name', 'tax_id'],
    'features.invoice_history.enabled': false,
    'features.payment_method_update.enabled': false,
    'features.payment_method_update.payment_method_configuration': 'pmc_1Shop',
    'features.subscription_cancel.enabled': false,
    'features.subscription_cancel.mode': 'immediately',
    'features.subscription_cancel.proration_behavior': 'create_prorations',
    'features.subscription_cancel.cancellation_reason.enabled': false,
    'features.subscription_cancel.cancellation_reason.options': [
      'missing_features',
      'switched_service',
      'unused',
      'too_complex',
      'other',
    ],
    'features.subscription_cancel.cancellation_reason.feedback_options': ['fb_1', 'fb_2'],
    'features.subscription_pause.enabled': true,
    'features.subscription_pause.duration.type': 'interval_options',
    'features.subscription_pause.duration.interval_options': [{ interval: 'week', count: 2 }],
    'features.subscription_update.enabled': false,
    'features.subscription_update.default_allowed_updates': ['price', 'quantity', 'promotion_code'],
    [PLANS]: [
      { ...bean, prices: bean?.prices.slice(0, 1), quantity: { enabled: true, minimum: 2, maximum: 9 } },
      team,
      {
        product: expect.stringMatching(/^prod_/),
        prices: [expect.stringMatching(/^price_/)],
        // The server fills in what nobody gave.
        quantity: { enabled: false, minimum: 1, maximum: null },
      },
    ],
    'features.subscription_update.proration_behavior': 'always_invoice',
    'features.subscription_update.billing_cycle_anchor': 'now',
    'features.subscription_update.trial_update_behavior': 'continue_trial',
    'features.subscription_update.schedule_at_period_end.conditions': [
      'decreasing_item_amount',
      'shortening_interval',
    ],
  });
  // Nothing was as it was but what has a journey of its own.
  const same = PORTAL_LEAVES.filter(({ path }) => isSameLeaf(path, before[path], after[path]));
  expect(same.map(({ path }) => path)).toEqual(['active', 'login_page.enabled']);
});

test('a conflict is settled at its field, plans are ordered by keyboard and by mouse, and an earlier version comes back', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { app, portal, review } = await openPortal(open, stripe);
  const { id } = await defaultOne(stripe);
  await portal.openSettings();
  await portal.textbox('Headline').fill('Mine');
  await portal.saved();
  await stripe.control.dashboard('POST', `${CONFIGURATIONS}/${String(id)}`, {
    business_profile: { headline: 'Theirs' },
  });
  await portal.button('Review and publish').click();
  await publish(review, 'conflict');
  await portal.button('Keep mine').press('Enter');
  await expect(portal.button('Keep mine')).toHaveCount(0);
  const first = portal.plans.getByRole('listitem').first();
  await expect(first).toContainText('Bean Club');
  await portal.button('Move Bean Club down').press('Enter');
  await expect(first).toContainText('Solo plan');
  await portal.button('Move Bean Club down').press('Enter');
  // It is the last now: the focus goes to the way back.
  await expect(portal.button('Move Bean Club up')).toBeFocused();
  await portal.plan('Team plan').locator('[draggable=true]').dragTo(first);
  await expect(first).toContainText('Team plan');
  await portal.saved();
  await portal.button('Review and publish').click();
  await publish(review);
  const names = async (): Promise<string[]> => {
    const plans = (await fieldsOf(stripe, String(id)))['features.subscription_update.products'] ?? [];
    const shown = await Promise.all(
      plans.map(({ product }) => stripe.control.dashboard('GET', `/v1/products/${product}`)),
    );
    return shown.map(({ name }) => String(name));
  };
  expect(await names()).toEqual(['Team plan', 'Solo plan', 'Bean Club']);
  await expect
    .poll(async () => (await defaultOne(stripe))['business_profile'])
    .toMatchObject({ headline: 'Mine' });
  await portal.button('Versions').click();
  await portal.choice('Earlier').selectOption({ label: await oldestVersion(portal) });
  await portal.button('Go back to the earlier one').click();
  await expect(portal.textbox('Headline')).toHaveValue('Your subscriptions at Kissa Mori');

  // What was published last, with what it was before; and the way back after it.
  await portal.textbox('Headline').fill('Mine');
  const history = app.window.getByRole('region', { name: 'History', exact: true });
  await expect(history.getByRole('listitem').first()).toContainText('Plans customers can switch to');
  await expect(history).toContainText('in the Dashboard or by another program');
  await app.shell.goTo('Activity');
  await app.window.getByRole('button', { name: 'Undo publish', exact: true }).first().click();
  await expect(app.window.getByText('1 change to review brings it back.')).toBeVisible();
  await app.window.getByRole('button', { name: 'Review changes', exact: true }).last().click();
  await publish(review);
  expect(await names()).toEqual(['Bean Club', 'Solo plan', 'Team plan']);
});

async function oldestVersion(portal: PortalPage): Promise<string> {
  const labels = await portal.choice('Earlier').locator('option').allTextContents();
  return labels.at(-1) ?? '';
}
