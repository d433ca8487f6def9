import type { ReactNode } from 'react';
import { BRAND_USES, type Brand, type BrandSurface } from '#shared/domain/brand.ts';
import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { makeText } from '#renderer/i18n/make-text.ts';
import type { Language } from '#renderer/i18n/messages.ts';
import { BankLine } from './bank-line/bank-line.tsx';
import { Checkout } from './checkout/checkout.tsx';
import { ReceiptEmail } from './email/receipt-email.tsx';
import { Invoice } from './invoice/invoice.tsx';
import { PortalHome } from './portal/portal-home.tsx';
import { PortalLogin } from './portal/portal-login.tsx';
import { FULL_PORTAL } from './portal/portal-page.ts';
import type { PreviewDevice } from './preview-context.ts';
import { PreviewFrame } from './preview-frame.tsx';
import { inventedProducts } from './preview-sample.ts';
import { PricingTable } from './pricing-table/pricing-table.tsx';
import { SurfaceNotes } from './surface-notes.tsx';

export type PortalView = 'login' | 'home';

export interface SurfacePreviewProps {
  readonly surface: BrandSurface;
  /** Which page of the portal; the other surfaces have one. */
  readonly portalView?: PortalView;
  readonly brand: Brand;
  readonly device: PreviewDevice;
  readonly language: Language;
  /** The merchant's own; invented ones where there are none. */
  readonly products: readonly PreviewProduct[];
  /** Named in the figure's name: whose brand it is (live, a draft). */
  readonly whose: string;
}

const ADDRESSES: Readonly<Partial<Record<BrandSurface, string>>> = {
  portal: 'billing.stripe.com/p/login/…',
  checkout: 'checkout.stripe.com/c/pay/…',
};

/** One surface of the brand, in its device, with what shows there in words below. */
export function SurfacePreview(props: SurfacePreviewProps): ReactNode {
  const { surface, brand, device, language, whose } = props;
  const text = useText();
  const address = ADDRESSES[surface];
  const isUnruled = BRAND_USES[surface].brandColour === 'unknown' && BRAND_USES[surface].logo === 'unknown';
  return (
    <PreviewFrame
      title={text('preview.figure', { surface: text(`preview.surface.${surface}`), whose })}
      brand={brand}
      device={device}
      language={language}
      kind={surface === 'invoice' || surface === 'bankLine' ? 'paper' : 'screen'}
      {...(address === undefined ? {} : { address })}
      {...(isUnruled || surface === 'bankLine' ? { mark: text('preview.noRule') } : {})}
      notes={<SurfaceNotes surface={surface} brand={brand} />}
    >
      <SurfacePage {...props} />
    </PreviewFrame>
  );
}

function SurfacePage({ surface, portalView = 'login', language, products }: SurfacePreviewProps): ReactNode {
  const shown = products.length === 0 ? inventedProducts(makeText(language)) : products;
  const [product] = shown;
  if (product === undefined) return null;
  if (surface === 'checkout') return <Checkout product={product} />;
  if (surface === 'invoice') return <Invoice product={product} />;
  if (surface === 'email') return <ReceiptEmail product={product} />;
  if (surface === 'pricingTable') return <PricingTable products={shown} />;
  if (surface === 'bankLine') return <BankLine product={product} />;
  if (portalView === 'home') return <PortalHome page={FULL_PORTAL} product={product} />;
  return <PortalLogin page={FULL_PORTAL} />;
}
