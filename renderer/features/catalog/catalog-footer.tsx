import { useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { ProductRow } from '#shared/contract/catalog.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { openReview } from '#renderer/screen/shell-store.ts';
import { boundsOf, cellCount } from '#renderer/grid/model/range.ts';
import type { RowWindows } from '#renderer/grid/model/row-windows.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useNow } from '#renderer/i18n/use-now.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { CatalogCounts } from './catalog-filters.tsx';
import { openCatalogDialog } from './catalog-dialogs.ts';
import styles from './catalog-screen.module.css';
import { ChangeSetsDialog } from './change-sets-dialog.tsx';
import { catalogActions, isNarrowed, useCatalogStore } from './catalog-store.ts';

interface CatalogFooterProps {
  readonly rows: RowWindows<ProductRow>;
  readonly counts: CatalogCounts | null;
  readonly status: SyncStatus | null;
}

/** How many, how many changed, how old; and the way to publishing. */
export function CatalogFooter({ rows, counts, status }: CatalogFooterProps): ReactNode {
  const text = useText();
  const [isSetsOpen, setSetsOpen] = useState(false);
  const now = useNow();
  const selected = useCatalogStore((state) => state.selection.size);
  const range = useCatalogStore((state) => state.range);
  const cells = range === null ? 0 : cellCount(boundsOf(range));
  const outcome = useCatalogStore((state) => state.outcome);
  const isWhole = outcome !== null && outcome.error === null && outcome.refused.length === 0;
  const told = isWhole && outcome.action !== 'type' ? text('sheet.changed', { count: outcome.cells }) : null;
  const isSome = useCatalogStore(isNarrowed);
  useSyncExternalStore(rows.subscribe, rows.version);
  const changes = status?.changes ?? counts?.changed ?? 0;
  const count = countText(text, rows, isSome ? (counts?.products ?? null) : null);
  const facts = [
    ...(counts !== null && counts.changed > 0
      ? [text('catalog.countChanged', { count: counts.changed })]
      : []),
    ...(counts !== null && counts.conflict > 0
      ? [text('catalog.countConflict', { count: counts.conflict })]
      : []),
    status?.checkedAt == null
      ? text('catalog.neverChecked')
      : text('catalog.checked', { age: text.age(status.checkedAt, now) }),
  ];
  return (
    <footer className={styles['footer']}>
      <p className={styles['facts']} data-numeric>
        <output aria-label={text('catalog.shown')}>{count}</output>
        {facts.map((fact) => ` · ${fact}`).join('')}
      </p>
      {cells > 1 && (
        <output className={styles['selected']}>{text('catalog.cellsChosen', { count: cells })}</output>
      )}
      {cells <= 1 && told !== null && <output className={styles['selected']}>{told}</output>}
      {selected > 0 && (
        <span className={styles['selected']}>
          <output>{text('catalog.selected', { count: selected })}</output>
          <Button size="small" onPress={() => openCatalogDialog('bulk')}>
            {text('bulk.title')}
          </Button>
          <Button look="quiet" size="small" onPress={catalogActions.clearSelection}>
            {text('catalog.clearSelection')}
          </Button>
        </span>
      )}
      <span className={styles['spring']} />
      <Button look="quiet" size="small" onPress={() => setSetsOpen(true)}>
        {status?.changeSet == null
          ? text('changeSets.button')
          : text('changeSets.current', { name: status.changeSet })}
      </Button>
      <ChangeSetsDialog isOpen={isSetsOpen} onClose={() => setSetsOpen(false)} />
      <Button look={changes > 0 ? 'primary' : 'outline'} onPress={openReview}>
        {text('catalog.reviewChanges')}
        {changes > 0 && <span aria-hidden>({text.number(changes)})</span>}
      </Button>
    </footer>
  );
}

function countText(
  text: ReturnType<typeof useText>,
  rows: RowWindows<ProductRow>,
  outOf: number | null,
): string {
  if (rows.counting) return text('catalog.reading');
  return outOf === null
    ? text('catalog.count', { count: rows.total })
    : text('catalog.countOf', { count: rows.total, total: outOf });
}
