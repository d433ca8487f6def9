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

  async function drop(operation: Operation, outcome: 'dropped' | 'retried', thawed: boolean): Promise<void> {
    const { changed } = await store.dropOperations({ ids: [operation.id], outcome, thawed, at: clock.now() });
    parts.onCatalogChanged(changed);
    board.activityChanged();
  }

  return {
    listActivity: (input) => store.listJournal(input),
    async listWaiting() {
      return { operations: (await store.listWaiting()).map(waitingOperation) };
    },
    async retryOperation({ operationId }) {
      const operation = await findWaiting(operationId);
      // Refused as it was, it would be refused again: its draft is there to be changed and reviewed.
      if (operation.state === 'rejected' || operation.state === 'conflicted') {
        await drop(operation, 'retried', true);
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
      await drop(operation, 'dropped', false);
      return {};
    },
  };
}
