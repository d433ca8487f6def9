import { type ReactNode, useEffect, useState } from 'react';
import type { ObjectRef } from '#shared/contract/object.ts';
import type { FieldChange, HistoryEntry } from '#shared/contract/sync-history.ts';
import type { AppError } from '#shared/errors.ts';
import { call, on } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import styles from './object-history.module.css';

const FEW = 10;
const MANY = 500;

/** How the screen of an object tells of its fields, and takes a value of before. */
export interface HistoryWords {
  readonly name: (path: string) => string;
  readonly show: (path: string, value: unknown) => string;
  /** Wants the value again, as a draft; null for what is no field of its own. */
  readonly restore: ((path: string, value: unknown) => Promise<void>) | null;
  /** Paths whose value cannot be wanted again. */
  readonly fixed?: ReadonlySet<string>;
}

/** Who changed what of an object when; a value of before can be wanted again. */
export function ObjectHistory({
  object,
  words,
}: {
  readonly object: ObjectRef;
  readonly words: HistoryWords;
}): ReactNode {
  const text = useText();
  const [limit, setLimit] = useState(FEW);
  const { entries, more, error } = useHistory(object.kind, object.id, limit);
  return (
    <section className={styles['region']} aria-labelledby="history-title">
      <h2 id="history-title">{text('history.title')}</h2>
      {error !== null && <p role="alert">{text.error(error)}</p>}
      {entries.length === 0 && error === null && <p className={styles['note']}>{text('history.empty')}</p>}
      <ol className={styles['list']}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} words={words} />
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
function useHistory(kind: ObjectRef['kind'], id: string, limit: number): History {
  const [history, setHistory] = useState<History>({ entries: [], more: false, error: null });
  useEffect(() => {
    let latest = 0;
    const load = async (): Promise<void> => {
      const mine = (latest += 1);
      const read = await call('sync.listHistory', { object: { kind, id }, limit });
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
  }, [kind, id, limit]);
  return history;
}

function Entry({ entry, words }: { readonly entry: HistoryEntry; readonly words: HistoryWords }): ReactNode {
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
        <Change key={change.path} change={change} words={words} />
      ))}
    </li>
  );
}

function Change({
  change,
  words,
}: {
  readonly change: FieldChange;
  readonly words: HistoryWords;
}): ReactNode {
  const text = useText();
  const { path, before, after } = change;
  const { restore } = words;
  const name = words.name(path);
  return (
    <div className={styles['change']}>
      <span className={styles['name']}>{name}</span>
      <span className={styles['values']}>
        <del>{words.show(path, before)}</del> → <ins>{words.show(path, after)}</ins>
      </span>
      {restore === null || words.fixed?.has(path) === true ? null : (
        <Button
          look="quiet"
          size="small"
          aria-label={text('history.useAgainField', { field: name, value: words.show(path, before) })}
          onPress={() => void restore(path, before)}
        >
          {text('history.useAgain')}
        </Button>
      )}
    </div>
  );
}
