import { ArrowLeftRight, Bookmark, Columns3, CopyX, KeyRound, Landmark, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '#renderer/ui/menu.tsx';
import popover from '#renderer/ui/popover.module.css';
import { openCatalogDialog } from './catalog-dialogs.ts';
import styles from './catalog-filters.module.css';
import { isNarrowed, useCatalogStore } from './catalog-store.ts';
import { listViewActions, useListViewStore } from './use-list-views.ts';

const ColumnsPanel = lazy(async () => ({ default: (await import('./columns-panel.tsx')).ColumnsPanel }));
const SaveViewDialog = lazy(async () => ({
  default: (await import('./save-view-dialog.tsx')).SaveViewDialog,
}));

/** Saved views and columns: how a person looks at the list. */
export function ListViewControls(): ReactNode {
  const text = useText();
  const views = useListViewStore((state) => state.views);
  const isAny = useCatalogStore(isNarrowed);
  const [isSaving, setSaving] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  return (
    <div className={styles['views']}>
      {views.length > 0 && (
        <Menu
          aria-label={text('views.title')}
          placement="bottom end"
          trigger={
            <Button look="quiet" size="small" plain>
              <Bookmark aria-hidden />
              {text('views.title')}
            </Button>
          }
          onAction={(key) => {
            if (key === DELETE) {
              setDeleting(true);
              return;
            }
            const view = views.find(({ name }) => `view:${name}` === key);
            if (view !== undefined) listViewActions.show(view);
          }}
        >
          {views.map((view) => (
            <MenuItem key={view.name} id={`view:${view.name}`} label={view.name} />
          ))}
          <MenuSeparator />
          <MenuItem id={DELETE} label={text('views.delete')} icon={<Trash2 aria-hidden />} />
        </Menu>
      )}
      <IconButton
        size="small"
        label={text('lookupKeys.open')}
        onPress={() => openCatalogDialog('lookupKeys')}
      >
        <KeyRound aria-hidden />
      </IconButton>
      <Button look="quiet" size="small" plain onPress={() => openCatalogDialog('taxReadiness')}>
        <Landmark aria-hidden />
        {text('tax.readiness')}
      </Button>
      <Button look="quiet" size="small" plain onPress={() => openCatalogDialog('compare')}>
        <ArrowLeftRight aria-hidden />
        {text('transfer.open')}
      </Button>
      <IconButton
        label={text('duplicates.button')}
        size="small"
        onPress={() => openCatalogDialog('duplicates')}
      >
        <CopyX aria-hidden />
      </IconButton>
      <Button look="quiet" size="small" plain={!isAny} onPress={() => setSaving(true)}>
        {text('views.save')}
      </Button>
      <DialogTrigger>
        <Button look="quiet" size="small" plain>
          <Columns3 aria-hidden />
          {text('columns.title')}
        </Button>
        <Popover className={popover['popover'] ?? ''} placement="bottom end" offset={4}>
          <AriaDialog aria-label={text('columns.title')} className={popover['list'] ?? ''}>
            <Suspense fallback={null}>
              <ColumnsPanel />
            </Suspense>
          </AriaDialog>
        </Popover>
      </DialogTrigger>
      {(isSaving || isDeleting) && (
        <Suspense fallback={null}>
          <SaveViewDialog
            purpose={isSaving ? 'save' : 'delete'}
            onClose={() => {
              setSaving(false);
              setDeleting(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

const DELETE = 'delete';
