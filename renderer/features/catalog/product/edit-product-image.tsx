import { type ReactNode, useEffect, useState } from 'react';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EditImageDialog } from '#renderer/ui/image-editor/edit-image-dialog.tsx';
import { loadPicture } from '#renderer/ui/image-editor/read-pixels.ts';
import { useProductPage } from './product-context.ts';

/**
 * Edits one of the product's pictures: one that waits here, or one of the web. What comes out waits here
 * in its place; a picture on the web stays as it is, since nothing but the product's list changes.
 */
export function EditProductImage({
  value,
  onClose,
}: {
  readonly value: string;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const { state, editor } = useProductPage();
  const [bitmap, setBitmap] = useState<ImageBitmap | 'unreadable' | null>(null);
  const [url] = useState(() => state.detail?.images.find((image) => image.value === value)?.displayUrl ?? '');
  useEffect(() => {
    let isGone = false;
    const open = async (): Promise<void> => {
      const image = await loadPicture(url);
      const opened = image === null ? 'unreadable' : await createImageBitmap(image);
      if (!isGone) setBitmap(opened);
      else if (opened !== 'unreadable') opened.close();
    };
    void open();
    return () => {
      isGone = true;
    };
  }, [url]);
  if (bitmap === null) return null;
  if (bitmap === 'unreadable') {
    return (
      <Dialog isOpen onClose={onClose} title={text('image.edit')} width="narrow">
        <Alert tone="caution">{text('image.cannotOpen')}</Alert>
      </Dialog>
    );
  }
  return (
    <EditImageDialog
      bitmap={bitmap}
      onClose={onClose}
      onUse={async (upload) => {
        const failed = await editor.run((productId) =>
          call('catalog.attachImage', {
            productId,
            fileName: text('image.editedName'),
            original: upload,
            upload,
            replaces: value,
          }),
        );
        return failed === null ? null : text.error(failed);
      }}
    />
  );
}
