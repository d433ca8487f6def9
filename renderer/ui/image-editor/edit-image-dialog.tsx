import { RotateCcw, RotateCw } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Cropper } from './cropper.tsx';
import { EDIT_FORMATS, EDIT_SIDES, type EditFormat } from './edit-plan.ts';
import styles from './picture-editor.module.css';
import { firstPart, type Part } from './picture-plan.ts';
import { rotatePicture } from './rotate-picture.ts';
import { type EditedPicture, useEditedPicture } from './use-edited-picture.ts';

interface EditImageDialogProps {
  /** Closed with the dialog. */
  readonly bitmap: ImageBitmap;
  /** Takes what Stripe's file purpose takes. Null when it went well, else a sentence. */
  readonly onUse: (bytes: Uint8Array<ArrayBuffer>) => Promise<string | null>;
  readonly onClose: () => void;
}

interface Edit {
  readonly bitmap: ImageBitmap;
  readonly isSquare: boolean;
  readonly part: Part;
  readonly side: number;
  readonly format: EditFormat;
}

/** Crop, rotate, resize and re-encode a product's picture; before on the left, after on the right, as it will be. */
export function EditImageDialog({ bitmap, onUse, onClose }: EditImageDialogProps): ReactNode {
  const text = useText();
  const [edit, setEdit] = useState<Edit>(() => ({
    bitmap,
    isSquare: false,
    part: firstPart(bitmap, 'logo'),
    side: EDIT_SIDES[0],
    format: 'auto',
  }));
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const edited = useEditedPicture(edit);
  // Turned or not, the picture is this dialog's from here on.
  const last = useRef(edit.bitmap);
  useEffect(() => {
    last.current = edit.bitmap;
  }, [edit.bitmap]);
  useEffect(() => () => last.current.close(), []);
  const set = (changes: Partial<Edit>): void => setEdit({ ...edit, ...changes });
  const reshape = (source: ImageBitmap, isSquare: boolean): void =>
    set({ bitmap: source, isSquare, part: firstPart(source, isSquare ? 'icon' : 'logo') });
  const use = async (): Promise<void> => {
    if (edited === null || edited === 'unfit') return;
    setBusy(true);
    const failed = await onUse(edited.bytes);
    setBusy(false);
    setFailure(failed);
    if (failed === null) onClose();
  };
  const { width, height } = edit.bitmap;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text('image.edit')}
      footer={
        <>
          {failure !== null && <p role="alert">{failure}</p>}
          <Button look="quiet" onPress={onClose}>
            {text('ui.cancel')}
          </Button>
          <Button
            look="primary"
            isDisabled={isBusy || edited === null || edited === 'unfit'}
            onPress={() => void use()}
          >
            {text('image.use')}
          </Button>
        </>
      }
    >
      <div className={styles['columns']}>
        <section className={styles['before']} aria-label={text('image.before')}>
          <Cropper
            bitmap={edit.bitmap}
            isSquare={edit.isSquare}
            isOn
            part={edit.part}
            onPart={(part) => set({ part })}
          />
          <div className={styles['turns']}>
            <span>{text('image.beforeSize', { width, height })}</span>
            <IconButton
              label={text('image.rotateLeft')}
              onPress={() => reshape(rotatePicture(edit.bitmap, -1), edit.isSquare)}
            >
              <RotateCcw aria-hidden />
            </IconButton>
            <IconButton
              label={text('image.rotateRight')}
              onPress={() => reshape(rotatePicture(edit.bitmap, 1), edit.isSquare)}
            >
              <RotateCw aria-hidden />
            </IconButton>
          </div>
        </section>
        <section className={styles['choices']} aria-label={text('image.after')}>
          <After edited={edited} />
          <Select
            label={text('image.shape')}
            value={edit.isSquare ? 'square' : 'free'}
            onChange={(shape) => reshape(edit.bitmap, shape === 'square')}
            options={[
              { value: 'free', label: text('image.shapeFree') },
              { value: 'square', label: text('image.shapeSquare') },
            ]}
          />
          <Select
            label={text('image.sizeAtMost')}
            value={String(edit.side)}
            onChange={(side) => set({ side: Number(side) })}
            options={EDIT_SIDES.map((side) => ({
              value: String(side),
              label: text('image.pixels', { side }),
            }))}
          />
          <Select
            label={text('image.format')}
            value={edit.format}
            onChange={(format) => set({ format })}
            options={EDIT_FORMATS.map((value) => ({
              value,
              label: value === 'auto' ? text('image.formatAuto') : value.toUpperCase(),
            }))}
          />
        </section>
      </div>
    </Dialog>
  );
}

/** The picture as it will be uploaded, with what it will weigh. */
function After({ edited }: { readonly edited: EditedPicture | 'unfit' | null }): ReactNode {
  const text = useText();
  const shown = useRef<HTMLCanvasElement>(null);
  const picture = edited === 'unfit' ? null : edited;
  useEffect(() => {
    const context = shown.current?.getContext('2d');
    if (picture === null || context == null || shown.current === null) return;
    shown.current.width = picture.shown.width;
    shown.current.height = picture.shown.height;
    context.drawImage(picture.shown, 0, 0);
  }, [picture]);
  return (
    <figure className={styles['result']}>
      <canvas ref={shown} className={styles['resultCanvas']} />
      <figcaption aria-live="polite">
        {edited === 'unfit'
          ? text('image.cannotEncode')
          : picture === null
            ? text('image.working')
            : text('image.afterFacts', {
                kind: picture.encoding.kind.toUpperCase(),
                kilobytes: Math.max(1, Math.round(picture.bytes.byteLength / 1024)),
                width: picture.encoding.width,
                height: picture.encoding.height,
              })}
      </figcaption>
    </figure>
  );
}
