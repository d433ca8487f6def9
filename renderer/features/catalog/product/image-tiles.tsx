import { ArrowLeft, ArrowRight, Pencil, X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { isQueuedImage } from '#shared/domain/queued-image.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { Thumbnail } from '../thumbnail.tsx';
import styles from './images-field.module.css';
import { moved } from './moved.ts';
import { useProductPage } from './product-context.ts';
import { useTileDrag } from './use-tile-drag.ts';

const EditProductImage = lazy(async () => ({
  default: (await import('./edit-product-image.tsx')).EditProductImage,
}));

/** The product's pictures in their order: the first is the one that customers see. */
export function ImageTiles({ labelledBy }: { readonly labelledBy: string }): ReactNode {
  const text = useText();
  const { fields, change } = useProductPage();
  const { images } = fields;
  const [edited, setEdited] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const move = (from: number, to: number): void => {
    change({ images: moved(images, from, to) });
    setPlace(text('product.imageMoved', { position: to + 1, count: images.length }));
  };
  const dragOf = useTileDrag(move);
  return (
    <>
      <ul className={styles['tiles']} aria-labelledby={labelledBy}>
        {images.map((value, index) => {
          const { over, ...drag } = dragOf(index);
          return (
            <li key={value} className={cx(styles['tile'], over && styles['over'])} {...drag}>
              <ImageTile
                value={value}
                position={index + 1}
                count={images.length}
                onMove={(by) => move(index, index + by)}
                onEdit={() => setEdited(value)}
                onRemove={() => change({ images: images.toSpliced(index, 1) })}
              />
            </li>
          );
        })}
      </ul>
      <VisuallyHidden>
        <span aria-live="polite">{place}</span>
      </VisuallyHidden>
      {edited !== null && (
        <Suspense>
          <EditProductImage value={edited} onClose={() => setEdited(null)} />
        </Suspense>
      )}
    </>
  );
}

interface ImageTileProps {
  readonly value: string;
  readonly position: number;
  readonly count: number;
  readonly onMove: (by: -1 | 1) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function ImageTile({ value, position, count, onMove, onEdit, onRemove }: ImageTileProps): ReactNode {
  const text = useText();
  const { state, fields } = useProductPage();
  const isQueued = isQueuedImage(value);
  const url = state.detail?.images.find((image) => image.value === value)?.displayUrl ?? null;
  const name = fields.name.trim() === '' ? text('product.unnamed') : fields.name;
  const source = isQueued ? text('product.imageQueued') : hostText(value, text('product.hostedByStripe'));
  return (
    <>
      <Thumbnail url={url} size="tile" alt={text('product.imageAlt', { position, name })} />
      <span className={styles['source']} title={isQueued ? undefined : value}>
        {source}
      </span>
      <span className={styles['buttons']}>
        <IconButton
          size="small"
          label={text('product.imageEarlier', { position })}
          isDisabled={position === 1}
          onPress={() => onMove(-1)}
        >
          <ArrowLeft aria-hidden />
        </IconButton>
        <IconButton
          size="small"
          label={text('product.imageLater', { position })}
          isDisabled={position === count}
          onPress={() => onMove(1)}
        >
          <ArrowRight aria-hidden />
        </IconButton>
        <IconButton
          size="small"
          label={text('product.imageEdit', { position })}
          isDisabled={url === null}
          onPress={onEdit}
        >
          <Pencil aria-hidden />
        </IconButton>
        <IconButton size="small" label={text('product.imageRemove', { position })} onPress={onRemove}>
          <X aria-hidden />
        </IconButton>
      </span>
    </>
  );
}

/** Links of the account's own files are told from the merchant's own addresses (facts 3.2). */
function hostText(value: string, byStripe: string): string {
  if (!URL.canParse(value)) return value;
  const { hostname } = new URL(value);
  // The demo account stands in for Stripe on this computer.
  return hostname === 'files.stripe.com' || hostname === '127.0.0.1' ? byStripe : hostname;
}
