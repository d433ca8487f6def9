import { ArrowLeft, ArrowRight, X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { isQueuedImage } from '#shared/domain/queued-image.ts';
import { PRODUCT_LIMITS } from '#shared/domain/validate-product.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ImageDrop } from '#renderer/ui/image-editor/image-drop.tsx';
import type { PreparedImage } from '#renderer/ui/image-editor/prepare-image.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { Thumbnail } from '../thumbnail.tsx';
import { FieldNotes } from './field-notes.tsx';
import styles from './images-field.module.css';
import { moved } from './moved.ts';
import { useProductPage } from './product-context.ts';
import page from './product-page.module.css';
import { fieldAnchor, fieldMessages } from './text-fields.tsx';

/** Up to eight pictures: files from here, queued until publish, or addresses on the web. */
export function ImagesField(): ReactNode {
  const text = useText();
  const { fields, editor, change, problems } = useProductPage();
  const { images } = fields;
  const isFull = images.length >= PRODUCT_LIMITS.images;
  const { error, warning } = fieldMessages(text, { problems }, 'images');
  const attach = async (image: PreparedImage): Promise<string | null> => {
    const { fileName, original, upload } = image;
    const failed = await editor.run((productId) =>
      call('catalog.attachImage', { productId, fileName, original, upload }),
    );
    return failed === null ? null : text.error(failed);
  };
  return (
    <div className={page['field']} id={fieldAnchor('images')}>
      <div className={page['labelRow']}>
        <h3 id="images-label">{text('field.images')}</h3>
        <span className={page['aside']}>
          {text('product.counter', { length: images.length, limit: PRODUCT_LIMITS.images })}
        </span>
      </div>
      {images.length > 0 && (
        <ul className={styles['tiles']} aria-labelledby="images-label">
          {images.map((value, index) => (
            <ImageTile
              key={value}
              value={value}
              position={index + 1}
              count={images.length}
              onMove={(by) => change({ images: moved(images, index, index + by) })}
              onRemove={() => change({ images: images.toSpliced(index, 1) })}
            />
          ))}
        </ul>
      )}
      <ImageDrop isDisabled={isFull} onImage={attach}>
        <AddressInput isDisabled={isFull} onAdd={(url) => change({ images: [...images, url] })} />
      </ImageDrop>
      {isFull && <p className={page['help']}>{text('product.imagesFull')}</p>}
      {error !== null && (
        <p role="alert" className={page['error']}>
          {error}
        </p>
      )}
      {warning !== null && <p className={page['warning']}>{warning}</p>}
      <FieldNotes path="images" />
    </div>
  );
}

interface ImageTileProps {
  readonly value: string;
  readonly position: number;
  readonly count: number;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function ImageTile({ value, position, count, onMove, onRemove }: ImageTileProps): ReactNode {
  const text = useText();
  const { state, fields } = useProductPage();
  const isQueued = isQueuedImage(value);
  const url = state.detail?.images.find((image) => image.value === value)?.displayUrl ?? null;
  const name = fields.name.trim() === '' ? text('product.unnamed') : fields.name;
  const source = isQueued ? text('product.imageQueued') : hostText(value, text('product.hostedByStripe'));
  return (
    <li className={styles['tile']}>
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
        <IconButton size="small" label={text('product.imageRemove', { position })} onPress={onRemove}>
          <X aria-hidden />
        </IconButton>
      </span>
    </li>
  );
}

/** Links of the account's own files are told from the merchant's own addresses (facts 3.2). */
function hostText(value: string, byStripe: string): string {
  if (!URL.canParse(value)) return value;
  const { hostname } = new URL(value);
  // The demo account stands in for Stripe on this computer.
  return hostname === 'files.stripe.com' || hostname === '127.0.0.1' ? byStripe : hostname;
}

function AddressInput({
  isDisabled,
  onAdd,
}: {
  readonly isDisabled: boolean;
  readonly onAdd: (url: string) => void;
}): ReactNode {
  const text = useText();
  const [url, setUrl] = useState('');
  const add = (): void => {
    if (url.trim() === '') return;
    onAdd(url.trim());
    setUrl('');
  };
  return (
    <span className={styles['address']}>
      <TextField
        label=""
        aria-label={text('product.imageUrl')}
        placeholder={text('product.imageUrlPlaceholder')}
        inputMode="url"
        autoComplete="off"
        isDisabled={isDisabled}
        value={url}
        onChange={setUrl}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
          else event.continuePropagation();
        }}
      />
      <Button size="small" isDisabled={isDisabled || url.trim() === ''} onPress={add}>
        {text('product.imageUrlAdd')}
      </Button>
    </span>
  );
}
