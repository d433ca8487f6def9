import { openStore as openReal, type Store } from '#electron/core/storage/store.ts';
import { ASKED, COMMITTED } from './points.ts';
import { reach } from './reach.ts';

// Whatever else the module gives, it still gives; what is defined here counts before it.
export * from '#electron/core/storage/store.ts';

/** Stands in the place of `openStore` in the crash build: the same store, with points around its calls. */
export const openStore: typeof openReal = async (ports, file) => {
  const opened = await openReal(ports, file);
  return opened.ok ? { ok: true, value: watch(opened.value) } : opened;
};

function watch(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || typeof name !== 'string') return method;
      const [asked, committed] = [ASKED[name], COMMITTED[name]];
      if (asked === undefined && committed === undefined) return method;
      return async (input: unknown) => {
        if (asked !== undefined) reach(asked);
        const value: unknown = await method.call(target, input);
        if (committed !== undefined) reach(committed);
        return value;
      };
    },
  });
}
