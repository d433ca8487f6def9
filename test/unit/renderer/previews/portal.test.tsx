import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PreviewSample } from '#shared/contract/branding.ts';
import { BRAND_SURFACES, BRAND_USES, type Brand, type BrandPortalPage } from '#shared/domain/brand.ts';
import { emptyPortalFields } from '#shared/domain/portal/configuration.ts';
import { LanguageProvider } from '#renderer/i18n/language-provider.tsx';
import { readMessages } from '#renderer/i18n/read-messages.ts';
import type { Language } from '#renderer/i18n/messages.ts';
import { SurfacePreview } from '#renderer/previews/surface-preview.tsx';

const BRAND: Brand = {
  businessName: 'Kissa Mori',
  brandColour: '#f5efe6',
  accentColour: '#2f4b3c',
  icon: { url: 'app://countertop/images/icon', width: 256, height: 256 },
  logo: { url: 'app://countertop/images/logo', width: 600, height: 200 },
  supportEmail: null,
  supportPhone: null,
  supportUrl: null,
  statementDescriptor: null,
};
const NOTHING: PreviewSample = { products: [], portal: null };

/** The merchant's own portal: one plan, cancelling off. */
function ownSample(): PreviewSample {
  const plan = {
    product: 'prod_tea',
    prices: ['price_tea'],
    quantity: { enabled: false, minimum: null, maximum: null },
  };
  return {
    products: [],
    portal: {
      fields: {
        ...structuredClone(emptyPortalFields()),
        'business_profile.headline': 'Tea at your door',
        'features.subscription_cancel.enabled': false,
        'features.subscription_update.enabled': true,
        'features.subscription_update.products': [plan],
      } as NonNullable<PreviewSample['portal']>['fields'],
      plans: [
        {
          name: 'Tea club',
          canChangeQuantity: false,
          prices: [
            {
              id: 'price_tea',
              productId: 'prod_tea',
              active: true,
              currency: 'jpy',
              amount: '1980',
              interval: 'month',
              intervalCount: 1,
              usageType: 'licensed',
              lookupKey: null,
              nickname: null,
            },
          ],
        },
      ],
    },
  };
}

function draw(language: Language, page: BrandPortalPage = 'login', brand = BRAND, sample = NOTHING): string {
  return renderToStaticMarkup(
    <LanguageProvider language="en">
      <SurfacePreview
        surface="portal"
        page={page}
        brand={brand}
        device="phone"
        language={language}
        sample={sample}
        whose="Draft 1"
      />
    </LanguageProvider>,
  );
}

beforeAll(async () => await readMessages('en'));

describe('the portal’s preview', () => {
  it('shows the icon and never the logo, as Stripe’s table has it', () => {
    for (const page of ['login', 'home', 'switch', 'cancel'] as const) {
      const html = draw('en', page);
      expect(html).toContain('images/icon');
      expect(html).not.toContain('images/logo');
    }
    expect(BRAND_USES.portal.logo).toBe('notShown');
  });

  it('is written in its own language and says in the app’s that it is an approximation', () => {
    const html = draw('ja');
    expect(html).toContain('lang="ja"');
    expect(html).toContain('パスコードを送信');
    expect(html).toContain('Approximation, drawn by Countertop');
  });

  it('carries the brand’s colours with the text that reads on them', () => {
    expect(draw('en')).toMatch(
      /--brand:#f5efe6;--on-brand:#1a1a1a;--brand-accent:#2f4b3c;--on-brand-accent:#ffffff/,
    );
  });

  it('stands on a brand with nothing set', () => {
    const nothing = { ...BRAND, businessName: null, brandColour: null, accentColour: null, icon: null };
    const html = draw('en', 'home', nothing);
    expect(html).toContain('Your business');
    expect(html).not.toContain('null');
  });

  it('shows every page where no settings were saved yet, and says so', () => {
    expect(draw('en', 'home')).toContain('No portal settings are saved here yet');
    expect(draw('en', 'switch')).toContain('Choose a plan');
    expect(draw('en', 'cancel')).toContain('Why are you cancelling?');
  });

  it('has the merchant’s own headline, plans and prices, and leaves out what the settings do not offer', () => {
    const home = draw('en', 'home', BRAND, ownSample());
    expect(home).toContain('Tea at your door');
    expect(home).toContain('Tea club');
    expect(home).toContain('¥1,980 / month');
    // A plan is by the month, an invoice of an amount.
    expect(home).toMatch(/>¥1,980<[^]*Paid/);
    expect(home).not.toContain('Cancel plan');
    expect(draw('en', 'switch', BRAND, ownSample())).toContain('Choose a plan');
  });

  it('says where the settings have no such page, instead of showing one', () => {
    const html = draw('en', 'cancel', BRAND, ownSample());
    expect(html).toContain('Cancelling is off: this page is not there.');
    expect(html).not.toContain('Why are you cancelling?');
    expect(draw('en', 'login', BRAND, ownSample())).toContain(
      'The login link is off: nobody reaches this page.',
    );
  });

  it('rests on a table with a rule, or the lack of one, for every surface', () => {
    expect(Object.keys(BRAND_USES).toSorted()).toEqual([...BRAND_SURFACES].toSorted());
  });
});
