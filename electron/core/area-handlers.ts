import { contract } from '#shared/contract/index.ts';
import { failure } from '#shared/errors.ts';
import type { AreaHandlers } from './router.ts';

/** Handlers of an area that are made when the first of them is called. */
export function lateHandlers<A extends 'transfer'>(
  area: A,
  make: () => Promise<AreaHandlers<A>>,
): AreaHandlers<A> {
  let made: Promise<AreaHandlers<A>> | null = null;
  return ofCurrentAccount(area, async () => {
    made ??= make();
    return await made;
  });
}

/** Handlers of an area that are looked up when the call comes: those of the account on screen. */
export function ofCurrentAccount<
  A extends 'branding' | 'catalog' | 'copies' | 'portal' | 'sync' | 'transfer',
>(area: A, current: () => Promise<Partial<AreaHandlers<A>>>): AreaHandlers<A> {
  const handlers: Record<string, (...args: unknown[]) => Promise<unknown>> = {};
  for (const name of Object.keys(contract[area])) {
    handlers[name] = async (...args) => {
      const table = (await current()) as unknown as typeof handlers;
      const handler = table[name];
      if (handler === undefined) throw failure('app/unknown-procedure', { name: `${area}.${name}` });
      return await handler(...args);
    };
  }
  return handlers as unknown as AreaHandlers<A>;
}

/** Sync with its three ways to ask Stripe held back until it is known whether there is a key. */
export function afterKey(
  handlers: AreaHandlers<'sync'>,
  keyKnown: () => Promise<void>,
): AreaHandlers<'sync'> {
  return {
    ...handlers,
    async pull(input, progress, signal) {
      await keyKnown();
      return await handlers.pull(input, progress, signal);
    },
    async refresh(input, signal) {
      await keyKnown();
      return await handlers.refresh(input, signal);
    },
    async publish(input, progress, signal) {
      await keyKnown();
      return await handlers.publish(input, progress, signal);
    },
  };
}
