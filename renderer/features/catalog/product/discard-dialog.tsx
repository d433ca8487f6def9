import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { useProductPage } from './product-context.ts';

interface DiscardDialogProps {
  readonly isOpen: boolean;
  readonly name: string;
  readonly onClose: () => void;
  /** A new product: nothing is left of it. */
  readonly onRemoved: () => void;
}

/** Asks before what was typed is given up; even then it can be undone. */
export function DiscardDialog({ isOpen, name, onClose, onRemoved }: DiscardDialogProps): ReactNode {
  const text = useText();
  const { editor, isNew } = useProductPage();
  const [error, setError] = useState<AppError | null>(null);

  const discard = async (): Promise<void> => {
    // On disk first: then undo brings back every letter.
    await editor.flush();
    const { productId } = editor.store.getState();
    if (productId === null) {
      onRemoved();
      return;
    }
    const done = await call('catalog.discardProduct', { productId });
    if (!done.ok) {
      setError(done.error);
      return;
    }
    onClose();
    showToast(text('product.discarded', { name }));
    if (done.value.removed) onRemoved();
    else await editor.load();
  };

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={text('product.discardTitle', { name })}
      confirmLabel={text('product.discard')}
      isDanger
      error={error === null ? null : text.error(error)}
      onConfirm={() => void discard()}
    >
      <p>{text(isNew ? 'product.discardNew' : 'product.discardText')}</p>
    </ConfirmDialog>
  );
}
