import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Brand, NO_BRAND } from '#shared/domain/brand.ts';
import { emptyPortalFields } from '#shared/domain/portal/configuration.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';
import {
  CUSTOMER_STATES,
  type CustomerState,
  PORTAL_VIEWS,
  type PortalView,
} from '#shared/domain/portal/scene.ts';
import { LanguageProvider } from '#renderer/i18n/language-provider.tsx';
import { readMessages } from '#renderer/i18n/read-messages.ts';
import type { Language } from '#renderer/i18n/messages.ts';
import type { PreviewDevice } from '#renderer/previews/preview-context.ts';
import { PortalFigure } from '#renderer/previews/portal/portal-figure.tsx';

const BRAND: Brand = {
  ...NO_BRAND,
  businessName: 'Kissa Mori',
  brandColour: '#2f4b3c',
  accentColour: '#e9a23b',
};

/** Everything a customer may do, to one of two plans. */
const ON: PortalFields = {
  ...emptyPortalFields(),
  'business_profile.headline': 'Tea at your door',
  'login_page.enabled': true,
  'features.subscription_pause.enabled': true,
  'features.subscription_update.enabled': true,
  'features.subscription_update.default_allowed_updates': ['price'],
  'features.subscription_update.products': [
    {
      product: 'prod_tea',
      prices: ['price_tea'],
      quantity: { enabled: false, minimum: null, maximum: null },
    },
  ],
};
const PLANS = ['Tea club', 'Big tea club'].map((name) => ({
  name,
  prices: ['¥1,980 / month'],
  amount: '¥1,980',
  canChangeQuantity: false,
}));

interface Shown {
  readonly view: PortalView;
  readonly customer: CustomerState;
  readonly device?: PreviewDevice;
  readonly language?: Language;
  readonly fields?: Partial<PortalFields>;
}

function draw({ view, customer, device = 'phone', language = 'en', fields = {} }: Shown): string {
  return renderToStaticMarkup(
    <LanguageProvider language="en">
      <PortalFigure
        title="Preview"
        brand={BRAND}
        device={device}
        language={language}
        scene={{ fields: { ...ON, ...fields }, view, customer, plans: PLANS }}
      />
    </LanguageProvider>,
  );
}

beforeAll(async () => await readMessages('en'));

describe('what a customer would see', () => {
  it('is drawn on each page, for each customer, on each device, in each language, always marked', () => {
    for (const view of PORTAL_VIEWS) {
      for (const customer of CUSTOMER_STATES) {
        const drawn = (['phone', 'desktop'] as const).flatMap((device) =>
          (['en', 'ja'] as const).map((language) => draw({ view, customer, device, language })),
        );
        for (const html of drawn) {
          expect(html).toContain('Approximation, drawn by Countertop');
          expect(html).not.toMatch(/undefined|\bnull\b|\{\w+\}|NaN/);
        }
        expect(new Set(drawn).size).toBe(4);
      }
    }
  });

  it.each<[CustomerState, string, string]>([
    ['active', 'Your plan renews on', 'Your trial ends'],
    ['trialing', 'Your trial ends on', 'Your plan renews'],
    ['past_due', 'Your last payment failed', 'Your plan renews'],
    ['canceled', 'Your plan ended on', 'Cancel plan'],
    ['several', 'A product that is not in the list cannot be switched', 'Your trial ends'],
    ['none', 'Tea at your door', 'Tea club'],
  ])('is the home of a customer who is %s', (customer, there, notThere) => {
    const html = draw({ view: 'home', customer });
    expect(html).toContain(there);
    expect(html).not.toContain(notThere);
  });

  it('has pausing for an active subscription alone, and says where it shows', () => {
    expect(draw({ view: 'home', customer: 'active' })).toContain('Pause plan');
    expect(draw({ view: 'home', customer: 'active' })).toContain('redesigned portal only');
    expect(draw({ view: 'home', customer: 'trialing' })).not.toContain('Pause plan');
  });

  it.each<[PortalView, CustomerState, Partial<PortalFields>, string]>([
    ['login', 'active', { 'login_page.enabled': false }, 'The login link is off'],
    ['login', 'none', {}, 'Without an active subscription a passcode may not arrive'],
    ['login', 'past_due', {}, 'is unknown'],
    ['switch', 'active', {}, 'several products, a metered price'],
    ['switch', 'active', { 'features.subscription_update.enabled': false }, 'Switching is off'],
    ['switch', 'canceled', {}, 'There is nothing to change'],
    ['cancel', 'none', {}, 'There is nothing to change'],
    ['cancel', 'active', { 'features.subscription_cancel.enabled': false }, 'Cancelling is off'],
    ['details', 'active', {}, 'cannot change the email'],
    ['details', 'active', { 'features.customer_update.enabled': false }, 'Updating details is off'],
    ['invoices', 'active', { 'features.invoice_history.enabled': false }, 'The invoice history is off'],
  ])('says on %s, for one who is %s, what will be refused', (view, customer, fields, note) => {
    expect(draw({ view, customer, fields })).toContain(note);
  });

  it('has invoices of an amount, and plans by the month', () => {
    expect(draw({ view: 'invoices', customer: 'active' })).toContain('>¥1,980<');
    expect(draw({ view: 'invoices', customer: 'active' })).not.toContain('/ month');
    expect(draw({ view: 'switch', customer: 'active' })).toContain('¥1,980 / month');
  });
});
