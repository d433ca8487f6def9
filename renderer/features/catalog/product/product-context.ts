import { createContext, use, useMemo } from 'react';
import type { ProductChanges } from '#shared/contract/catalog.ts';
import type { FieldConflict, FieldDraft } from '#shared/contract/drafted.ts';
import type { FieldProblem } from '#shared/domain/problem.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import { validateProduct } from '#shared/domain/validate-product.ts';
import type { TaxCodes } from '#renderer/bridge/use-tax-codes.ts';
import { isNewProduct, shownFields, type EditorState, type ProductEditor } from './product-editor.ts';

/** What every part of the product page needs: the fields as shown, their problems, and changing them. */
export interface ProductPage {
  readonly editor: ProductEditor;
  readonly state: EditorState;
  readonly fields: ProductFields;
  readonly problems: readonly FieldProblem[];
  readonly taxCodes: TaxCodes;
  /** Not in Stripe yet. */
  readonly isNew: boolean;
  readonly change: (changes: ProductChanges) => void;
}

export const ProductPageContext = createContext<ProductPage | null>(null);

export function useProductPage(): ProductPage {
  const page = use(ProductPageContext);
  if (page === null) throw new Error('useProductPage outside the product page');
  return page;
}

/** The problems of what is on the screen now, before any of it is on disk. */
export function useProblems(
  state: EditorState,
  taxCodes: TaxCodes,
  isDemo: boolean,
): readonly FieldProblem[] {
  return useMemo(() => {
    const { detail } = state;
    const isUntouchedNew = state.productId === null && state.edits.name === undefined;
    const problems = validateProduct(shownFields(state), {
      ...(detail?.base == null ? {} : { base: detail.base }),
      ...(detail === null ? {} : { priceIds: new Set(detail.prices.map((price) => price.id)) }),
      taxCodeIds: new Set(taxCodes.codes.map((code) => code.id)),
    });
    return problems.filter((problem) => {
      // An empty page is no mistake yet.
      if (isUntouchedNew && problem.code === 'product/name-missing') return false;
      // The demo shop's pictures come from this computer; that is no mistake of the person's.
      return !(isDemo && problem.severity === 'warning' && problem.code === 'product/image-private-address');
    });
  }, [state, taxCodes, isDemo]);
}

export function makeProductPage(
  editor: ProductEditor,
  state: EditorState,
  problems: readonly FieldProblem[],
  taxCodes: TaxCodes,
): ProductPage {
  return {
    editor,
    state,
    fields: shownFields(state),
    problems,
    taxCodes,
    isNew: isNewProduct(state),
    change: (changes) => editor.change(changes),
  };
}

/** Problems of a field itself and of its parts (`images`, `images.2`). */
export function problemsAt(problems: readonly FieldProblem[], path: string): readonly FieldProblem[] {
  return problems.filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`));
}

/** Conflicts of a field; a map's and a list's keys count to it. */
export function conflictsAt(state: EditorState, path: string): readonly FieldConflict[] {
  const all = state.detail?.conflicts ?? [];
  return all.filter((conflict) => conflict.path === path || conflict.path.startsWith(`${path}.`));
}

/** Drafts of a field that Stripe already has: a new product differs in everything and in nothing. */
export function draftsAt(state: EditorState, path: string): readonly FieldDraft[] {
  if (state.detail === null || state.detail.base === null) return [];
  return state.detail.drafts.filter((draft) => draft.path === path || draft.path.startsWith(`${path}.`));
}
