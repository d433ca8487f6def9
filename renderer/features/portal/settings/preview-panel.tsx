import { ImageDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import { call } from '#renderer/bridge/client.ts';
import { saveFile } from '#renderer/screen/save-file.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import {
  CUSTOMER_STATES,
  type CustomerState,
  PORTAL_VIEWS,
  type PortalView,
} from '#shared/domain/portal/scene.ts';
import { PortalFigure } from '#renderer/previews/portal/portal-figure.tsx';
import type { PreviewDevice } from '#renderer/previews/preview-context.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { makeText } from '#renderer/i18n/make-text.ts';
import type { Language } from '#renderer/i18n/messages.ts';
import { planAmountText, planPriceText } from '#renderer/i18n/plan-price-text.ts';
import { Select } from '#renderer/ui/select.tsx';
import { usePortal } from '../portal-store.ts';
import { useSettingsPage } from './settings-context.ts';
import styles from './settings.module.css';
import { useBrandChoices } from './use-preview-brand.ts';

type Scene = InputOf<'portal.drawPreview'>['scene'];

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
  const [isDrawing, setDrawing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  if (shown === undefined) return null;
  const { brand } = shown;
  const title = text('portal.preview.title', {
    page: text(`portal.preview.view.${view}`),
    customer: text(`portal.preview.state.${customer}`),
  });
  const save = async (): Promise<void> => {
    if (isDrawing) return;
    setDrawing(true);
    const asked = { scene, brand, device, previewLanguage: language };
    const name = text('portal.preview.of', { name: brand.businessName ?? text('portal.title'), title });
    const drawn = await call('portal.drawPreview', { ...asked, title: name.slice(0, 200) });
    setDrawing(false);
    if (!drawn.ok) return setError(text.error(drawn.error));
    const saved = await saveFile(`portal-${view}-${customer}-${device}-${language}.png`, drawn.value.png);
    setError(saved.ok ? null : text.error(saved.error));
    if (saved.ok && saved.value.saved) showToast(text('portal.saved'));
  };
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
        <div className={styles['savePicture']}>
          <Button onPress={() => void save()}>
            <ImageDown aria-hidden />
            {text(isDrawing ? 'portal.preview.drawing' : 'portal.preview.save')}
          </Button>
        </div>
      </div>
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {error}
        </Alert>
      )}
      <PortalFigure title={title} brand={brand} device={device} language={language} scene={scene} />
    </section>
  );
}

/** The drafted settings with the merchant's own plans, in the words of the preview's language. */
function useScene(view: PortalView, customer: CustomerState, language: Language): Scene {
  const { fields } = useSettingsPage();
  const catalog = usePortal((store) => store.catalog);
  const say = makeText(language);
  const listed = (fields['features.subscription_update.products'] ?? []).map(
    (plan): Scene['plans'][number] => {
      const prices = plan.prices.flatMap((id) => catalog.prices.get(id) ?? []);
      return {
        name: catalog.products.get(plan.product)?.name ?? plan.product,
        prices: prices.map((price) => planPriceText(say, price)),
        amount: prices[0] === undefined ? null : planAmountText(say, prices[0]),
        canChangeQuantity: plan.quantity.enabled,
      };
    },
  );
  const amount = say.money(language === 'ja' ? 1480 : 1200, language === 'ja' ? 'jpy' : 'usd');
  const invented: Scene['plans'][number] = {
    name: say('preview.sample.plan', { number: 1 }),
    prices: [amount],
    amount,
    canChangeQuantity: false,
  };
  return { fields, view, customer, plans: listed.length === 0 ? [invented] : listed };
}
