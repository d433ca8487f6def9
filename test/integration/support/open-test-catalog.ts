import { randomUUID } from 'node:crypto';
import type { EventName, EventPayload } from '#shared/contract/events.ts';
import { contract, type InputOf, type OutputOf } from '#shared/contract/index.ts';
import { type Catalog, createCatalog } from '#electron/core/catalog/catalog.ts';
import { openTestStore, startTableThread, type TestStore } from './open-test-store.ts';
import { fail } from '#shared/errors.ts';

export interface Told {
  readonly name: EventName;
  readonly payload: EventPayload<EventName>;
}

type Handlers = Catalog['handlers'];
type Call = <P extends keyof Handlers>(
  procedure: P,
  input: InputOf<`catalog.${P}`>,
) => Promise<OutputOf<`catalog.${P}`>>;

export interface TestCatalog extends TestStore {
  /** Calls a procedure of the catalog. */
  readonly call: Call;
  /** Every event told since the start, oldest first. */
  readonly told: readonly Told[];
  /** What was given to the system to save. */
  readonly savedFiles: readonly { suggestedName: string; content: string | Uint8Array }[];
}

/** A catalog of a test-mode account on a store of its own. */
export async function openTestCatalog(
  account = { id: 'acct_1', mode: 'test' as const, demo: false },
): Promise<TestCatalog> {
  const test = await openTestStore();
  const told: Told[] = [];
  const savedFiles: { suggestedName: string; content: string | Uint8Array }[] = [];
  const ports = {
    clock: test.clock,
    startTableThread,
    fileSaver: {
      save: async (file: { suggestedName: string; content: string | Uint8Array }) => {
        savedFiles.push(file);
        return true;
      },
    },
    random: { uuid: () => randomUUID(), fraction: () => 0.5 },
    events: {
      emit: <N extends EventName>(name: N, payload: EventPayload<N>) => {
        told.push({ name, payload });
      },
    },
  };
  let made: (Catalog & { readonly store: TestStore['store'] }) | null = null;
  const never = new AbortController().signal;
  const fetchPicture = async () => fail('image/unreachable', { host: '' });
  return {
    // The store is replaced by `reopen`, so it is looked up at each call.
    get store() {
      return test.store;
    },
    file: test.file,
    folder: test.folder,
    clock: test.clock,
    pull: (products, prices) => test.pull(products, prices),
    reopen: () => test.reopen(),
    dispose: () => test.dispose(),
    told,
    savedFiles,
    call: (procedure, input) => {
      if (made?.store !== test.store)
        made = { store: test.store, ...createCatalog({ store: test.store, ports, account, fetchPicture }) };
      const { handlers } = made;
      const handler = handlers[procedure] as (given: unknown, ...rest: unknown[]) => never;
      return contract.catalog[procedure].kind === 'stream'
        ? handler(input, () => undefined, never)
        : handler(input, never);
    },
  };
}
