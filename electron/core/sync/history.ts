import type { AreaHandlers } from '../router.ts';
import type { SyncParts } from './parts.ts';
import type { StatusBoard } from './status.ts';

type HistoryHandlers = Pick<
  AreaHandlers<'sync'>,
  'listHistory' | 'restoreValue' | 'listOverwritten' | 'settleOverwritten' | 'undoPublish'
>;

/** What was, and the ways back to it: each makes drafts, which are reviewed like any change. */
export function createHistory(parts: SyncParts, board: StatusBoard): HistoryHandlers {
  const { store } = parts;
  const { clock } = parts.ports;

  function told<T extends { changed: Parameters<SyncParts['onChanged']>[0] }>(answer: T): T {
    parts.onChanged(answer.changed);
    board.activityChanged();
    return answer;
  }

  return {
    listHistory: (input) => store.listHistory(input),
    async restoreValue({ object, path, value }) {
      told(await store.restoreValue({ object, path, value, nowAt: clock.now() }));
      return {};
    },
    async listOverwritten() {
      return { overwritten: await store.listOverwritten() };
    },
    async settleOverwritten(input) {
      told(await store.settleOverwritten({ ...input, nowAt: clock.now() }));
      return {};
    },
    async undoPublish({ publishId }) {
      const { drafted, without } = told(await store.undoPublish({ publishId, nowAt: clock.now() }));
      return { drafted, without };
    },
  };
}
