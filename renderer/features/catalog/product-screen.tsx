import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { goTo, productRoute, ROUTES } from '#renderer/screen/navigation.ts';
import { useScreenTitle } from '#renderer/screen/screen.tsx';
import { callFor, on } from '#renderer/bridge/client.ts';
import { useCurrentAccount, useSyncStatus } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { makeProductPage, ProductPageContext, useProblems } from './product/product-context.ts';
import { ProductEditor } from './product/product-editor.ts';
import { ProductForm } from './product/product-form.tsx';
import { useTaxCodes } from '#renderer/bridge/use-tax-codes.ts';

/** One product; `productId` null makes a new one, which gets its id with the first words typed. */
export function ProductScreen({ productId }: { readonly productId: string | null }): ReactNode {
  const account = useCurrentAccount();
  const [shown, setShown] = useState(() => show(account?.id ?? '', productId));
  const current = isFor(shown, productId) ? shown : show(account?.id ?? '', productId);
  if (current !== shown) setShown(current);
  else if (shown.address !== productId) setShown({ ...shown, address: productId });
  return <EditedProduct key={keyOf(current.editor)} editor={current.editor} />;
}

interface ShownProduct {
  readonly editor: ProductEditor;
  /** The id in the address when it was last looked at; null for a new product. */
  readonly address: string | null;
}

function show(accountId: string, productId: string | null): ShownProduct {
  return { editor: makeEditor(accountId, productId), address: productId };
}

/**
 * A new product keeps its editor, and what is being typed in it, when it gets an id: first the
 * editor knows the id, a moment later the address does.
 */
function isFor({ editor, address }: ShownProduct, productId: string | null): boolean {
  return productId === address || productId === editor.store.getState().productId;
}

function EditedProduct({ editor }: { readonly editor: ProductEditor }): ReactNode {
  const text = useText();
  const state = useSyncExternalStore(editor.store.subscribe, editor.store.getState);
  const status = useSyncStatus();
  const account = useCurrentAccount();
  const taxCodes = useTaxCodes(account?.id ?? null, status?.pulled === true);
  const problems = useProblems(state, taxCodes, account?.demo === true);
  const page = useMemo(
    () => makeProductPage(editor, state, problems, taxCodes),
    [editor, state, problems, taxCodes],
  );
  const name = page.fields.name.trim();
  useScreenTitle(name === '' ? text('product.newTitle') : name);
  useFreshProduct(editor);

  if (state.isGone || state.loadError !== null) {
    return (
      <EmptyState
        title={text('product.goneTitle')}
        action={<Button onPress={() => goTo(ROUTES.catalog)}>{text('product.backToProducts')}</Button>}
      >
        {state.loadError === null ? text('product.gone') : text.error(state.loadError)}
      </EmptyState>
    );
  }
  // A read from disk takes less than a frame or two: nothing is shown rather than something false.
  if (state.productId !== null && state.detail === null) return null;
  return (
    <ProductPageContext value={page}>
      <ProductForm />
    </ProductPageContext>
  );
}

/** Reads the product, again whenever it changes, and leaves nothing typed behind when the page closes. */
function useFreshProduct(editor: ProductEditor): void {
  useEffect(() => {
    void editor.load();
    const stopNaming = on('catalog.renamed', ({ from, to }) => {
      if (editor.store.getState().productId !== from) return;
      editor.rename(to);
      if (location.hash.endsWith(productRoute(from))) goTo(productRoute(to), { replace: true });
    });
    const stop = on('catalog.changed', ({ productIds }) => {
      const { productId } = editor.store.getState();
      if (productId !== null && (productIds === null || productIds.includes(productId))) void editor.load();
    });
    const flush = (): void => void editor.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      stop();
      stopNaming();
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [editor]);
}

/** What is typed for one account is never written into the next (callFor). */
function makeEditor(accountId: string, productId: string | null): ProductEditor {
  return new ProductEditor(callFor(accountId), productId, (id) => {
    if (location.hash.endsWith(ROUTES.newProduct)) goTo(productRoute(id), { replace: true });
  });
}

const keys = new WeakMap<ProductEditor, number>();
let lastKey = 0;

function keyOf(editor: ProductEditor): number {
  const known = keys.get(editor);
  if (known !== undefined) return known;
  lastKey += 1;
  keys.set(editor, lastKey);
  return lastKey;
}
