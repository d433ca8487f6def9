import { type ReactNode, useEffect, useRef } from 'react';
import { type PercentCrop, ReactCrop } from 'react-image-crop';
import 'react-image-crop/dist/ReactCrop.css';
import { useText } from '#renderer/i18n/language-provider.tsx';
import styles from './picture-editor.module.css';
import type { Part } from './picture-plan.ts';

const STAGE = { width: 340, height: 280 } as const;

interface CropperProps {
  readonly bitmap: ImageBitmap;
  readonly isSquare: boolean;
  /** Off: the whole picture is shown, and nothing of it is chosen. */
  readonly isOn: boolean;
  /** The part that is used, in pixels of the picture. */
  readonly part: Part;
  readonly onPart: (part: Part) => void;
}

/** The picture with the part that is used; drawn on a canvas, since the window shows no blob. */
export function Cropper({ bitmap, isSquare, isOn, part, onPart }: CropperProps): ReactNode {
  const text = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = Math.min(STAGE.width / bitmap.width, STAGE.height / bitmap.height);
  const size = {
    width: Math.max(1, Math.round(bitmap.width * scale)),
    height: Math.max(1, Math.round(bitmap.height * scale)),
  };
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null) return;
    context.imageSmoothingQuality = 'high';
    context.clearRect(0, 0, size.width, size.height);
    context.drawImage(bitmap, 0, 0, size.width, size.height);
  }, [bitmap, size.width, size.height]);
  const crop: PercentCrop = {
    unit: '%',
    x: (part.x / bitmap.width) * 100,
    y: (part.y / bitmap.height) * 100,
    width: (part.width / bitmap.width) * 100,
    height: (part.height / bitmap.height) * 100,
  };
  const picture = (
    <canvas ref={canvas} width={size.width} height={size.height} className={styles['canvas']} />
  );
  if (!isOn) return <div className={styles['stage']}>{picture}</div>;
  return (
    <div className={styles['stage']}>
      <ReactCrop
        crop={crop}
        {...(isSquare ? { aspect: 1 } : {})}
        keepSelection
        minWidth={16}
        minHeight={16}
        ariaLabels={ariaLabels(text('image.cropArea'), text('image.cropHandle'))}
        onChange={(_pixels, percent) => onPart(toPixels(percent, bitmap, isSquare))}
      >
        {picture}
      </ReactCrop>
    </div>
  );
}

function toPixels(percent: PercentCrop, bitmap: ImageBitmap, isSquare: boolean): Part {
  const width = Math.max(1, Math.round((percent.width / 100) * bitmap.width));
  const height = Math.max(1, Math.round((percent.height / 100) * bitmap.height));
  const side = Math.min(width, height);
  const size = isSquare ? { width: side, height: side } : { width, height };
  return {
    x: Math.min(Math.round((percent.x / 100) * bitmap.width), bitmap.width - size.width),
    y: Math.min(Math.round((percent.y / 100) * bitmap.height), bitmap.height - size.height),
    ...size,
  };
}

function ariaLabels(
  cropArea: string,
  handle: string,
): NonNullable<React.ComponentProps<typeof ReactCrop>['ariaLabels']> {
  return {
    cropArea,
    nwDragHandle: handle,
    nDragHandle: handle,
    neDragHandle: handle,
    eDragHandle: handle,
    seDragHandle: handle,
    sDragHandle: handle,
    swDragHandle: handle,
    wDragHandle: handle,
  };
}
