import { type AppError, AppFailure, failure } from '#shared/errors.ts';
import type { WorkerThread } from '../../ports.ts';
import type { ReadSheet, TableToWrite } from './workbook.ts';

export type TableRequest =
  | { readonly type: 'read'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'write'; readonly table: TableToWrite };

export type TableAnswer =
  | { readonly type: 'read'; readonly sheets: ReadSheet[] }
  | { readonly type: 'written'; readonly bytes: Uint8Array }
  | { readonly type: 'refused'; readonly error: AppError };

type StartThread = () => WorkerThread;

/** Reads a workbook in a thread of its own; see `readWorkbook`. Cancelled, the thread ends at once. */
export async function readInThread(
  start: StartThread,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<ReadSheet[]> {
  const answer = await ask(start, { type: 'read', bytes }, signal);
  return answer.type === 'read' ? answer.sheets : [];
}

/** Writes a workbook in a thread of its own; see `writeWorkbook`. */
export async function writeInThread(
  start: StartThread,
  table: TableToWrite,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const answer = await ask(start, { type: 'write', table }, signal);
  return answer.type === 'written' ? answer.bytes : new Uint8Array();
}

async function ask(start: StartThread, request: TableRequest, signal: AbortSignal): Promise<TableAnswer> {
  if (signal.aborted) throw failure('app/cancelled');
  const thread = start();
  const asked = Promise.withResolvers<TableAnswer>();
  const cancel = (): void => asked.reject(new AppFailure({ code: 'app/cancelled', params: {} }));
  signal.addEventListener('abort', cancel, { once: true });
  thread.onMessage((message) => asked.resolve(message as TableAnswer));
  // It ends by itself only when it ran out of memory, or by a bug.
  thread.onExit(() => asked.reject(new AppFailure({ code: 'catalog/import-unpacks-too-large', params: {} })));
  try {
    thread.post(request);
    const answer = await asked.promise;
    if (answer.type === 'refused') throw new AppFailure(answer.error);
    return answer;
  } finally {
    signal.removeEventListener('abort', cancel);
    await thread.terminate();
  }
}
