/** Entry of the database's thread: SQL runs here and nowhere else. */
import { parentPort } from 'node:worker_threads';
import * as z from 'zod';
import { createDatabaseServer } from './database-server.ts';
import type { StoreRequest } from './protocol.ts';

z.config({ jitless: true });

if (parentPort === null) throw new Error('this file is started as a worker thread');
const port = parentPort;
const handle = createDatabaseServer(
  (answer) => port.postMessage(answer),
  (work) => setImmediate(work),
);
port.on('message', (request: StoreRequest) => handle(request));
