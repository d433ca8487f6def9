import { AppFailure } from '#shared/errors.ts';
import type { WorkerThread } from '../ports.ts';
import type { StoreAnswer, StoreRequest } from './protocol.ts';

type Unnumbered<R> = R extends StoreRequest ? Omit<R, 'id'> : never;

/** Questions to a database thread, by number. */
export interface Line {
  ask(request: Unnumbered<StoreRequest>): Promise<unknown>;
  end(): Promise<void>;
}

export function openLine(thread: WorkerThread): Line {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  let ended: Error | null = null;

  thread.onMessage((message) => {
    const answer = message as StoreAnswer;
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.type === 'value') asked?.resolve(answer.value);
    else if (answer.type === 'error') asked?.reject(new AppFailure(answer.error));
    else asked?.reject(new Error(`store: ${answer.message}\n${answer.stack}`));
  });
  thread.onExit((code) => {
    ended ??= new Error(`the database thread ended with code ${String(code)}`);
    for (const asked of waiting.values()) asked.reject(ended);
    waiting.clear();
  });

  return {
    ask(request) {
      if (ended !== null) return Promise.reject(ended);
      lastId += 1;
      const asked = Promise.withResolvers<unknown>();
      waiting.set(lastId, asked);
      thread.post({ ...request, id: lastId });
      return asked.promise;
    },
    async end() {
      ended ??= new Error('the store was closed');
      await thread.terminate();
    },
  };
}
