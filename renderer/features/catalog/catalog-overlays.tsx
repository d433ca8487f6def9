import { lazy, Suspense, useMemo } from 'react';
import type { ReactNode } from 'react';
import { openCatalogDialog, useCatalogDialog } from './catalog-dialogs.ts';
import { useCatalogStore } from './catalog-store.ts';

const BulkDialog = lazy(async () => ({ default: (await import('./bulk/bulk-dialog.tsx')).BulkDialog }));
const ImportDialog = lazy(async () => ({
  default: (await import('./exchange/import-dialog.tsx')).ImportDialog,
}));
const ExportDialog = lazy(async () => ({
  default: (await import('./exchange/export-dialog.tsx')).ExportDialog,
}));
const CompareSheet = lazy(async () => ({
  default: (await import('./transfer/compare-sheet.tsx')).CompareSheet,
}));
const DuplicatesSheet = lazy(async () => ({
  default: (await import('./duplicates-sheet.tsx')).DuplicatesSheet,
}));
const TaxReadinessDialog = lazy(async () => ({
  default: (await import('./tax-readiness-dialog.tsx')).TaxReadinessDialog,
}));

const LookupKeysDialog = lazy(async () => ({
  default: (await import('./prices/lookup-keys-dialog.tsx')).LookupKeysDialog,
}));

/** Dialogs over the list; their code is read when they are opened. */
export function CatalogOverlays(): ReactNode {
  const dialog = useCatalogDialog((state) => state.dialog);
  const selection = useCatalogStore((state) => state.selection);
  const productIds = useMemo(() => [...selection], [selection]);
  const close = (): void => openCatalogDialog(null);
  if (dialog === null) return null;
  return (
    <Suspense fallback={null}>
      {dialog === 'bulk' && productIds.length > 0 && <BulkDialog productIds={productIds} onClose={close} />}
      {dialog === 'import' && <ImportDialog onClose={close} />}
      {dialog === 'export' && <ExportDialog onClose={close} />}
      {dialog === 'compare' && <CompareSheet onClose={close} />}
      {dialog === 'duplicates' && <DuplicatesSheet onClose={close} />}
      {dialog === 'lookupKeys' && <LookupKeysDialog onClose={close} />}
      {dialog === 'taxReadiness' && <TaxReadinessDialog onClose={close} />}
    </Suspense>
  );
}
