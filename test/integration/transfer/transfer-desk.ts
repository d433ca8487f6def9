import { randomUUID } from 'node:crypto';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { LeftOut, TransferSource } from '#shared/contract/transfer.ts';
import { failure } from '#shared/errors.ts';
import { createPortal } from '#electron/core/portal/portal.ts';
import { createTransfer } from '#electron/core/transfer/transfer.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';

type Comparison = OutputOf<'transfer.compare'>;
type Backup = OutputOf<'transfer.openBackup'>;
interface Sides {
  readonly from: TransferSource;
  readonly to: string;
  readonly meters?: Record<string, string>;
  readonly withArchived?: boolean;
  readonly leftOut?: LeftOut[];
  readonly except?: string[];
}

/** Two accounts beside each other, `shop-a` and `shop-b`, each with a catalog on a store of its own. */
export interface TransferDesk {
  readonly a: TestCatalog;
  readonly b: TestCatalog;
  compare(sides: Sides): Promise<Comparison>;
  copy(sides: Sides, productIds?: string[] | null, signal?: AbortSignal): Promise<number>;
  readCompared(comparisonId: string, start: number, count: number): Promise<Comparison['products']>;
  /** Of `shop-a`, as the file's text. */
  backUp(): Promise<string>;
  openBackup(text: string): Promise<Backup>;
  restorePortal(backupId: string, targetId: string): Promise<OutputOf<'transfer.restorePortal'>>;
  dispose(): Promise<void>;
}

export const FROM_A = { type: 'account', accountId: 'shop-a' } as const;
export const FROM_B = { type: 'account', accountId: 'shop-b' } as const;

const never = new AbortController().signal;

export async function openTransferDesk(): Promise<TransferDesk> {
  const [a, b] = await Promise.all([openTestCatalog(), openTestCatalog()]);
  const catalogs: Readonly<Record<string, TestCatalog>> = { 'shop-a': a, 'shop-b': b };
  const files: string[] = [];
  const endOf = (id: string) => {
    const catalog = catalogs[id];
    if (catalog === undefined) throw failure('account/unknown');
    return {
      account: { id, name: id, mode: 'test' as const },
      store: catalog.store,
      portal: createPortal({
        store: catalog.store,
        ports: {
          clock: catalog.clock,
          random: { uuid: () => randomUUID(), fraction: () => 0.5 },
          events: { emit: () => undefined },
          sheets: { print: async () => new Uint8Array() },
        },
        gateway: () => null,
        onChanged: () => undefined,
        note: async () => undefined,
      }).handlers,
      changed: () => undefined,
    };
  };
  const transfer = createTransfer({
    ports: {
      clock: a.clock,
      random: { uuid: () => randomUUID() },
      fileSaver: {
        save: async ({ content }) => {
          files.push(String(content));
          return true;
        },
      },
    },
    open: async (id) => endOf(id),
    current: async () => endOf('shop-a'),
  });
  const inputOf = ({ from, to, meters = {}, withArchived = false }: Sides): InputOf<'transfer.compare'> => {
    return { source: from, targetId: to, meters, withArchived };
  };
  return {
    a,
    b,
    compare: async (sides) => await transfer.compare(inputOf(sides), () => undefined, never),
    copy: async (sides, productIds = null, signal = never) =>
      (
        await transfer.copy(
          { ...inputOf(sides), productIds, leftOut: sides.leftOut ?? [], except: sides.except ?? [] },
          () => undefined,
          signal,
        )
      ).drafted,
    readCompared: async (comparisonId, start, count) =>
      (await transfer.readCompared({ comparisonId, start, count }, never)).products,
    async backUp() {
      await transfer.saveBackup({}, () => undefined, never);
      return files.at(-1) ?? '';
    },
    restorePortal: async (backupId, targetId) => await transfer.restorePortal({ backupId, targetId }, never),
    openBackup: async (text) => await transfer.openBackup({ bytes: new TextEncoder().encode(text) }, never),
    async dispose() {
      await Promise.all([a.dispose(), b.dispose()]);
    },
  };
}
