import type { RawMap } from '../http/form.ts';
import type { UploadedPart } from '../http/multipart.ts';
import { EventRecorder, type Account, type Cause } from '../store/account.ts';
import type { ModeStore } from '../store/mode-store.ts';
import { checkExpand, presentAnswer, snapshot } from './expand.ts';
import type { RouteMatch } from './routes.ts';

export interface Call {
  readonly account: Account;
  readonly store: ModeStore;
  readonly cause: Cause;
  readonly path: string;
  readonly match: RouteMatch;
  readonly params: RawMap;
  readonly files: readonly UploadedPart[];
  readonly saveFile: (id: string, data: Buffer) => void;
}

/**
 * Checks a call and hands back what carries it out. Nothing has changed until that is called;
 * between the two a fault or a delay may come.
 *
 * @returns the effect; it answers with the body to send
 */
export function prepareCall(call: Call): () => object {
  const { account, store, match } = call;
  const { operation } = match;
  const { expand, run } = operation.prepare(call.params, {
    account,
    store,
    events: new EventRecorder(account, store, call.cause, (object) => snapshot(object, account, store)),
    // The moment the request takes effect, which a delay can put off.
    get now() {
      return account.clock.now();
    },
    path: call.path,
    id: match.id,
    files: call.files,
    saveFile: call.saveFile,
  });
  checkExpand(expand, operation.answers);
  return () => presentAnswer(run(), expand, account, store);
}
