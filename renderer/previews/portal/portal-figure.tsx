import type { ReactNode } from 'react';
import type { Brand } from '#shared/domain/brand.ts';
import type { PortalScene } from '#shared/domain/portal/scene.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Language } from '#renderer/i18n/messages.ts';
import type { PreviewDevice } from '../preview-context.ts';
import { PreviewFrame } from '../preview-frame.tsx';
import styles from './portal.module.css';
import { PortalPreview } from './portal-preview.tsx';
import { notesOf } from './portal-scene.ts';

const ADDRESS = 'billing.stripe.com';

/** A page of the portal in its device, with what the portal will refuse, or what is not known, below. */
export function PortalFigure({
  title,
  brand,
  device,
  language,
  scene,
}: {
  /** Names the figure: which page, and for whom. */
  readonly title: string;
  readonly brand: Brand;
  readonly device: PreviewDevice;
  /** Of the page shown. */
  readonly language: Language;
  readonly scene: PortalScene;
}): ReactNode {
  const text = useText();
  return (
    <PreviewFrame
      title={title}
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
  );
}
