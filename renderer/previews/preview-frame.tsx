import { type ReactNode, useMemo, useRef } from 'react';
import { PREVIEW_WIDTHS } from '#shared/domain/preview-sample.ts';
import type { Brand } from '#shared/domain/brand.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { makeText } from '#renderer/i18n/make-text.ts';
import type { Language } from '#renderer/i18n/messages.ts';
import { cx } from '#renderer/ui/cx.ts';
import { previewStyle } from './preview-colours.ts';
import { PreviewContext, type PreviewDevice } from './preview-context.ts';
import styles from './preview-frame.module.css';
import { useFitZoom } from './use-fit-zoom.ts';

export interface PreviewFrameProps {
  /** What it is a picture of, in the app's language: names the figure. */
  readonly title: string;
  readonly brand: Brand;
  readonly device: PreviewDevice;
  /** The language of the page shown, not the app's. */
  readonly language: Language;
  /** `screen`: a phone or a browser's window. `paper`: a sheet (invoice), the same on both devices. */
  readonly kind?: 'screen' | 'paper';
  /** Shown as the page's address. */
  readonly address?: string;
  /** Below the picture, beside the mark: what of the brand shows here, in words. */
  readonly children: ReactNode;
  readonly notes?: ReactNode;
  /** In place of the usual mark, where there is more to say. */
  readonly mark?: string;
}

/**
 * One preview in its device. Marked as an approximation, always: which element takes which colour
 * is not specified by Stripe (facts 8).
 */
export function PreviewFrame(props: PreviewFrameProps): ReactNode {
  const { title, brand, device, language, kind = 'screen', address, children, notes, mark } = props;
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const width = kind === 'paper' ? PREVIEW_WIDTHS.paper : PREVIEW_WIDTHS[device];
  const zoom = useFitZoom(box, width);
  const preview = useMemo(
    () => ({ brand, device, language, say: makeText(language) }),
    [brand, device, language],
  );
  return (
    <figure className={styles['figure']} aria-label={title}>
      <div ref={box} className={styles['box']}>
        <div
          className={cx(styles['device'], styles[kind === 'paper' ? 'paper' : device])}
          style={{ ...previewStyle(brand), width, zoom }}
          data-theme="light"
          lang={language}
          inert
        >
          {kind === 'screen' && device === 'desktop' ? (
            <div className={styles['bar']}>
              <span className={styles['dot']} />
              <span className={styles['dot']} />
              <span className={styles['dot']} />
              <span className={styles['address']}>{address}</span>
            </div>
          ) : null}
          <div className={styles['page']}>
            <PreviewContext value={preview}>{children}</PreviewContext>
          </div>
        </div>
      </div>
      <figcaption className={styles['caption']}>
        <span className={styles['mark']}>{mark ?? text('preview.approximation')}</span>
        {notes}
      </figcaption>
    </figure>
  );
}
