// oxlint-disable-next-line import/no-unassigned-import -- has to run before any schema is made
import '../app/zod-without-eval.ts';
import { type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
// oxlint-disable-next-line import/no-unassigned-import -- declares the font's faces
import '@fontsource-variable/noto-sans-jp';
import {
  type BrandSheet,
  type PortalPicture,
  SHEET_META,
  SHEET_READY,
  type SheetContent,
  sheetContentSchema,
} from '#shared/contract/sheet.ts';
import { LanguageProvider, useText } from '#renderer/i18n/language-provider.tsx';
import { readMessages } from '#renderer/i18n/read-messages.ts';
import { PortalFigure } from '#renderer/previews/portal/portal-figure.tsx';
import { surfaceName } from '#renderer/previews/surface-name.ts';
import { SurfacePreview } from '#renderer/previews/surface-preview.tsx';
import '../styles/tokens.css';
import '../styles/base.css';
import './sheet.css';

/** What main wants drawn. */
function Drawn({ content }: { readonly content: SheetContent }): ReactNode {
  useEffect(() => void tellWhenDrawn(), []);
  return content.what === 'brand' ? <SheetPage content={content} /> : <PortalPicturePage content={content} />;
}

/** One page of the portal, whole, with what is said of it below. */
function PortalPicturePage({ content }: { readonly content: PortalPicture }): ReactNode {
  const { title, brand, device, previewLanguage, scene } = content;
  return (
    <main className="sheet">
      <h1>{title}</h1>
      <PortalFigure title={title} brand={brand} device={device} language={previewLanguage} scene={scene} />
    </main>
  );
}

/** The sheet for a designer: chosen previews with what they are of, and when. Drawn off screen, printed by main. */
function SheetPage({ content }: { readonly content: BrandSheet }): ReactNode {
  const text = useText();
  const { draftName, accountName, mode, madeAt, brand, sample, previews } = content;
  return (
    <main className="sheet" data-kind={content.kind}>
      <header className="head">
        <div>
          <h1>{draftName}</h1>
          <p>{text('sheet.of', { account: accountName, mode: text(`mode.${mode}`) })}</p>
        </div>
        <dl className="facts">
          <dt>{text('branding.brandColour')}</dt>
          <dd>
            <Swatch colour={brand.brandColour} />
          </dd>
          <dt>{text('branding.accentColour')}</dt>
          <dd>
            <Swatch colour={brand.accentColour} />
          </dd>
          <dt>{text('sheet.made')}</dt>
          <dd>{new Date(madeAt).toLocaleDateString(content.language, { dateStyle: 'long' })}</dd>
        </dl>
      </header>
      <div className="previews">
        {previews.map(({ surface, page, device, language }) => (
          <section
            key={`${surface} ${page ?? ''} ${device} ${language}`}
            className="preview"
            data-device={device}
          >
            <h2>
              {text('sheet.preview', {
                surface: surfaceName(text, surface, page),
                device: text(`branding.device.${device}`),
                language: language === 'ja' ? '日本語' : 'English',
              })}
            </h2>
            <SurfacePreview
              surface={surface}
              page={page}
              brand={brand}
              device={device}
              language={language}
              sample={sample}
              whose={draftName}
            />
          </section>
        ))}
      </div>
      <footer className="foot">{text('sheet.foot')}</footer>
    </main>
  );
}

function Swatch({ colour }: { readonly colour: string | null }): ReactNode {
  const text = useText();
  if (colour === null) return text('branding.notSet');
  return (
    <>
      <span className="swatch" style={{ background: colour }} />
      {colour}
    </>
  );
}

/** Main prints once the title says so: fonts and pictures are there and the last layout is painted. */
async function tellWhenDrawn(): Promise<void> {
  const pictures = Array.from(document.images, async (image) => await image.decode().catch(() => undefined));
  await Promise.all([...pictures, document.fonts.ready]);
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      document.title = SHEET_READY;
    });
  });
}

const written = document.querySelector<HTMLMetaElement>(`meta[name="${SHEET_META}"]`)?.content ?? 'null';
const root = document.querySelector('#root');
if (root === null) throw new Error('sheet.html has no #root');
const content = sheetContentSchema.parse(JSON.parse(written));
await readMessages(content.language);
createRoot(root).render(
  <LanguageProvider language={content.language}>
    <Drawn content={content} />
  </LanguageProvider>,
);
