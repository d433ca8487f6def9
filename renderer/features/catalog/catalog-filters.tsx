import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { OutputOf } from '#shared/contract/index.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import styles from './catalog-filters.module.css';
import { ListViewControls } from './list-view-controls.tsx';
import { catalogActions, isNarrowed, useCatalogStore } from './catalog-store.ts';

export type CatalogCounts = OutputOf<'catalog.getCounts'>;

const SWITCHES = ['changed', 'conflict', 'missingTaxCode'] as const;

/** What the list is narrowed to. Each switch says how many products it would leave. */
export function CatalogFilters({ counts }: { readonly counts: CatalogCounts | null }): ReactNode {
  const text = useText();
  const filter = useCatalogStore((state) => state.filter);
  const isAny = useCatalogStore(isNarrowed);
  return (
    <fieldset className={styles['filters']} aria-label={text('catalog.filter.group')}>
      <Select
        label={text('catalog.filter.status')}
        isLabelHidden
        className={styles['status'] ?? ''}
        value={filter.status}
        onChange={(status) => catalogActions.filter({ status })}
        options={[
          { value: 'all', label: text('catalog.filter.all') },
          { value: 'active', label: text('catalog.filter.active') },
          { value: 'archived', label: text('catalog.filter.archived') },
        ]}
      />
      {SWITCHES.map((name) => (
        <ToggleButton
          key={name}
          className={styles['switch'] ?? ''}
          isSelected={filter[name]}
          onChange={(isOn) => catalogActions.filter({ [name]: isOn })}
        >
          {text(`catalog.filter.${name}`)}
          {counts !== null && <span className={styles['count']}>{text.number(counts[name])}</span>}
        </ToggleButton>
      ))}
      {isAny && (
        <Button look="quiet" size="small" onPress={catalogActions.clearFilters}>
          {text('catalog.filter.clear')}
        </Button>
      )}
      <ListViewControls />
    </fieldset>
  );
}
