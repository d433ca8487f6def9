import type { ObjectRef } from '#shared/contract/object.ts';
import type { AreaHandlers } from '../router.ts';
import type { SyncParts } from './parts.ts';
import type { StatusBoard } from './status.ts';

type ChangeSetHandlers = Pick<
  AreaHandlers<'sync'>,
  | 'listChangeSets'
  | 'createChangeSet'
  | 'setChangesAside'
  | 'bringChangeSetBack'
  | 'renameChangeSet'
  | 'removeChangeSet'
>;

/** Sets of drafts: one is in work, the others wait (storage/methods/change-sets.ts). */
export function createChangeSets(parts: SyncParts, board: StatusBoard): ChangeSetHandlers {
  const { store } = parts;
  const { clock } = parts.ports;

  function told(changed: readonly ObjectRef[]): Record<string, never> {
    parts.onChanged(changed);
    board.touch();
    return {};
  }

  return {
    async listChangeSets() {
      return { changeSets: await store.listChangeSets() };
    },
    async createChangeSet({ name }) {
      const { id, changed } = await store.createChangeSet({ name, at: clock.now() });
      told(changed);
      return { id };
    },
    async setChangesAside({ name }) {
      return told((await store.setChangesAside({ name, at: clock.now() })).changed);
    },
    async bringChangeSetBack({ id }) {
      return told((await store.bringChangeSetBack({ id })).changed);
    },
    async renameChangeSet(input) {
      await store.renameChangeSet(input);
      return told([]);
    },
    async removeChangeSet({ id }) {
      return told((await store.removeChangeSet({ id })).changed);
    },
  };
}
