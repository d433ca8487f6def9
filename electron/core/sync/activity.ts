import type { OperationState } from '#shared/contract/sync.ts';
import { failure } from '#shared/errors.ts';
import type { AreaHandlers } from '../router.ts';
import type { Operation } from '../storage/operation-row.ts';
import type { SyncParts } from './parts.ts';
import type { Publisher } from './publisher.ts';
import { waitingOperation } from './results.ts';
import type { StatusBoard } from './status.ts';

type ActivityHandlers = Pick<
  AreaHandlers<'sync'>,
  'listActivity' | 'listWaiting' | 'retryOperation' | 'dropOperation'
>;

const REFUSED: readonly OperationState[] = ['rejected', 'conflicted'];

/** What happened, what waits, and what a person can do about it. */
export function createActivity(parts: SyncParts, board: StatusBoard, publisher: Publisher): ActivityHandlers {
  const { store } = parts;
  const { clock } = parts.ports;

  async function findWaiting(id: string): Promise<Operation> {
    const operation = await store.readOperation({ id });
    if (operation === null) throw failure('sync/operation-unknown', { id });
    if (!['queued', 'unknown', 'rejected', 'conflicted'].includes(operation.state)) {
      throw failure('sync/operation-state', { state: operation.state });
    }
    return operation;
  }

  /** Gives up what is still as it was found; it may have gone on its way since. */
  async function end(
    { id }: Operation,
    how: Pick<Parameters<typeof store.dropOperations>[0], 'from' | 'outcome' | 'work'>,
  ): Promise<void> {
    const { changed, ended } = await store.dropOperations({ ids: [id], ...how, at: clock.now() });
    if (ended.length === 0) {
      const now = await store.readOperation({ id });
      throw failure('sync/operation-state', { state: now?.state ?? 'dropped' });
    }
    publisher.operationDropped();
    parts.onChanged(changed);
    board.activityChanged();
  }

  return {
    listActivity: (input) => store.listJournal(input),
    async listWaiting() {
      return { operations: (await store.listWaiting()).map(waitingOperation) };
    },
    async retryOperation({ operationId }) {
      const operation = await findWaiting(operationId);
      // Refused as it was, it would be refused again: it became a draft then, to be changed and reviewed.
      if (REFUSED.includes(operation.state)) {
        await end(operation, { from: REFUSED, outcome: 'retried', work: 'keep' });
        return {};
      }
      if (parts.gateway() === null) throw failure('account/key-needed');
      await publisher.retry();
      return {};
    },
    async dropOperation({ operationId }) {
      const operation = await findWaiting(operationId);
      // Whoever waits for a picture would wait for ever.
      if (operation.kind === 'image.upload')
        throw failure('sync/operation-state', { state: operation.state });
      await end(operation, { from: ['queued', 'unknown', ...REFUSED], outcome: 'dropped', work: 'drop' });
      return {};
    },
  };
}
