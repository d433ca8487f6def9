import { AppFailure, type Result, ok } from '#shared/errors.ts';
import type { Ports } from '../ports.ts';
import { type Line, openLine } from './line.ts';
import type { Methods } from './method-table.ts';
import type { SetAside } from './open-database.ts';
import type { Opening } from './protocol.ts';

type OutputOf<M> = M extends (database: never, input: never) => infer O
  ? O extends Generator<unknown, infer Last>
    ? Last
    : O
  : never;

type StoreMethod<M> = M extends (database: never) => unknown
  ? (input?: Record<string, never>) => Promise<OutputOf<M>>
  : M extends (database: never, input: infer I) => unknown
    ? (input: I) => Promise<OutputOf<M>>
    : never;

/**
 * The database of one account and mode. Each method is one transaction in the database's thread;
 * what it wrote is durable when its promise resolves. Expected failures (`app/disk-full`,
 * `catalog/product-unknown`, …) reject with {@link AppFailure}; anything else is a bug.
 */
export type Store = { readonly [N in keyof Methods]: StoreMethod<Methods[N]> } & {
  /** What opening met: a damaged file that was set aside, or null. */
  readonly setAside: SetAside | null;
  /** Ends the thread after everything asked before. Calling again is harmless. */
  readonly close: () => Promise<void>;
};

/** Only what opening a store needs of the engine's ports. */
export type StorePorts = Pick<Ports, 'startDatabaseThread' | 'clock' | 'logger'>;

/**
 * Starts a database thread on `file`, making or migrating it. Fails with `app/database-too-new`,
 * `app/database-damaged`, `app/folder-read-only` or `app/disk-full`.
 */
export async function openStore(ports: StorePorts, file: string): Promise<Result<Store>> {
  const thread = ports.startDatabaseThread();
  const line = openLine(thread);
  try {
    const opening = (await line.ask({
      type: 'open',
      file,
      nowAt: ports.clock.now(),
    })) as Opening;
    if (opening.setAside !== null) {
      const { file: aside, salvaged } = opening.setAside;
      ports.logger.warn('store.setAside', { file: aside, salvagedRows: salvaged.rows });
    }
    return ok(makeStore(line, opening.setAside));
  } catch (error) {
    await thread.terminate();
    if (error instanceof AppFailure) return { ok: false, error: error.error };
    throw error;
  }
}

function makeStore(line: Line, setAside: SetAside | null): Store {
  let closing: Promise<void> | null = null;
  const own: Record<string, unknown> = {
    setAside,
    close: () => {
      closing ??= line.ask({ type: 'close' }).then(() => line.end());
      return closing;
    },
  };
  // The methods live in the other thread; only their names and types are known here.
  return new Proxy(own, {
    get(target, name) {
      if (typeof name === 'symbol' || name === 'then') return undefined;
      target[name] ??= name === 'setAside' ? null : method(line, name);
      return target[name];
    },
  }) as unknown as Store;
}

function method(line: Line, name: string): (input: unknown) => Promise<unknown> {
  return (input) => line.ask({ type: 'call', method: name, input });
}
