import type { ReactNode } from 'react';
import type { PreviewSample } from '#shared/contract/branding.ts';
import { BRAND_USES, type Brand, type BrandPortalPage, type BrandSurface } from '#shared/domain/brand.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { makeText } from '#renderer/i18n/make-text.ts';
import type { Language } from '#renderer/i18n/messages.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { BankLine } from './bank-line/bank-line.tsx';
import { Checkout } from './checkout/checkout.tsx';
import { ReceiptEmail } from './email/receipt-email.tsx';
import { Invoice } from './invoice/invoice.tsx';
import { brandScene, brandSceneNotes } from './portal/brand-scene.ts';
import { PortalPreview } from './portal/portal-preview.tsx';
import type { PreviewDevice } from './preview-context.ts';
import { PreviewFrame } from './preview-frame.tsx';
import { inventedProducts } from './preview-sample.ts';
import { PricingTable } from './pricing-table/pricing-table.tsx';
import { surfaceName } from './surface-name.ts';
import { SurfaceNotes } from './surface-notes.tsx';

export interface SurfacePreviewProps {
  readonly surface: BrandSurface;
  /** Which page of the portal; the other surfaces have one. */
  readonly page: BrandPortalPage | null;
  readonly brand: Brand;
  readonly device: PreviewDevice;
  readonly language: Language;
  /** The merchant's own; what is not there is invented. */
  readonly sample: PreviewSample;
  /** Named in the figure's name: whose brand it is (live, a draft). */
  readonly whose: string;
}

const ADDRESSES: Readonly<Partial<Record<BrandSurface, string>>> = {
  portal: 'billing.stripe.com/p/login/…',
  checkout: 'checkout.stripe.com/c/pay/…',
};

/** One surface of the brand, in its device, with what shows there in words below. */
export function SurfacePreview(props: SurfacePreviewProps): ReactNode {
  const { surface, page, brand, device, language, whose } = props;
  const text = useText();
  const address = ADDRESSES[surface];
  const isUnruled = BRAND_USES[surface].brandColour === 'unknown' && BRAND_USES[surface].logo === 'unknown';
  return (
    <PreviewFrame
      title={text('preview.figure', { surface: surfaceName(text, surface, page), whose })}
      brand={brand}
      device={device}
      language={language}
      kind={surface === 'invoice' || surface === 'bankLine' ? 'paper' : 'screen'}
      {...(address === undefined ? {} : { address })}
      {...(isUnruled || surface === 'bankLine' ? { mark: text('preview.noRule') } : {})}
      notes={
        <>
          {surface === 'portal' && <PortalNotes {...props} />}
          <SurfaceNotes surface={surface} brand={brand} />
        </>
      }
    >
      <SurfacePage {...props} />
    </PreviewFrame>
  );
}

function SurfacePage({ surface, page, language, sample }: SurfacePreviewProps): ReactNode {
  const say = makeText(language);
  const products = filled(sample, say).products;
  const [product] = products;
  if (product === undefined) return null;
  if (surface === 'checkout') return <Checkout product={product} />;
  if (surface === 'invoice') return <Invoice product={product} />;
  if (surface === 'email') return <ReceiptEmail product={product} />;
  if (surface === 'pricingTable') return <PricingTable products={products} />;
  if (surface === 'bankLine') return <BankLine product={product} />;
  return <PortalPreview scene={brandScene(page ?? 'login', filled(sample, say), say)} />;
}

/** What the pictures of the portal cannot show of the merchant's own settings, in words. */
function PortalNotes({ page, language, sample }: SurfacePreviewProps): ReactNode {
  const text = useText();
  const say = makeText(language);
  const notes = brandSceneNotes(brandScene(page ?? 'login', filled(sample, say), say));
  return (
    <>
      {sample.portal === null && <p>{text('preview.portal.everythingOn')}</p>}
      {notes.map((note) => (
        <p key={note}>{text(`portal.preview.note.${note}`)}</p>
      ))}
    </>
  );
}

function filled(sample: PreviewSample, say: Text): PreviewSample {
  return sample.products.length > 0 ? sample : { ...sample, products: [...inventedProducts(say)] };
}
