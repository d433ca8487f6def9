import { AppFailure } from '#shared/errors.ts';
import { copyDatabase, describeCopy, prepareCopy, removePrepared } from './copy-file.ts';
import type { Database } from './database.ts';
import { type Method, methods, READ_AGAIN } from './method-table.ts';
import { markSuspect, openDatabase } from './open-database.ts';
import type { Opening, StoreAnswer, StoreRequest } from './protocol.ts';
import { isDamage, sqlErrorKind } from './sql-error.ts';

const table: Readonly<Record<string, Method>> = methods;

/**
 * Answers requests on one database file. `post` sends an answer; `later` runs a function after
 * the requests that are already waiting (setImmediate in the thread).
 */
export function createDatabaseServer(
  post: (answer: StoreAnswer) => void,
  later: (work: () => void) => void,
): (request: StoreRequest) => void {
  let database: Database | null = null;
  let openedFile: string | null = null;

  function failed(id: number, error: unknown): StoreAnswer {
    // Nothing can be mended while it is in use: the next start looks at every page.
    if (openedFile !== null && isDamage(error)) markSuspect(openedFile);
    return asAnswer(id, error);
  }

  function answer(id: number, work: () => unknown): void {
    try {
      post({ id, type: 'value', value: work() });
    } catch (error) {
      post(failed(id, error));
    }
  }

  function open(file: string, nowAt: number): Opening {
    const opened = openDatabase(file, nowAt);
    database = opened.database;
    openedFile = file;
    return { setAside: opened.setAside };
  }

  function call(id: number, name: string, input: unknown): void {
    if (database === null || !Object.hasOwn(table, name)) {
      throw new Error(`no store method ${name}`);
    }
    const method = table[name] as Method;
    const db = database;
    const result = db.transaction(() => {
      const value = method(db, input);
      return isGenerator(value) ? { generator: value, step: value.next() } : { value };
    }, !READ_AGAIN.has(name));
    if (result.generator === undefined) post({ id, type: 'value', value: result.value });
    else goOn(id, db, result.generator, result.step);
  }

  function goOn(
    id: number,
    db: Database,
    generator: Generator<void, unknown>,
    step: IteratorResult<void, unknown>,
  ): void {
    if (step.done === true) {
      post({ id, type: 'value', value: step.value });
      return;
    }
    later(() => {
      try {
        if (database === null) throw new Error('the store was closed');
        goOn(
          id,
          db,
          generator,
          db.transaction(() => generator.next()),
        );
      } catch (error) {
        post(failed(id, error));
      }
    });
  }

  return (request) => {
    switch (request.type) {
      case 'open':
        answer(request.id, () => open(request.file, request.nowAt));
        break;
      case 'call':
        try {
          call(request.id, request.method, request.input);
        } catch (error) {
          post(failed(request.id, error));
        }
        break;
      case 'close':
        answer(request.id, () => {
          database?.close();
          database = null;
        });
        break;
      case 'copy':
        answer(request.id, () => copyDatabase(request.file, request.target));
        break;
      case 'describe':
        answer(request.id, () => describeCopy(request.file));
        break;
      case 'prepare':
        answer(request.id, () => prepareCopy(request.file, request.target, request.nowAt));
        break;
      case 'remove':
        answer(request.id, () => removePrepared(request.file));
        break;
    }
  };
}

function isGenerator(value: unknown): value is Generator<void, unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;
}

function asAnswer(id: number, error: unknown): StoreAnswer {
  if (error instanceof AppFailure) return { id, type: 'error', error: error.error };
  const kind = sqlErrorKind(error);
  if (kind !== null) return { id, type: 'error', error: kind };
  const message = error instanceof Error ? error.message : String(error);
  return { id, type: 'bug', message, stack: error instanceof Error ? (error.stack ?? '') : '' };
}
