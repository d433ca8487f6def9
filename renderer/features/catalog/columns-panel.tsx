import { ArrowDown, ArrowUp, Pin } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { METADATA_CELL, PRICE_CELL } from '#shared/domain/sheet/product-cells.ts';
import { call } from '#renderer/bridge/client.ts';
import { moveColumn, togglePinned, toggleShown } from '#renderer/grid/model/layout.ts';
import type { ColumnLayout } from '#renderer/grid/model/layout.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import styles from './columns-panel.module.css';
import { columnHeading, STANDING_COLUMNS } from './product-columns.tsx';
import { listViewActions, useListViewStore } from './use-list-views.ts';

type Choices = OutputOf<'catalog.listColumnChoices'>;

/** Which columns the list shows, in which order, and which stay in sight. */
export function ColumnsPanel(): ReactNode {
  const text = useText();
  const layout = useListViewStore((state) => state.layout);
  const [choices, setChoices] = useState<Choices | null>(null);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const found = await call('catalog.listColumnChoices');
      if (found.ok) setChoices(found.value);
    };
    void read();
  }, []);
  const hidden = STANDING_COLUMNS.filter((id) => !layout.shown.includes(id));
  const offered = (prefix: string, values: readonly string[] | undefined): string[] =>
    (values ?? []).map((value) => `${prefix}${value}`).filter((id) => !layout.shown.includes(id));
  return (
    <div className={styles['panel']}>
      <section>
        <h3>{text('columns.shown')}</h3>
        <ul className={styles['list']} aria-label={text('columns.shown')}>
          {layout.shown.map((id, index) => (
            <ShownColumn key={id} id={id} layout={layout} index={index} />
          ))}
        </ul>
      </section>
      <Offered title={text('columns.more')} ids={hidden} layout={layout} />
      <Offered
        title={text('columns.currencies')}
        ids={offered(PRICE_CELL, choices?.currencies)}
        layout={layout}
      />
      <Offered
        title={text('columns.metadata')}
        ids={offered(METADATA_CELL, choices?.metadataKeys)}
        layout={layout}
      />
      <div className={styles['end']}>
        <Button look="quiet" size="small" onPress={listViewActions.resetColumns}>
          {text('columns.reset')}
        </Button>
      </div>
    </div>
  );
}

interface ShownColumnProps {
  readonly id: string;
  readonly index: number;
  readonly layout: ColumnLayout;
}

function ShownColumn({ id, index, layout }: ShownColumnProps): ReactNode {
  const text = useText();
  const column = columnHeading(id, text);
  const isPinned = layout.pinned.includes(id);
  return (
    <li className={styles['row']}>
      <Checkbox
        isSelected
        isDisabled={id === 'name'}
        onChange={() => listViewActions.arrange(toggleShown(layout, id))}
      >
        {column}
      </Checkbox>
      <IconButton
        size="small"
        label={text('columns.moveUp', { column })}
        isDisabled={index === 0}
        onPress={() => listViewActions.arrange(moveColumn(layout, id, -1))}
      >
        <ArrowUp aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        label={text('columns.moveDown', { column })}
        isDisabled={index === layout.shown.length - 1}
        onPress={() => listViewActions.arrange(moveColumn(layout, id, 1))}
      >
        <ArrowDown aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        label={text(isPinned ? 'columns.unpin' : 'columns.pin', { column })}
        className={isPinned ? (styles['pinned'] ?? '') : ''}
        onPress={() => listViewActions.arrange(togglePinned(layout, id))}
      >
        <Pin aria-hidden />
      </IconButton>
    </li>
  );
}

interface OfferedProps {
  readonly title: string;
  readonly ids: readonly string[];
  readonly layout: ColumnLayout;
}

function Offered({ title, ids, layout }: OfferedProps): ReactNode {
  const text = useText();
  if (ids.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles['list']} aria-label={title}>
        {ids.map((id) => (
          <li key={id} className={styles['row']}>
            <Checkbox isSelected={false} onChange={() => listViewActions.arrange(toggleShown(layout, id))}>
              {columnHeading(id, text)}
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  );
}
