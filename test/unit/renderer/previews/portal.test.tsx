import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BRAND_SURFACES, BRAND_USES, type Brand } from '#shared/domain/brand.ts';
import { LanguageProvider } from '#renderer/i18n/language-provider.tsx';
import { makeText } from '#renderer/i18n/make-text.ts';
import type { Language } from '#renderer/i18n/messages.ts';
import { PortalHome } from '#renderer/previews/portal/portal-home.tsx';
import { PortalLogin } from '#renderer/previews/portal/portal-login.tsx';
import { FULL_PORTAL } from '#renderer/previews/portal/portal-page.ts';
import { PreviewFrame } from '#renderer/previews/preview-frame.tsx';
import { inventedProducts } from '#renderer/previews/preview-sample.ts';

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

function draw(language: Language, brand: Brand = BRAND, page = FULL_PORTAL): string {
  const [product] = inventedProducts(makeText(language));
  if (product === undefined) throw new Error('no product');
  return renderToStaticMarkup(
    <LanguageProvider language="en">
      <PreviewFrame title="Portal" brand={brand} device="phone" language={language}>
        <PortalLogin page={page} />
        <PortalHome page={page} product={product} />
      </PreviewFrame>
    </LanguageProvider>,
  );
}

describe('the portal’s preview', () => {
  it('shows the icon and never the logo, as Stripe’s table has it', () => {
    const html = draw('en');
    expect(html).toContain('images/icon');
    expect(html).not.toContain('images/logo');
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
    const html = draw('en', {
      ...BRAND,
      businessName: null,
      brandColour: null,
      accentColour: null,
      icon: null,
    });
    expect(html).toContain('Your business');
    expect(html).not.toContain('null');
  });

  it('leaves out what the portal’s settings do not offer', () => {
    const html = draw('en', BRAND, { ...FULL_PORTAL, canCancel: false, showsInvoices: false });
    expect(html).not.toContain('Cancel plan');
    expect(html).not.toContain('INVOICE HISTORY');
  });

  it('rests on a table with a rule, or the lack of one, for every surface', () => {
    expect(Object.keys(BRAND_USES).toSorted()).toEqual([...BRAND_SURFACES].toSorted());
  });
});
