import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { FieldChange, HistoryEntry } from '#shared/contract/sync-history.ts';
import type { AppError } from '#shared/errors.ts';
import { call, on } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { fieldName, fieldValueText } from '#renderer/i18n/product-field-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import styles from './history-region.module.css';
import { useProductPage } from './product-context.ts';

const FEW = 10;
const MANY = 500;

/** Who changed what of this product when; a value of before can be wanted again. */
export function HistoryRegion(): ReactNode {
  const text = useText();
  const { state } = useProductPage();
  const productId = state.detail?.base === null ? null : (state.detail?.id ?? null);
  const [limit, setLimit] = useState(FEW);
  const { entries, more, error } = useHistory(productId, limit);
  if (productId === null) return null;
  return (
    <section className={styles['region']} aria-labelledby="history-title">
      <h2 id="history-title">{text('history.title')}</h2>
      {error !== null && <p role="alert">{text.error(error)}</p>}
      {entries.length === 0 && error === null && <p className={styles['note']}>{text('history.empty')}</p>}
      <ol className={styles['list']}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} productId={productId} />
        ))}
      </ol>
      {more && limit === FEW && (
        <div>
          <Button look="quiet" size="small" onPress={() => setLimit(MANY)}>
            {text('history.showAll')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface History {
  readonly entries: readonly HistoryEntry[];
  readonly more: boolean;
  readonly error: AppError | null;
}

/** Read again whenever something was sent or read. */
function useHistory(productId: string | null, limit: number): History {
  const [history, setHistory] = useState<History>({ entries: [], more: false, error: null });
  useEffect(() => {
    if (productId === null) return;
    let latest = 0;
    const load = async (): Promise<void> => {
      const mine = (latest += 1);
      const read = await call('sync.listHistory', { object: { kind: 'product', id: productId }, limit });
      if (mine !== latest) return;
      if (read.ok) setHistory({ ...read.value, error: null });
      else setHistory((before) => ({ ...before, error: read.error }));
    };
    const stops = [on('activity.changed', () => void load()), on('catalog.changed', () => void load())];
    void load();
    return () => {
      latest = -1;
      stops.forEach((stop) => stop());
    };
  }, [productId, limit]);
  return history;
}

function Entry({
  entry,
  productId,
}: {
  readonly entry: HistoryEntry;
  readonly productId: string;
}): ReactNode {
  const text = useText();
  return (
    <li className={styles['entry']}>
      <p className={styles['when']}>
        <time dateTime={new Date(entry.at).toISOString()}>{text.moment(entry.at)}</time>
        {' · '}
        {text(`history.by.${entry.by}`)}
        {entry.check !== null && entry.check !== 'clear' && ` · ${text(`history.check.${entry.check}`)}`}
      </p>
      {entry.changes.length === 0 && <p>{text('history.noDetails')}</p>}
      {entry.changes.map((change) => (
        <Change key={change.path} change={change} productId={productId} />
      ))}
    </li>
  );
}

function Change({
  change,
  productId,
}: {
  readonly change: FieldChange;
  readonly productId: string;
}): ReactNode {
  const text = useText();
  const { taxCodes, editor } = useProductPage();
  const { path } = change;
  const name = fieldName(text, path);
  const show = (value: unknown): string => fieldValueText(text, path, value, taxCodes.name);
  const isField = path !== 'firstPrice' && path !== 'image';
  const restore = async (): Promise<void> => {
    await editor.run(async (id) => {
      const object = { kind: 'product', id: productId } as const;
      const restored = await call('sync.restoreValue', { object, path, value: change.before });
      return restored.ok ? await call('catalog.getProduct', { productId: id }) : restored;
    });
  };
  return (
    <div className={styles['change']}>
      <span className={styles['name']}>{name}</span>
      <span className={styles['values']}>
        <del>{show(change.before)}</del> → <ins>{show(change.after)}</ins>
      </span>
      {isField && (
        <Button
          look="quiet"
          size="small"
          aria-label={text('history.useAgainField', { field: name, value: show(change.before) })}
          onPress={() => void restore()}
        >
          {text('history.useAgain')}
        </Button>
      )}
    </div>
  );
}
