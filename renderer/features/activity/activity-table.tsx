import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ActivityEntry } from '#shared/contract/sync.ts';
import { objectRoute } from '#renderer/screen/navigation.ts';
import { UndonePublishAlert, type UndonePublish, UndoPublishButton } from '#renderer/screen/undo-publish.tsx';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { objectFieldName } from '#renderer/i18n/object-field-text.ts';
import { objectTitle } from '#renderer/i18n/object-title.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './activity.module.css';
import { OutcomeBadge } from './outcome-badge.tsx';

export function ActivityTable({ entries }: { entries: readonly ActivityEntry[] }): ReactNode {
  const text = useText();
  const [undone, setUndone] = useState<UndonePublish | null>(null);
  const undoable = newestOfPublishes(entries);
  return (
    <>
      {undone !== null && <UndonePublishAlert undone={undone} />}
      <div className={styles['scroll']}>
        <table className={styles['table']} aria-label={text('activity.sent')}>
          <thead>
            <tr>
              <th scope="col">{text('activity.when')}</th>
              <th scope="col">{text('activity.what')}</th>
              <th scope="col">{text('activity.object')}</th>
              <th scope="col">{text('activity.outcome')}</th>
              <th scope="col">{text('activity.request')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <ActivityRow
                key={entry.id}
                entry={entry}
                onUndone={undoable.has(entry.id) ? setUndone : null}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The entries that stand for their publish: its newest one that reached Stripe. */
function newestOfPublishes(entries: readonly ActivityEntry[]): ReadonlySet<number> {
  const newest = new Map<number, number>();
  for (const { id, publishId, outcome, kind } of entries) {
    const isDone = outcome === 'applied' && kind !== 'image.upload';
    if (publishId !== null && isDone && !newest.has(publishId)) newest.set(publishId, id);
  }
  return new Set(newest.values());
}

function ActivityRow({
  entry,
  onUndone,
}: {
  readonly entry: ActivityEntry;
  /** Null where another entry stands for the publish. */
  readonly onUndone: ((undone: UndonePublish) => void) | null;
}): ReactNode {
  const text = useText();
  const { requestId } = entry;
  return (
    <tr>
      <td className={styles['when']} data-numeric>
        <time dateTime={new Date(entry.at).toISOString()}>{text.moment(entry.at)}</time>
      </td>
      <td className={styles['what']}>
        <div>{text(`activity.kind.${entry.kind}`)}</div>
        {entry.changes.length === 0 ? null : (
          <div className={styles['detail']}>{fieldNames(entry, text)}</div>
        )}
      </td>
      <td className={styles['object']}>
        {entry.object === null ? (
          entry.title
        ) : (
          <a href={`#${objectRoute(entry.object, entry.productId)}`}>{objectTitle(text, entry)}</a>
        )}
      </td>
      <td>
        <div className={styles['outcome']}>
          <OutcomeBadge outcome={entry.outcome} />
          {onUndone !== null && entry.publishId !== null && (
            <UndoPublishButton publishId={entry.publishId} onDone={onUndone} />
          )}
        </div>
        {entry.error === null ? null : <div className={styles['detail']}>{text.error(entry.error)}</div>}
      </td>
      <td className={styles['request']}>
        {requestId === null ? null : (
          <>
            <code>{requestId}</code>
            <IconButton
              size="small"
              label={text('activity.copyRequest', { id: requestId })}
              onPress={() => {
                if (copyText(requestId)) showToast(text('activity.requestCopied'));
              }}
            >
              <Copy aria-hidden />
            </IconButton>
          </>
        )}
      </td>
    </tr>
  );
}

/** The names of the changed fields, as the page of the object calls them. */
function fieldNames(entry: ActivityEntry, text: Text): string {
  const names = entry.changes.map((change) => {
    if (change.path.startsWith('metadata.')) return change.path.slice('metadata.'.length);
    return objectFieldName(text, entry.object, change.path);
  });
  return [...new Set(names)].join(text('ui.listSeparator'));
}
