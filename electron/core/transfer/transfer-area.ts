import { failure } from '#shared/errors.ts';
import type { Demo } from '../account/demo.ts';
import type { AccountRecord, AccountRegistry } from '../account/registry.ts';
import type { AccountSession, Sessions } from '../account/sessions.ts';
import { lateHandlers } from '../area-handlers.ts';
import type { AreaHandlers } from '../router.ts';
import type { TransferEnd, TransferParts } from './transfer.ts';

/** The area `transfer` over the accounts that are known; its code is read when it is first called. */
export function transferArea(parts: {
  readonly ports: TransferParts['ports'];
  readonly registry: Pick<AccountRegistry, 'list'>;
  readonly sessions: Pick<Sessions, 'open' | 'current'>;
  readonly demo: Pick<Demo, 'reconnect'>;
  readonly hasKey: (accountId: string) => boolean;
}): AreaHandlers<'transfer'> {
  const { ports, registry, sessions, demo, hasKey } = parts;

  /** Opened, and read from Stripe where that never happened. */
  async function open(accountId: string, signal: AbortSignal): Promise<TransferEnd> {
    const { records } = await registry.list();
    const record = records.find((candidate) => candidate.id === accountId);
    if (record === undefined) throw failure('account/unknown');
    if (record.demo && !hasKey(record.id)) await demo.reconnect(record);
    const { session } = await sessions.open(record);
    const { pulled } = await session.sync.getStatus({}, signal);
    if (!pulled) await session.sync.pull({}, () => undefined, signal);
    return endOf(record, session);
  }

  return lateHandlers('transfer', async () => {
    const { createTransfer } = await import('./transfer.ts');
    const current = async (): Promise<TransferEnd> => {
      const { record, session } = await sessions.current();
      return endOf(record, session);
    };
    return createTransfer({ ports, open, current });
  });
}

function endOf({ id, name, mode }: AccountRecord, { transferEnd, portal }: AccountSession): TransferEnd {
  return { account: { id, name, mode }, portal, ...transferEnd };
}
