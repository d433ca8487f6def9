import { useState } from 'react';
import type { ReactNode } from 'react';
import { PRODUCT_LIMITS } from '#shared/domain/validate-product.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ImageDrop } from '#renderer/ui/image-editor/image-drop.tsx';
import type { PreparedImage } from '#renderer/ui/image-editor/prepare-image.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { FieldNotes } from './field-notes.tsx';
import { ImageChecks } from './image-checks.tsx';
import { ImageTiles } from './image-tiles.tsx';
import styles from './images-field.module.css';
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
      {images.length > 0 && <ImageTiles labelledBy="images-label" />}
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
      <ImageChecks />
      <FieldNotes path="images" />
    </div>
  );
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
