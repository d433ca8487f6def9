/** Entry of the thread that packs and unpacks workbooks: seconds of work that nobody waits behind. */
import { parentPort } from 'node:worker_threads';
import { AppFailure } from '#shared/errors.ts';
import type { TableAnswer, TableRequest } from './table-thread.ts';
import { readWorkbook, writeWorkbook } from './workbook.ts';

if (parentPort === null) throw new Error('this file is started as a worker thread');
const port = parentPort;

async function answer(request: TableRequest): Promise<TableAnswer> {
  try {
    if (request.type === 'read') return { type: 'read', sheets: await readWorkbook(request.bytes) };
    return { type: 'written', bytes: await writeWorkbook(request.table) };
  } catch (error) {
    if (error instanceof AppFailure) return { type: 'refused', error: error.error };
    throw error;
  }
}

port.on('message', (request: TableRequest) => {
  void (async () => port.postMessage(await answer(request)))();
});
