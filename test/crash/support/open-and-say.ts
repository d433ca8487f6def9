/** Run as a process of its own: opens one database, says that it is open, and waits to be killed. */
import { openStore } from '#electron/core/storage/store.ts';
import {
  createTestClock,
  silentLogger,
  startDatabaseThread,
} from '../../integration/support/open-test-store.ts';

const [file = ''] = process.argv.slice(2);
const opened = await openStore({ startDatabaseThread, clock: createTestClock(), logger: silentLogger }, file);
if (!opened.ok) throw new Error(opened.error.code);
process.stdout.write('open\n');
