import { Download, Plus, Upload } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { openCatalogDialog } from './catalog-dialogs.ts';
import styles from './catalog-screen.module.css';
import { catalogActions, useCatalogStore } from './catalog-store.ts';
import { UndoButtons } from './undo-buttons.tsx';

interface CatalogToolbarProps {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onEnterGrid: () => void;
  /** Nothing is there yet: the empty list offers the first product itself. */
  readonly isEmpty: boolean;
}

/** The upper edge of the catalog: its name, search, undo, new. (Refresh stands beside the age of what is shown, in the top bar.) */
export function CatalogToolbar(props: CatalogToolbarProps): ReactNode {
  const text = useText();
  const search = useCatalogStore((state) => state.search);
  return (
    <header className={styles['toolbar']}>
      <h1 tabIndex={-1}>{text('catalog.title')}</h1>
      <SearchField
        label={text('catalog.search')}
        value={search}
        onChange={catalogActions.search}
        inputRef={props.searchRef}
        className={styles['search'] ?? ''}
        onKeyDown={(event) => {
          // Down from the box goes on in the list, as in every list with a search box.
          if (event.key === 'ArrowDown') props.onEnterGrid();
          else event.continuePropagation();
        }}
      />
      <span className={styles['spring']} />
      <UndoButtons />
      <Button look="quiet" plain onPress={() => openCatalogDialog('import')}>
        <Upload aria-hidden />
        {text('import.open')}
      </Button>
      <Button look="quiet" plain onPress={() => openCatalogDialog('export')}>
        <Download aria-hidden />
        {text('export.open')}
      </Button>
      {!props.isEmpty && (
        <Button onPress={() => goTo(ROUTES.newProduct)}>
          <Plus aria-hidden />
          {text('catalog.newProduct')}
        </Button>
      )}
    </header>
  );
}
