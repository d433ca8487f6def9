import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { FieldProblem } from '#shared/domain/problem.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import styles from './image-drop.module.css';
import { PictureDrop } from './picture-drop.tsx';
import type { PictureFacts, PreparedImage } from './prepare-image.ts';

interface ImageDropProps {
  readonly isDisabled?: boolean;
  /** Keeps the picture. Null when it went well, else a sentence. */
  readonly onImage: (image: PreparedImage) => Promise<string | null>;
  /** Beside the button. */
  readonly children?: ReactNode;
}

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** Takes a picture by file, drop or paste, fits it to what Stripe takes, and says what became of it. */
export function ImageDrop({ isDisabled = false, onImage, children }: ImageDropProps): ReactNode {
  const text = useText();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly file: string; readonly sentence: string } | null>(null);
  const [done, setDone] = useState<PreparedImage | null>(null);

  const take = async (files: readonly File[]): Promise<void> => {
    setRefusal(null);
    setDone(null);
    setBusy(true);
    for (const file of files) {
      // One after the other, in the order they were chosen in: it is the order they will have.
      const sentence = await takeOne(file, onImage, (problem) => text.problem(problem), setDone);
      if (sentence === null) continue;
      setRefusal({ file: file.name, sentence });
      break;
    }
    setBusy(false);
  };

  return (
    <PictureDrop
      className={styles['drop'] ?? ''}
      isDisabled={isDisabled}
      label={text('image.drop')}
      onFiles={(files) => void take(files)}
    >
      <div className={styles['actions']}>
        <FileTrigger
          acceptedFileTypes={TYPES}
          allowsMultiple
          onSelect={(list) => {
            if (list !== null && list.length > 0) void take([...list]);
          }}
        >
          <Button size="small" isDisabled={isDisabled || isBusy}>
            <ImagePlus aria-hidden />
            {text('image.add')}
          </Button>
        </FileTrigger>
        {children}
      </div>
      <div aria-live="polite">
        <p className={styles['help']}>{text('image.help')}</p>
        {isBusy && <p className={styles['help']}>{text('image.working')}</p>}
        {done !== null && <p className={styles['help']}>{preparedText(text, done)}</p>}
      </div>
      {refusal !== null && (
        <Alert tone="danger" title={refusal.file} isLive>
          {refusal.sentence}
        </Alert>
      )}
    </PictureDrop>
  );
}

async function takeOne(
  file: File,
  keep: ImageDropProps['onImage'],
  say: (problem: FieldProblem) => string,
  onKept: (image: PreparedImage) => void,
): Promise<string | null> {
  // What decodes and encodes pictures is read with the first file.
  const { prepareImage } = await import('./prepare-image.ts');
  const prepared = await prepareImage(file);
  if (!prepared.ok) return say(prepared.problem);
  const failed = await keep(prepared.image);
  if (failed === null) onKept(prepared.image);
  return failed;
}

/** "photo.webp: WEBP 1,800 KB, 3000 × 2000 → JPEG 410 KB, 2000 × 1333". */
function preparedText(text: Text, image: PreparedImage): string {
  const facts = ({ kind, bytes, width, height }: PictureFacts): string =>
    text('image.facts', {
      kind: kind.toUpperCase(),
      kilobytes: Math.max(1, Math.round(bytes / 1024)),
      width,
      height,
    });
  const isSame = image.before === image.after;
  return isSame
    ? text('image.keptAsIs', { file: image.fileName, facts: facts(image.before) })
    : text('image.fitted', { file: image.fileName, before: facts(image.before), after: facts(image.after) });
}
