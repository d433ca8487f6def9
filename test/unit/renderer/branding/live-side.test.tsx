import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BrandReading } from '#shared/contract/branding.ts';
import { type Brand, NO_BRAND } from '#shared/domain/brand.ts';
import { call } from '#renderer/bridge/client.ts';
import { BrandingDesk } from '#renderer/features/branding/branding-desk.ts';
import { DeskContext } from '#renderer/features/branding/desk-context.ts';
import { LiveSide } from '#renderer/features/branding/live-side.tsx';
import { LanguageProvider } from '#renderer/i18n/language-provider.tsx';
import { readMessages } from '#renderer/i18n/read-messages.ts';

const BRAND: Brand = {
  ...NO_BRAND,
  businessName: 'Kissa Mori',
  brandColour: '#2f4b3c',
  accentColour: '#e8a33d',
};

function reading(mode: 'test' | 'live', changes: Partial<BrandReading> = {}): BrandReading {
  return {
    accountId: `acct-${mode}`,
    mode,
    state: 'read',
    permission: null,
    errorCode: null,
    readAt: 0,
    brand: BRAND,
    pictures: { icon: 'none', logo: 'none' },
    ...changes,
  };
}

function draw(readings: BrandReading[]): string {
  const desk = new BrandingDesk(call);
  desk.store.setState({ engine: { drafts: [], readings } });
  // Drawn as on a server, and a server draws what a store began with.
  Object.assign(desk.store, { getInitialState: () => desk.store.getState() });
  return renderToStaticMarkup(
    <LanguageProvider language="en">
      <DeskContext value={desk}>
        <LiveSide draw={(brand, whose) => `${whose}: ${brand.businessName ?? ''}`} />
      </DeskContext>
    </LanguageProvider>,
  );
}

const columns = (html: string): string[] =>
  Array.from(html.matchAll(/<th scope="col"[^>]*>([^<]*)</g), ([, name]) => name ?? '');

beforeAll(async () => await readMessages('en'));

describe('what is live', () => {
  it('is one column where test and live read the same branding', () => {
    const html = draw([reading('test'), reading('live')]);
    expect(columns(html)).toEqual(['Field', 'Test and live']);
  });

  it('is a column a mode where one field differs', () => {
    const html = draw([reading('test'), reading('live', { brand: { ...BRAND, accentColour: '#112233' } })]);
    expect(columns(html)).toEqual(['Field', 'Test', 'Live']);
  });

  it('is never called the same while one mode was not read', () => {
    const html = draw([reading('test'), reading('live', { state: 'notRead', readAt: null, brand: null })]);
    expect(columns(html)).toEqual(['Field', 'Test', 'Live']);
    expect(html).toContain('not read');
  });

  it('names the permission where the key may not look', () => {
    const html = draw([
      reading('test', { state: 'notPermitted', permission: 'rak_accounts_kyc_basic_read', brand: null }),
    ]);
    expect(html).toContain('rak_accounts_kyc_basic_read');
  });

  it('asks for the file of a picture that cannot be read', () => {
    const html = draw([reading('test', { pictures: { icon: 'unreadable', logo: 'none' } })]);
    expect(html).toContain('choose the file in the draft');
  });
});
