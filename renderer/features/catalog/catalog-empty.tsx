import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { catalogActions, isNarrowed, useCatalogStore } from './catalog-store.ts';
import { EmptyShelf } from './empty-shelf.tsx';

/** An empty list says whether there is nothing, or nothing that matches. */
export function CatalogEmpty({ isEmpty }: { readonly isEmpty: boolean }): ReactNode {
  const text = useText();
  const isSome = useCatalogStore(isNarrowed);
  const search = useCatalogStore((state) => state.search);
  if (isSome) {
    return (
      <EmptyState
        title={text('catalog.noMatch.title')}
        action={<Button onPress={catalogActions.clearFilters}>{text('catalog.filter.clear')}</Button>}
      >
        {text(search.trim() === '' ? 'catalog.noMatch.textFilter' : 'catalog.noMatch.text')}
      </EmptyState>
    );
  }
  if (!isEmpty) return null;
  return (
    <EmptyState
      picture={<EmptyShelf />}
      title={text('catalog.empty.title')}
      action={
        <Button look="primary" onPress={() => goTo(ROUTES.newProduct)}>
          <Plus aria-hidden />
          {text('catalog.newProduct')}
        </Button>
      }
    >
      {text('catalog.empty.text')}
    </EmptyState>
  );
}
