import { type ReactNode, useEffect, useState } from 'react';
import type { Business } from '#shared/contract/portal.ts';
import { OpenLinkButton } from '#renderer/screen/open-link-button.tsx';
import { saveFile } from '#renderer/screen/save-file.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Language } from '#renderer/i18n/messages.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { Sheet } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './portal.module.css';
import { QR_LEVELS, type QrLevel, qrPath, qrPng, qrSvg } from './qr-code.ts';
import { shareTexts } from './share-texts.ts';

const SIZES = ['256', '512', '1024', '2048'] as const;

/** Everything that shares the one link: code, button, messages, and the rules for customers. */
export function ShareKitSheet({
  url,
  business,
  isTest,
  onClose,
}: {
  readonly url: string;
  readonly business: Business;
  readonly isTest: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [language, setLanguage] = useState<Language>(text.language);
  const texts = shareTexts(url, business, language);
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={text('portal.shareKit')}
      headerExtra={
        <Select
          label={text('portal.share.language')}
          isLabelHidden
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'en', label: text('portal.language.en') },
            { value: 'ja', label: text('portal.language.ja') },
          ]}
        />
      }
    >
      <div className={styles['kit']}>
        {isTest ? <Alert tone="caution">{text('portal.testLink')}</Alert> : null}
        <div className={styles['kitPart']}>
          <h3>{text('portal.share.link')}</h3>
          <div className={styles['linkRow']}>
            <code className={styles['link']}>{url}</code>
            <CopyButton value={url} label={text('portal.copyLink')} />
          </div>
        </div>
        <QrPart url={url} />
        <TextPart
          title={text('portal.share.emailTitle')}
          label={text('portal.share.emailLabel')}
          value={texts.email}
          language={language}
          rows={9}
          copies={[
            [text('portal.share.copyEmail'), texts.email],
            [text('portal.share.copySubject'), texts.subject],
            [text('portal.share.copyMailto'), texts.mailto],
          ]}
        >
          <OpenLinkButton size="small" url={texts.mailto}>
            {text('portal.share.openMail')}
          </OpenLinkButton>
        </TextPart>
        <TextPart
          title={text('portal.share.chatTitle')}
          label={text('portal.share.chatLabel')}
          value={texts.chat}
          language={language}
          rows={3}
          copies={[[text('portal.share.copyChat'), texts.chat]]}
        />
        <TextPart
          title={text('portal.share.htmlTitle')}
          label={text('portal.share.htmlLabel')}
          value={texts.html}
          language={language}
          rows={4}
          copies={[[text('portal.share.copyHtml'), texts.html]]}
        />
        <div className={styles['kitPart']}>
          <h3>{text('portal.share.rulesTitle')}</h3>
          <p lang={language}>{texts.rules}</p>
        </div>
      </div>
    </Sheet>
  );
}

function QrPart({ url }: { readonly url: string }): ReactNode {
  const text = useText();
  const [level, setLevel] = useState<QrLevel>('medium');
  const [size, setSize] = useState<(typeof SIZES)[number]>('512');
  const [code, setCode] = useState<{ side: number; path: string } | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const draw = async (): Promise<void> => {
      const drawn = await qrPath(url, level);
      if (!isOver) setCode(drawn);
    };
    void draw();
    return () => {
      isOver = true;
    };
  }, [url, level]);
  const save = async (kind: 'svg' | 'png'): Promise<void> => {
    const pixels = Number(size);
    const content = kind === 'svg' ? await qrSvg(url, level, pixels) : await qrPng(url, level, pixels);
    const saved = await saveFile(`login-link.${kind}`, content);
    setError(saved.ok ? null : text.error(saved.error));
    if (saved.ok && saved.value.saved) showToast(text('portal.saved'));
  };
  return (
    <div className={styles['kitPart']}>
      <h3>{text('portal.share.qrTitle')}</h3>
      <div className={styles['qrRow']}>
        {code === null ? (
          <div className={styles['qr']} />
        ) : (
          // Drawn in elements: an <img> could show no picture that is made here (content policy).
          <svg
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="img"
            aria-label={text('portal.share.qrAlt')}
            className={styles['qr']}
            viewBox={`0 0 ${code.side} ${code.side}`}
            shapeRendering="crispEdges"
          >
            <path d={code.path} />
          </svg>
        )}
        <div className={styles['qrControls']}>
          <Select
            label={text('portal.share.qrLevel')}
            description={text('portal.share.qrLevelHelp')}
            value={level}
            onChange={setLevel}
            options={QR_LEVELS.map((each) => ({ value: each, label: text(`portal.share.level.${each}`) }))}
          />
          <Select
            label={text('portal.share.qrSize')}
            value={size}
            onChange={setSize}
            options={SIZES.map((each) => ({
              value: each,
              label: text('portal.share.pixels', { size: each }),
            }))}
          />
          <div className={styles['actions']}>
            <Button onPress={() => void save('svg')}>{text('portal.share.saveSvg')}</Button>
            <Button onPress={() => void save('png')}>{text('portal.share.savePng')}</Button>
          </div>
          {error === null ? null : (
            <Alert tone="danger" isLive>
              {error}
            </Alert>
          )}
        </div>
      </div>
    </div>
  );
}

function TextPart({
  title,
  label,
  value,
  language,
  rows,
  copies,
  children,
}: {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  readonly language: Language;
  readonly rows: number;
  readonly copies: readonly (readonly [label: string, value: string])[];
  /** What else can be done with it, before the copying. */
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={styles['kitPart']}>
      <h3>{title}</h3>
      <TextArea label="" aria-label={label} value={value} isReadOnly rows={rows} lang={language} />
      <div className={styles['actions']}>
        {children}
        {copies.map(([name, copied]) => (
          <CopyButton key={name} size="small" value={copied} label={name} />
        ))}
      </div>
    </div>
  );
}
