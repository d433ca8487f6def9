import { useEffect, useState } from 'react';
import { editEncodings, type EditFormat } from './edit-plan.ts';
import { encodePicture, hasTransparency } from './encode-picture.ts';
import { firstFitting, fitInto, type Encoding } from './fit-plan.ts';
import type { Part } from './picture-plan.ts';

export interface EditedPicture {
  readonly encoding: Encoding;
  /** As Stripe's file purpose takes it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What the bytes decode to, small enough to show. */
  readonly shown: OffscreenCanvas;
}

/** A hand that drags a corner would have each step encoded. */
const PAUSE_MS = 150;
const SHOWN_SIDE = 320;

/** The edit as bytes; null while it is made, `unfit` where no encoding gets under 512 KB. */
export function useEditedPicture(edit: {
  readonly bitmap: ImageBitmap;
  readonly part: Part;
  readonly side: number;
  readonly format: EditFormat;
}): EditedPicture | 'unfit' | null {
  const { bitmap, part, side, format } = edit;
  const [edited, setEdited] = useState<{ of: unknown; picture: EditedPicture | 'unfit' } | null>(null);
  useEffect(() => {
    let isGone = false;
    const timer = setTimeout(() => {
      void make({ bitmap, part, side, format })
        .catch((): 'unfit' => 'unfit')
        .then((picture) => {
          if (!isGone) setEdited({ of: part, picture });
        });
    }, PAUSE_MS);
    return () => {
      isGone = true;
      setEdited(null);
      clearTimeout(timer);
    };
  }, [bitmap, part, side, format]);
  return edited?.of === part ? edited.picture : null;
}

async function make({
  bitmap,
  part,
  side,
  format,
}: Parameters<typeof useEditedPicture>[0]): Promise<EditedPicture | 'unfit'> {
  const plan = editEncodings(part, { side, format, isTransparent: hasTransparency(bitmap) });
  const found = await firstFitting(plan, async (encoding) => await encodePicture(bitmap, encoding, part));
  if (found === null) return 'unfit';
  const decoded = await createImageBitmap(new Blob([found.bytes], { type: `image/${found.encoding.kind}` }));
  const size = fitInto(decoded, SHOWN_SIDE);
  const shown = new OffscreenCanvas(size.width, size.height);
  shown.getContext('2d')?.drawImage(decoded, 0, 0, size.width, size.height);
  decoded.close();
  return { ...found, shown };
}
