import { type ReactNode, useState } from 'react';
import { type BrandDraft, SHEET_PREVIEWS_MAX, type SheetPreview } from '#shared/contract/branding.ts';
import { BRAND_PORTAL_PAGES, BRAND_SURFACES } from '#shared/domain/brand.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { call } from '#renderer/bridge/client.ts';
import { surfaceName } from '#renderer/previews/surface-name.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './branding.module.css';
import type { AppError } from '#shared/errors.ts';
import { useDesk } from './desk-context.ts';

const DEVICES = ['phone', 'desktop'] as const;
/** Each picture that can be chosen: the portal's pages one by one. */
const PICTURES: readonly (Pick<SheetPreview, 'surface' | 'page'> & { readonly id: string })[] = [
  ...BRAND_PORTAL_PAGES.map((page) => ({ id: `portal.${page}`, surface: 'portal' as const, page })),
  ...BRAND_SURFACES.filter((surface) => surface !== 'portal').map((surface) => {
    return { id: surface, surface, page: null };
  }),
];

/** One PDF or picture of chosen previews, to send to a designer. */
export function ExportSheetDialog({
  draft,
  onClose,
}: {
  readonly draft: BrandDraft;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const desk = useDesk();
  const [kind, setKind] = useState<'pdf' | 'png'>('pdf');
  const [surfaces, setSurfaces] = useState<ReadonlySet<string>>(
    new Set(['portal.home', 'checkout', 'invoice', 'email']),
  );
  const [devices, setDevices] = useState<ReadonlySet<string>>(new Set(['phone']));
  const [languages, setLanguages] = useState<ReadonlySet<string>>(new Set([text.language]));
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const previews = PICTURES.filter(({ id }) => surfaces.has(id)).flatMap(({ surface, page }) =>
    (['en', 'ja'] as const)
      .filter((language) => languages.has(language))
      .flatMap((language) => {
        // A paper is the same on both.
        const isPaper = surface === 'invoice' || surface === 'bankLine';
        const chosen = DEVICES.filter((device) => devices.has(device));
        const drawn = isPaper ? chosen.slice(0, 1) : chosen;
        return drawn.map((device): SheetPreview => ({ surface, page, device, language }));
      }),
  );
  const save = async (): Promise<void> => {
    setBusy(true);
    await desk.flush();
    const answer = await call('branding.exportSheet', { draftId: draft.id, kind, previews });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok || answer.value === null) return;
    showToast(text('branding.sheetSaved', { file: answer.value.file }));
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text('branding.exportSheet')}
      footer={
        <>
          <Button look="quiet" onPress={onClose}>
            {text('ui.cancel')}
          </Button>
          <Button
            look="primary"
            isDisabled={isBusy || previews.length === 0 || previews.length > SHEET_PREVIEWS_MAX}
            onPress={() => void save()}
          >
            {text(isBusy ? 'branding.drawing' : 'branding.saveSheet', { count: previews.length })}
          </Button>
        </>
      }
    >
      <p>{text('branding.sheetHelp')}</p>
      <div className={styles['sheetKind']}>
        <Segments
          label={text('branding.sheetKind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'pdf', label: 'PDF' },
            { value: 'png', label: 'PNG' },
          ]}
        />
      </div>
      <Choices
        title={text('branding.surfaces')}
        chosen={surfaces}
        onChange={setSurfaces}
        options={PICTURES.map(({ id, surface, page }) => ({
          value: id,
          label: surfaceName(text, surface, page),
        }))}
      />
      <Choices
        title={text('branding.device')}
        chosen={devices}
        onChange={setDevices}
        options={DEVICES.map((value) => ({ value, label: text(`branding.device.${value}`) }))}
      />
      <Choices
        title={text('branding.previewLanguage')}
        chosen={languages}
        onChange={setLanguages}
        options={[
          { value: 'en', label: 'English' },
          { value: 'ja', label: '日本語' },
        ]}
      />
      {error !== null && (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
    </Dialog>
  );
}

function Choices({
  title,
  chosen,
  options,
  onChange,
}: {
  readonly title: string;
  readonly chosen: ReadonlySet<string>;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}): ReactNode {
  return (
    <fieldset className={styles['choices']}>
      <legend>{title}</legend>
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          isSelected={chosen.has(value)}
          onChange={(isChosen) => {
            const next = new Set(chosen);
            if (isChosen) next.add(value);
            else next.delete(value);
            onChange(next);
          }}
        >
          {label}
        </Checkbox>
      ))}
    </fieldset>
  );
}
