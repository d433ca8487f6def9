import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { BrandSlot } from '#shared/domain/brand-image.ts';
import type { FieldProblem } from '#shared/domain/problem.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Cropper } from './cropper.tsx';
import { drawPicture, paint } from './draw-picture.ts';
import styles from './picture-editor.module.css';
import { firstPart, firstSide, type PictureChoices, planPicture, SIDES } from './picture-plan.ts';

const RESULT_SIDE = 160;
const TRANSPARENT = 'transparent';

export interface PictureEditorProps {
  readonly slot: BrandSlot;
  /** Closed with the dialog. */
  readonly bitmap: ImageBitmap;
  /** Which of Stripe's rules the file fails: what this dialog mends. */
  readonly problems: readonly FieldProblem[];
  /** Colours offered behind the picture, besides none, white and black. */
  readonly grounds: readonly { readonly label: string; readonly colour: string }[];
  /** Takes the mended bytes. Null when it went well, else a sentence. */
  readonly onUse: (bytes: Uint8Array<ArrayBuffer>) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Crop, pad, resize and background of an icon or a logo; the result beside it, as it will be. */
export function PictureEditor(props: PictureEditorProps): ReactNode {
  const { slot, bitmap, problems, grounds, onUse, onClose } = props;
  const text = useText();
  const [choices, setChoices] = useState<PictureChoices>(() => ({
    fit: 'crop',
    part: firstPart(bitmap, slot),
    side: firstSide(bitmap),
    background: null,
  }));
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const plan = planPicture(bitmap, slot, choices);
  // The picture is this dialog's from here on.
  useEffect(() => () => bitmap.close(), [bitmap]);
  const use = async (): Promise<void> => {
    setBusy(true);
    const bytes = await drawPicture(bitmap, plan, choices.background);
    const failed = bytes === null ? text('image.cannotFit') : await onUse(bytes);
    setBusy(false);
    setFailure(failed);
    if (failed === null) onClose();
  };
  const set = (changes: Partial<PictureChoices>): void => setChoices({ ...choices, ...changes });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text(`image.edit.${slot}`)}
      footer={
        <>
          {failure !== null && <p role="alert">{failure}</p>}
          <Button look="quiet" onPress={onClose}>
            {text('ui.cancel')}
          </Button>
          <Button look="primary" isDisabled={isBusy} onPress={() => void use()}>
            {text(`image.use.${slot}`)}
          </Button>
        </>
      }
    >
      {problems.length > 0 && (
        <ul className={styles['problems']} aria-label={text('image.mends')}>
          {problems.map((problem) => (
            <li key={problem.code}>
              <TriangleAlert aria-hidden />
              <span>{text.problem(problem)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['columns']}>
        <Cropper
          bitmap={bitmap}
          isSquare={slot === 'icon'}
          isOn={choices.fit === 'crop'}
          part={choices.part}
          onPart={(part) => set({ part })}
        />
        <div className={styles['choices']}>
          <Result bitmap={bitmap} plan={plan} background={choices.background} />
          <Select
            label={text('image.fit')}
            value={choices.fit}
            onChange={(fit) => set({ fit })}
            options={[
              { value: 'crop', label: text(slot === 'icon' ? 'image.cropSquare' : 'image.crop') },
              { value: 'pad', label: text('image.pad') },
            ]}
          />
          <Select
            label={text('image.size')}
            value={String(choices.side)}
            onChange={(side) => set({ side: Number(side) })}
            options={SIDES.map((side) => ({ value: String(side), label: text('image.pixels', { side }) }))}
          />
          <Select
            label={text('image.background')}
            value={choices.background ?? TRANSPARENT}
            onChange={(ground) => set({ background: ground === TRANSPARENT ? null : ground })}
            options={[
              { value: TRANSPARENT, label: text('image.transparent') },
              { value: '#ffffff', label: text('image.white') },
              { value: '#000000', label: text('image.black') },
              ...grounds
                .filter(({ colour }) => colour !== '#ffffff' && colour !== '#000000')
                .map(({ label, colour }) => ({ value: colour, label: `${label} ${colour}` })),
            ]}
          />
        </div>
      </div>
    </Dialog>
  );
}

function Result({
  bitmap,
  plan,
  background,
}: {
  readonly bitmap: ImageBitmap;
  readonly plan: ReturnType<typeof planPicture>;
  readonly background: string | null;
}): ReactNode {
  const text = useText();
  const shown = useRef<HTMLCanvasElement>(null);
  const scale = Math.min(1, RESULT_SIDE / Math.max(plan.canvas.width, plan.canvas.height));
  useEffect(() => {
    const painted = paint(bitmap, plan, background, scale);
    const context = shown.current?.getContext('2d');
    if (painted === null || context == null || shown.current === null) return;
    shown.current.width = painted.width;
    shown.current.height = painted.height;
    context.drawImage(painted, 0, 0);
  }, [bitmap, plan, background, scale]);
  return (
    <figure className={styles['result']}>
      <canvas ref={shown} className={styles['resultCanvas']} />
      <figcaption>{text('image.resultSize', { ...plan.canvas })}</figcaption>
    </figure>
  );
}
