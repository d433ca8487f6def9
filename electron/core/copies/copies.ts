import path from 'node:path';
import type { Copy } from '#shared/contract/copies.ts';
import { AppFailure, failure, type Result } from '#shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { AreaHandlers } from '../router.ts';
import type { FileThread } from '../storage/file-thread.ts';
import type { Store } from '../storage/store.ts';
import {
  type CopyFile,
  copyNameAt,
  listCopyFiles,
  readCopyTime,
  removeCopy,
  removeRemains,
  RESTORING,
} from './copy-files.ts';

/** How many copies are kept; the oldest goes. */
const KEPT = 5;
/** A start has better things to do: the first copy waits until the window has been used for a while. */
const AFTER_START_MS = 30_000;
const LOOK_EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

export interface Copies {
  readonly handlers: AreaHandlers<'copies'>;
  /** Begins with the copy of this start; one more each day. Both only when work changed since the last. */
  start(): void;
  /** Ends what it began; a copy that is being made is made to its end. */
  stop(): Promise<void>;
}

export interface CopiesParts {
  /** The account's database; copies lie in a folder beside it. */
  readonly file: string;
  readonly store: Store;
  readonly ports: Pick<Ports, 'clock' | 'logger' | 'firstScreen'>;
  /** Gives `work` a thread of its own for whole files. */
  readonly withFileThread: <T>(work: (thread: FileThread) => Promise<T>) => Promise<T>;
  /** Unpublished changes became others. */
  readonly onRestored: () => void;
}

/**
 * Rolling copies of one account's database. A copy is the whole file as of one moment, made beside
 * the work and never on its thread; restoring takes the unpublished changes back to it (facts about
 * what was sent, and Stripe's objects, are not taken back: they happened).
 */
export function createCopies({ file, store, ports, withFileThread, onRestored }: CopiesParts): Copies {
  const { clock, logger } = ports;
  const folder = path.join(path.dirname(file), 'copies');
  const stopping = new AbortController();
  /** One at a time: copying, restoring and removing follow one another. */
  let tail: Promise<unknown> = Promise.resolve();
  let looking: Promise<void> = Promise.resolve();

  function inTurn<T>(work: (thread: FileThread) => Promise<T>): Promise<T> {
    const turn = tail.then(() => withFileThread(work));
    tail = turn.catch(() => undefined);
    return turn;
  }

  async function make(thread: FileThread): Promise<Copy> {
    const madeAt = await freeTime();
    const target = path.join(folder, copyNameAt(madeAt));
    unwrap(await thread.copy(file, target));
    const made = (await listCopyFiles(folder)).find((copy) => copy.madeAt === madeAt);
    if (made === undefined) throw new Error(`the copy ${target} is not there`);
    return await describe(thread, made);
  }

  /** Two copies of one millisecond, or a clock that was set back onto one, must not be the same file. */
  async function freeTime(): Promise<number> {
    const taken = new Set((await listCopyFiles(folder)).map(({ madeAt }) => madeAt));
    let at = clock.now();
    while (taken.has(at)) at += 1;
    return at;
  }

  async function prune(except?: string): Promise<void> {
    const old = (await listCopyFiles(folder)).filter(({ id }) => id !== except).slice(KEPT);
    for (const copy of old) await removeCopy(copy);
  }

  async function describe(thread: FileThread, copy: CopyFile): Promise<Copy> {
    const work = await thread.describe(copy.file);
    return {
      id: copy.id,
      madeAt: copy.madeAt,
      bytes: copy.bytes,
      changes: work.ok ? work.value.changes : null,
    };
  }

  async function find(copyId: string): Promise<CopyFile> {
    const found = (await listCopyFiles(folder)).find(({ id }) => id === copyId);
    if (readCopyTime(`${copyId}.db`) === null || found === undefined) throw failure('copies/unknown');
    return found;
  }

  /** Gives `work` a file with this build's schema and the content of a copy. */
  async function withPrepared<T>(
    thread: FileThread,
    copy: CopyFile,
    work: (prepared: string) => Promise<T>,
  ): Promise<T> {
    const target = path.join(folder, RESTORING);
    try {
      unwrap(await thread.prepare(copy.file, target, clock.now()));
      return await work(target);
    } finally {
      unwrap(await thread.remove(target));
    }
  }

  async function copyIfDue(thread: FileThread, since: 'start' | 'day'): Promise<void> {
    const [newest] = await listCopyFiles(folder);
    if (since === 'day' && newest !== undefined && Math.abs(clock.now() - newest.madeAt) < DAY_MS) return;
    const now = await store.describeWork();
    const before = newest === undefined ? null : await thread.describe(newest.file);
    if (before !== null && before.ok && before.value.stamp === now.stamp) return;
    if (newest === undefined && now.isUntouched) return;
    await make(thread);
    await prune();
  }

  async function look(): Promise<void> {
    await ports.firstScreen;
    await clock.sleep(AFTER_START_MS, stopping.signal);
    await removeRemains(folder);
    for (let since: 'start' | 'day' = 'start'; !stopping.signal.aborted; since = 'day') {
      await inTurn((thread) => copyIfDue(thread, since)).catch(logFailure);
      await clock.sleep(LOOK_EVERY_MS, stopping.signal);
    }
  }

  /** A copy that cannot be made (a full disk) stands in nobody's way; the next hour tries again. */
  function logFailure(error: unknown): void {
    const reason = error instanceof AppFailure ? error.error.code : String(error);
    logger.warn('copies.failed', { reason });
  }

  return {
    handlers: {
      list: () =>
        inTurn(async (thread) => {
          const files = await listCopyFiles(folder);
          return { copies: await Promise.all(files.map((copy) => describe(thread, copy))) };
        }),
      make: () =>
        inTurn(async (thread) => {
          const made = await make(thread);
          await prune();
          return made;
        }),
      compare: ({ copyId }) =>
        inTurn(async (thread) => {
          const copy = await find(copyId);
          return await withPrepared(thread, copy, (prepared) => store.compareWork({ file: prepared }));
        }),
      restore: ({ copyId, token }) =>
        inTurn(async (thread) => {
          const copy = await find(copyId);
          return await withPrepared(thread, copy, async (prepared) => {
            const copyOfNow = await make(thread);
            const done = await store.restoreWork({ file: prepared, token, at: clock.now() });
            await prune(copyId);
            if (done === null) throw failure('copies/outdated');
            onRestored();
            return { restored: done.restored, copyOfNow };
          });
        }),
    },
    start() {
      looking = look().catch(logFailure);
    },
    async stop() {
      stopping.abort();
      await looking;
      await tail;
    },
  };
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new AppFailure(result.error);
}
