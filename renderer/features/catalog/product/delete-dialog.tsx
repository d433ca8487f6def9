import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { useProductPage } from './product-context.ts';

interface DeleteDialogProps {
  readonly isOpen: boolean;
  readonly name: string;
  readonly onClose: () => void;
  readonly onArchive: () => void;
  /** The product is gone from this computer. */
  readonly onRemoved: () => void;
}

/** Asks before deleting, and says when Stripe would refuse: a product with prices can only be archived (facts 1.3). */
export function DeleteDialog({ isOpen, name, onClose, onArchive, onRemoved }: DeleteDialogProps): ReactNode {
  const text = useText();
  const { state, editor, fields, isNew } = useProductPage();
  const [error, setError] = useState<AppError | null>(null);
  const prices = state.detail?.prices.length ?? 0;
  const isRefused = !isNew && prices > 0;

  const remove = async (): Promise<void> => {
    const { productId } = state;
    if (productId === null) return;
    editor.forgetEdits();
    const done = await call('catalog.deleteProduct', { productId });
    if (!done.ok) {
      setError(done.error);
      return;
    }
    onClose();
    showToast(text(done.value.removed ? 'product.removed' : 'product.markedForDeletion', { name }));
    if (done.value.removed) onRemoved();
    else await editor.load();
  };

  if (isRefused) {
    return (
      <ConfirmDialog
        isOpen={isOpen}
        onClose={onClose}
        title={text('product.deleteRefusedTitle', { name })}
        confirmLabel={fields.active ? text('product.archiveInstead') : text('ui.close')}
        onConfirm={() => {
          onClose();
          if (fields.active) onArchive();
        }}
      >
        <p>{text('product.deleteRefused', { count: prices })}</p>
        <p>{text(fields.active ? 'product.archiveMeans' : 'product.archivedAlready')}</p>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={text('product.deleteTitle', { name })}
      confirmLabel={text('product.delete')}
      isDanger
      error={error === null ? null : text.error(error)}
      onConfirm={() => void remove()}
    >
      <p>{text(isNew ? 'product.deleteNew' : 'product.deleteAtPublish')}</p>
    </ConfirmDialog>
  );
}
