import { ImageUp, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { BrandPicture } from '#shared/domain/brand.ts';
import type { BrandSlot } from '#shared/domain/brand-image.ts';
import type { FieldProblem } from '#shared/domain/problem.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { openPicture } from '#renderer/ui/image-editor/open-picture.ts';
import { PictureDrop } from '#renderer/ui/image-editor/picture-drop.tsx';
import { PictureEditor } from '#renderer/ui/image-editor/picture-editor.tsx';
import { loadPicture } from '#renderer/ui/image-editor/read-pixels.ts';
import { draftOf } from './branding-desk.ts';
import { useDesk, useDeskState } from './desk-context.ts';
import { IconSizes } from './icon-sizes.tsx';
import styles from './picture-field.module.css';

interface Mending {
  readonly bitmap: ImageBitmap;
  readonly problems: readonly FieldProblem[];
}

const ACCEPTED = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/svg+xml'];

/** Icon or logo: by file, drop or paste; judged by content, mended in place, the reason said where it is refused. */
export function PictureField({
  slot,
  draftId,
  picture,
}: {
  readonly slot: BrandSlot;
  readonly draftId: number;
  readonly picture: BrandPicture | null;
}): ReactNode {
  const text = useText();
  const desk = useDesk();
  const brand = useDeskState(draftOf)?.brand;
  // What is live is set and its file cannot be had: only the person can bring it (facts 8).
  const isLiveUnread = useDeskState(({ engine }) =>
    (engine?.readings ?? []).some(({ pictures }) => ['unreadable', 'notPermitted'].includes(pictures[slot])),
  );
  const [mending, setMending] = useState<Mending | null>(null);
  const [refusal, setRefusal] = useState<{ readonly file: string; readonly problem: FieldProblem } | null>(
    null,
  );

  const keep = async (bytes: Uint8Array<ArrayBuffer> | null): Promise<boolean> =>
    await desk.run(async (call) => await call('branding.setPicture', { draftId, slot, bytes }));
  const take = async (file: File): Promise<void> => {
    setRefusal(null);
    const opened = await openPicture(file, slot);
    if (opened.kind === 'refused') setRefusal({ file: file.name, problem: opened.problem });
    else if (opened.kind === 'accepted') {
      opened.bitmap.close();
      await keep(opened.bytes);
    } else setMending({ bitmap: opened.bitmap, problems: opened.problems });
  };
  const adjust = async (): Promise<void> => {
    const image = picture === null ? null : await loadPicture(picture.url);
    if (image !== null) setMending({ bitmap: await createImageBitmap(image), problems: [] });
  };
  const grounds = (['brandColour', 'accentColour'] as const).flatMap((colourSlot) => {
    const colour = brand?.[colourSlot] ?? null;
    return colour === null ? [] : [{ label: text(`branding.${colourSlot}`), colour }];
  });
  return (
    <section className={styles['field']} aria-label={text(`branding.${slot}`)}>
      <h2 className={styles['title']}>{text(`branding.${slot}`)}</h2>
      <PictureDrop
        className={styles['drop'] ?? ''}
        label={text(`branding.drop.${slot}`)}
        onFiles={([file]) => {
          if (file !== undefined) void take(file);
        }}
      >
        {picture === null ? null : <img className={styles['picture']} src={picture.url} alt="" />}
        <div className={styles['side']}>
          <div className={styles['buttons']}>
            <FileTrigger
              acceptedFileTypes={ACCEPTED}
              onSelect={(list) => {
                const file = list?.[0];
                if (file !== undefined) void take(file);
              }}
            >
              <Button size="small">
                <ImageUp aria-hidden />
                {text(`branding.choose.${slot}`)}
              </Button>
            </FileTrigger>
            {picture === null ? null : (
              <Button size="small" look="quiet" onPress={() => void adjust()}>
                {text(`branding.adjust.${slot}`)}
              </Button>
            )}
          </div>
          <div className={styles['help']}>
            {picture?.width == null || picture.height === null
              ? text(`branding.rules.${slot}`)
              : text('image.resultSize', { width: picture.width, height: picture.height })}
            {picture === null ? null : (
              <IconButton
                size="small"
                label={text(`branding.remove.${slot}`)}
                onPress={() => void keep(null)}
              >
                <Trash2 aria-hidden />
              </IconButton>
            )}
          </div>
        </div>
      </PictureDrop>
      {picture === null && isLiveUnread && (
        <Alert tone="caution">{text(`branding.liveUnread.${slot}`)}</Alert>
      )}
      {slot === 'icon' && picture !== null && <IconSizes url={picture.url} />}
      {refusal !== null && (
        <Alert tone="danger" title={refusal.file} isLive>
          {text.problem(refusal.problem)}
        </Alert>
      )}
      {mending !== null && (
        <PictureEditor
          slot={slot}
          bitmap={mending.bitmap}
          problems={mending.problems}
          grounds={grounds}
          onUse={async (bytes) => ((await keep(bytes)) ? null : text('image.notKept'))}
          onClose={() => setMending(null)}
        />
      )}
    </section>
  );
}
