import type { Result } from '#shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../storage/store.ts';

export interface DatabaseNotices {
  /** Says what opening an account's database met that the person must know. */
  opened(account: { readonly id: string; readonly name: string }, result: Result<Store>): void;
}

export function createDatabaseNotices(notify: Ports['notify']): DatabaseNotices {
  // Every call for such an account tries to open it again; what was put away must not come back.
  const tooNew = new Set<string>();
  return {
    opened({ id, name }, result) {
      const account = name === '' ? id : name;
      if (result.ok) {
        const { setAside } = result.value;
        if (setAside !== null) notify({ code: 'database-damaged', params: { account, file: setAside.file } });
      } else if (result.error.code === 'app/database-too-new' && !tooNew.has(id)) {
        tooNew.add(id);
        notify({ code: 'database-too-new', params: { account } });
      }
    },
  };
}
