import { Plus, RefreshCw } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { goTo, ROUTES } from '#renderer/app/navigation.ts';
import { keysOf } from '#renderer/app/shortcuts.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { keySigns } from '#renderer/ui/kbd.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import styles from './catalog-screen.module.css';
import { catalogActions, useCatalogStore } from './catalog-store.ts';
import { UndoButtons } from './undo-buttons.tsx';

interface CatalogToolbarProps {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly isRefreshing: boolean;
  readonly canRefresh: boolean;
  readonly onRefresh: () => void;
  readonly onEnterGrid: () => void;
}

/** The upper edge of the catalog: its name, search, undo, refresh, new. */
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
      <Tooltip
        text={text(props.isRefreshing ? 'catalog.refreshing' : 'catalog.refresh')}
        keys={signs(keysOf('sync.refresh'))}
      >
        <Button
          look="quiet"
          plain
          className={styles['iconButton'] ?? ''}
          aria-label={text('catalog.refresh')}
          isDisabled={!props.canRefresh || props.isRefreshing}
          onPress={props.onRefresh}
        >
          <RefreshCw aria-hidden className={props.isRefreshing ? styles['turning'] : undefined} />
        </Button>
      </Tooltip>
      <Button onPress={() => goTo(ROUTES.newProduct)}>
        <Plus aria-hidden />
        {text('catalog.newProduct')}
      </Button>
    </header>
  );
}

function signs(keys: string | undefined): string {
  return keys === undefined ? '' : keySigns(keys).join(' ');
}
