import { create } from 'zustand';

/** What lies over the catalog. */
export type CatalogDialog =
  | 'bulk'
  | 'taxReadiness'
  | 'lookupKeys'
  | 'import'
  | 'export'
  | 'compare'
  | 'duplicates'
  | null;

export const useCatalogDialog = create<{ readonly dialog: CatalogDialog }>(() => ({ dialog: null }));

export function openCatalogDialog(dialog: CatalogDialog): void {
  useCatalogDialog.setState({ dialog });
}
