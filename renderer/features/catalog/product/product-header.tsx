import { Archive, ArchiveRestore, ArrowLeft, Copy, ExternalLink, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/errors.ts';
import { goTo, productRoute, ROUTES } from '#renderer/screen/navigation.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ChangeMark } from '#renderer/ui/change-mark.tsx';
import { catalogActions } from '../catalog-store.ts';
import { UndoButtons } from '../undo-buttons.tsx';
import { ArchiveDialog } from './archive-dialog.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { useProductPage } from './product-context.ts';
import { isNewProduct } from './product-editor.ts';
import styles from './product-page.module.css';
import { SaveState } from './save-state.tsx';

/** The upper edge of the product page: where one is, how it is saved, what can be done. */
export function ProductHeader({ onFlush }: { readonly onFlush: () => Promise<void> }): ReactNode {
  const text = useText();
  const { state, editor, fields, isNew } = useProductPage();
  const [dialog, setDialog] = useState<'archive' | 'delete' | 'discard' | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const { detail, productId } = state;
  const name = fields.name.trim() === '' ? text('product.unnamed') : fields.name;
  const title = productId === null && fields.name.trim() === '' ? text('product.newTitle') : name;

  const close = (): void => goTo(ROUTES.catalog);
  const save = async (): Promise<void> => {
    if (!(await editor.flush())) return;
    const made = editor.store.getState();
    if (made.productId !== null && isNewProduct(made)) catalogActions.seek(made.productId);
    close();
  };
  const setActive = async (isActive: boolean): Promise<void> => {
    const failed = await editor.run((id) =>
      isActive
        ? call('catalog.unarchiveProduct', { productId: id })
        : call('catalog.archiveProduct', { productId: id }),
    );
    setError(failed);
  };
  const duplicate = async (): Promise<void> => {
    await editor.flush();
    if (productId === null) return;
    const made = await call('catalog.duplicateProduct', {
      productId,
      name: text('product.copyName', { name }),
    });
    if (made.ok) goTo(productRoute(made.value.id));
    else setError(made.error);
  };
  const discard = (): void => {
    // A page on which nothing was typed has nothing to ask about.
    if (productId === null && Object.keys(state.edits).length === 0) close();
    else setDialog('discard');
  };

  return (
    <header className={styles['header']}>
      <div className={styles['headRow']}>
        <Button look="quiet" size="small" onPress={() => void save()}>
          <ArrowLeft aria-hidden />
          {text('catalog.title')}
        </Button>
        <h1 tabIndex={-1} className={styles['title']} title={title}>
          {title}
        </h1>
        {detail !== null && <ChangeMark marks={detail.marks} />}
        {!fields.active && <Badge>{text('value.archived')}</Badge>}
        <span className={styles['spring']} />
        <SaveState state={state} />
        <UndoButtons beforeRun={onFlush} />
        <Button look="outline" onPress={discard}>
          {text('product.discard')}
        </Button>
        <Button look="primary" onPress={() => void save()}>
          {text('product.save')}
        </Button>
      </div>
      <div className={styles['headRow']}>
        <span className={styles['id']}>{productId ?? text('product.notOnDisk')}</span>
        <span className={styles['spring']} />
        <Button
          look="quiet"
          plain
          size="small"
          isDisabled={productId === null}
          onPress={() => void duplicate()}
        >
          <Copy aria-hidden />
          {text('product.duplicate')}
        </Button>
        {fields.active ? (
          <Button
            look="quiet"
            plain
            size="small"
            isDisabled={productId === null}
            onPress={() => {
              // What is only here stops nothing.
              if (isNew) void setActive(false);
              else setDialog('archive');
            }}
          >
            <Archive aria-hidden />
            {text('product.archive')}
          </Button>
        ) : (
          <Button look="quiet" plain size="small" onPress={() => void setActive(true)}>
            <ArchiveRestore aria-hidden />
            {text('product.unarchive')}
          </Button>
        )}
        <Button
          look="quiet"
          plain
          size="small"
          isDisabled={productId === null || detail?.marks.deleting === true}
          onPress={() => setDialog('delete')}
        >
          <Trash2 aria-hidden />
          {text('product.delete')}
        </Button>
        {detail?.dashboardUrl != null && (
          <Button
            look="quiet"
            plain
            size="small"
            onPress={() => void call('app.openExternal', { url: detail.dashboardUrl ?? '' })}
          >
            <ExternalLink aria-hidden />
            {text('product.openInDashboard')}
          </Button>
        )}
      </div>
      {error !== null && (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      {dialog === 'archive' && (
        <ArchiveDialog name={name} onClose={() => setDialog(null)} onArchive={() => void setActive(false)} />
      )}
      <DeleteDialog
        isOpen={dialog === 'delete'}
        name={name}
        onClose={() => setDialog(null)}
        onArchive={() => void setActive(false)}
        onRemoved={close}
      />
      <DiscardDialog
        isOpen={dialog === 'discard'}
        name={name}
        onClose={() => setDialog(null)}
        onRemoved={close}
      />
    </header>
  );
}
