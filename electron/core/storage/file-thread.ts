import { AppFailure, ok, type Result } from '#shared/errors.ts';
import { openLine } from './line.ts';
import type { FileRequest } from './protocol.ts';
import type { StorePorts } from './store.ts';
import type { WorkDescription } from './work.ts';

/** What a thread of its own does with database files that nobody has opened in it. */
export interface FileThread {
  /** Copies a database as of one moment, whole or not at all. */
  copy(file: string, target: string): Promise<Result<null>>;
  /** Fails with `copies/unreadable` or `copies/unknown`. */
  describe(file: string): Promise<Result<WorkDescription>>;
  /** Puts a copy's content with this build's schema at `target`. */
  prepare(file: string, target: string, nowAt: number): Promise<Result<null>>;
  /** Removes what `prepare` made. */
  remove(file: string): Promise<Result<null>>;
}

type Unnumbered<R> = R extends FileRequest ? Omit<R, 'id'> : never;

/**
 * Copying and reading a whole file must not stand in the way of the store's own thread: `work` has
 * one of its own, which ends with it.
 */
export async function withFileThread<T>(
  ports: Pick<StorePorts, 'startDatabaseThread'>,
  work: (thread: FileThread) => Promise<T>,
): Promise<T> {
  const line = openLine(ports.startDatabaseThread());

  async function ask<V>(request: Unnumbered<FileRequest>): Promise<Result<V>> {
    try {
      return ok((await line.ask(request)) as V);
    } catch (error) {
      if (error instanceof AppFailure) return { ok: false, error: error.error };
      throw error;
    }
  }

  try {
    return await work({
      copy: (file, target) => ask({ type: 'copy', file, target }),
      describe: (file) => ask({ type: 'describe', file }),
      prepare: (file, target, nowAt) => ask({ type: 'prepare', file, target, nowAt }),
      remove: (file) => ask({ type: 'remove', file }),
    });
  } finally {
    await line.end();
  }
}
