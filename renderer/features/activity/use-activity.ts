import { useEffect, useState } from 'react';
import type { ActivityEntry, WaitingOperation } from '#shared/contract/sync.ts';
import type { Overwritten } from '#shared/contract/sync-history.ts';
import type { AppError } from '#shared/errors.ts';
import { call, on } from '#renderer/bridge/client.ts';
import { joinEntries } from './join-entries.ts';

export type Activity =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | {
      readonly kind: 'ready';
      readonly entries: readonly ActivityEntry[];
      readonly waiting: readonly WaitingOperation[];
      readonly overwritten: readonly Overwritten[];
      readonly more: boolean;
      readonly isLoadingMore: boolean;
      loadMore(): Promise<void>;
    };

const PAGE = 100;

interface Loaded {
  readonly entries: readonly ActivityEntry[];
  readonly waiting: readonly WaitingOperation[];
  readonly overwritten: readonly Overwritten[];
  readonly more: boolean;
}

/** The newest entries, kept fresh by the engine's event; older ones on request. */
export function useActivity(): Activity {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isLoadingMore, setLoadingMore] = useState(false);

  useEffect(() => {
    let latest = 0;
    const reload = async (): Promise<void> => {
      latest += 1;
      const mine = latest;
      const [page, waiting, overwritten] = await Promise.all([
        call('sync.listActivity', { beforeId: null, limit: PAGE }),
        call('sync.listWaiting'),
        call('sync.listOverwritten'),
      ]);
      if (mine !== latest) return;
      const failed = [page, waiting, overwritten].find((read) => !read.ok);
      setError(failed === undefined || failed.ok ? null : failed.error);
      if (!page.ok || !waiting.ok || !overwritten.ok) return;
      setLoaded((before) => ({
        entries: joinEntries(page.value.entries, before?.entries ?? []),
        waiting: waiting.value.operations,
        overwritten: overwritten.value.overwritten,
        more: before === null ? page.value.more : before.more,
      }));
    };
    const stops = [on('activity.changed', () => void reload()), on('sync.changed', () => void reload())];
    void reload();
    return () => {
      latest = -1;
      stops.forEach((stop) => stop());
    };
  }, []);

  if (error !== null) return { kind: 'failed', error };
  if (loaded === null) return { kind: 'loading' };
  const loadMore = async (): Promise<void> => {
    setLoadingMore(true);
    const page = await call('sync.listActivity', {
      beforeId: loaded.entries.at(-1)?.id ?? null,
      limit: PAGE,
    });
    setLoadingMore(false);
    if (!page.ok) return setError(page.error);
    setLoaded((before) => ({
      entries: joinEntries(before?.entries ?? [], page.value.entries),
      waiting: before?.waiting ?? [],
      overwritten: before?.overwritten ?? [],
      more: page.value.more,
    }));
  };
  return { kind: 'ready', ...loaded, isLoadingMore, loadMore };
}
