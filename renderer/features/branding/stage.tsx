import { type ReactNode, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useShallow } from 'zustand/react/shallow';
import {
  BRAND_PORTAL_PAGES,
  BRAND_SURFACES,
  type Brand,
  type BrandPortalPage,
  type BrandSurface,
} from '#shared/domain/brand.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useNow } from '#renderer/i18n/use-now.ts';
import type { Language } from '#renderer/i18n/messages.ts';
import type { PreviewDevice } from '#renderer/previews/preview-context.ts';
import { SurfacePreview } from '#renderer/previews/surface-preview.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { draftOf, shownBrand } from './branding-desk.ts';
import { type Vision, visionFilter, VISIONS } from './colour/vision.tsx';
import { useDeskState } from './desk-context.ts';
import { LiveSide } from './live-side.tsx';
import styles from './stage.module.css';

/** How the pictures on the stage are shown; a choice of the moment. */
interface View {
  readonly surface: BrandSurface;
  readonly page: BrandPortalPage;
  readonly device: PreviewDevice;
  readonly language: Language;
  readonly vision: Vision;
}

/** Live and draft side by side, one surface at a time. */
export function Stage(): ReactNode {
  const text = useText();
  const [view, setView] = useState<View>({
    surface: 'portal',
    page: 'login',
    device: 'phone',
    language: text.language,
    vision: 'usual',
  });
  const draft = useDeskState(draftOf);
  const brand = useDeskState(useShallow(shownBrand));
  const now = useNow();
  const sample = useDeskState((state) => state.sample);
  const set = (changes: Partial<View>): void => setView({ ...view, ...changes });
  const picture = (shown: Brand, whose: string): ReactNode => (
    <div style={{ filter: visionFilter(view.vision) }}>
      <SurfacePreview
        surface={view.surface}
        page={view.page}
        brand={shown}
        device={view.device}
        language={view.language}
        sample={sample}
        whose={whose}
      />
    </div>
  );
  return (
    <Tabs
      className={styles['stage'] ?? ''}
      selectedKey={view.surface}
      onSelectionChange={(key) => {
        const surface = BRAND_SURFACES.find((one) => one === key);
        if (surface !== undefined) set({ surface });
      }}
    >
      <TabList className={styles['tabs'] ?? ''} aria-label={text('branding.surfaces')}>
        {BRAND_SURFACES.map((surface) => (
          <Tab key={surface} id={surface} className={styles['tab'] ?? ''}>
            {text(`preview.surface.${surface}`)}
          </Tab>
        ))}
      </TabList>
      <TabPanel id={view.surface} className={styles['panel'] ?? ''}>
        <div className={styles['tools']}>
          {view.surface === 'portal' && (
            <Segments
              label={text('branding.portalPage')}
              value={view.page}
              onChange={(page) => set({ page })}
              options={BRAND_PORTAL_PAGES.map((value) => ({
                value,
                label: text(`branding.portal.${value}`),
              }))}
            />
          )}
          <Segments
            label={text('branding.device')}
            value={view.device}
            onChange={(device) => set({ device })}
            options={(['phone', 'desktop'] as const).map((value) => ({
              value,
              label: text(`branding.device.${value}`),
            }))}
          />
          <Segments
            label={text('branding.previewLanguage')}
            value={view.language}
            onChange={(language) => set({ language })}
            options={[
              { value: 'en', label: 'English' },
              { value: 'ja', label: '日本語' },
            ]}
          />
          <Select
            className={styles['vision'] ?? ''}
            label={text('branding.vision')}
            isLabelHidden
            value={view.vision}
            onChange={(vision) => set({ vision })}
            options={VISIONS.map((value) => ({ value, label: text(`branding.vision.${value}`) }))}
          />
        </div>
        <div className={styles['sides']} data-device={view.device}>
          <LiveSide draw={picture} />
          {draft === null || brand === null ? null : (
            <section className={styles['side']} aria-label={text('branding.draft')}>
              <header className={styles['sideHead']}>
                <h2>{text('branding.draft')}</h2>
                <span className={styles['quiet']}>{draft.name}</span>
              </header>
              <p className={styles['age']}>
                {text('branding.changedAge', { age: text.age(draft.changedAt, now) })}
              </p>
              {picture(brand, draft.name)}
            </section>
          )}
        </div>
      </TabPanel>
    </Tabs>
  );
}
