import { type ReactNode, useState } from 'react';
import { PortalPreview } from '#renderer/previews/portal/portal-preview.tsx';
import {
  CUSTOMER_STATES,
  type CustomerState,
  notesOf,
  PORTAL_VIEWS,
  type PortalScene,
  type PortalView,
  type ScenePlan,
} from '#renderer/previews/portal/portal-scene.ts';
import { PreviewFrame } from '#renderer/previews/preview-frame.tsx';
import type { PreviewDevice } from '#renderer/previews/preview-context.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { makeText } from '#renderer/i18n/make-text.ts';
import type { Language } from '#renderer/i18n/messages.ts';
import { planPriceText } from '#renderer/i18n/plan-price-text.ts';
import { Select } from '#renderer/ui/select.tsx';
import { usePortal } from '../portal-store.ts';
import { useSettingsPage } from './settings-context.ts';
import styles from './settings.module.css';
import { useBrandChoices } from './use-preview-brand.ts';

const ADDRESS = 'billing.stripe.com';

/** What a customer would see with the settings as drafted: page, state, device and language to choose. */
export function PreviewPanel({
  view,
  onView,
}: {
  readonly view: PortalView;
  readonly onView: (view: PortalView) => void;
}): ReactNode {
  const text = useText();
  const [customer, setCustomer] = useState<CustomerState>('active');
  const [device, setDevice] = useState<PreviewDevice>('phone');
  const [language, setLanguage] = useState<Language>(text.language);
  const scene = useScene(view, customer, language);
  const brands = useBrandChoices();
  const [brandId, setBrand] = useState<string | null>(null);
  const shown = brands.find(({ id }) => id === brandId) ?? brands[0];
  if (shown === undefined) return null;
  const { brand } = shown;
  return (
    <section className={styles['preview']} aria-label={text('portal.preview')}>
      <h2>{text('portal.preview')}</h2>
      <div className={styles['previewControls']}>
        <Select
          label={text('portal.preview.page')}
          value={view}
          onChange={onView}
          options={PORTAL_VIEWS.map((each) => ({ value: each, label: text(`portal.preview.view.${each}`) }))}
        />
        <Select
          label={text('portal.preview.customer')}
          value={customer}
          onChange={setCustomer}
          options={CUSTOMER_STATES.map((each) => ({
            value: each,
            label: text(`portal.preview.state.${each}`),
          }))}
        />
        <Select
          label={text('portal.preview.device')}
          value={device}
          onChange={setDevice}
          options={[
            { value: 'phone', label: text('portal.preview.phone') },
            { value: 'desktop', label: text('portal.preview.desktop') },
          ]}
        />
        <Select
          label={text('portal.preview.language')}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'en', label: text('portal.language.en') },
            { value: 'ja', label: text('portal.language.ja') },
          ]}
        />
        <Select
          label={text('portal.preview.brand')}
          value={shown.id}
          onChange={setBrand}
          options={brands.map(({ id, name }) => ({
            value: id,
            label: name === null ? text('portal.preview.live') : text('portal.preview.draft', { name }),
          }))}
        />
      </div>
      <PreviewFrame
        title={text('portal.preview.title', {
          page: text(`portal.preview.view.${view}`),
          customer: text(`portal.preview.state.${customer}`),
        })}
        brand={brand}
        device={device}
        language={language}
        address={ADDRESS}
        notes={
          <ul className={styles['notes']}>
            {notesOf(scene).map((note) => (
              <li key={note}>{text(`portal.preview.note.${note}`)}</li>
            ))}
          </ul>
        }
      >
        <PortalPreview scene={scene} />
      </PreviewFrame>
    </section>
  );
}

/** The drafted settings with the merchant's own plans, in the words of the preview's language. */
function useScene(view: PortalView, customer: CustomerState, language: Language): PortalScene {
  const { fields } = useSettingsPage();
  const catalog = usePortal((store) => store.catalog);
  const say = makeText(language);
  const listed = (fields['features.subscription_update.products'] ?? []).map((plan): ScenePlan => {
    const prices = plan.prices.flatMap((id) => catalog.prices.get(id) ?? []);
    return {
      name: catalog.products.get(plan.product)?.name ?? plan.product,
      prices: prices.map((price) => planPriceText(say, price)),
      canChangeQuantity: plan.quantity.enabled,
    };
  });
  const invented: ScenePlan = {
    name: say('preview.sample.plan', { number: 1 }),
    prices: [say.money(language === 'ja' ? 1480 : 1200, language === 'ja' ? 'jpy' : 'usd')],
    canChangeQuantity: false,
  };
  return { fields, view, customer, plans: listed.length === 0 ? [invented] : listed };
}
