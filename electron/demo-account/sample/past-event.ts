import { snapshot } from '../api/expand.ts';
import { ACCOUNT_API_VERSION, type Account } from '../store/account.ts';
import type { ModeStore } from '../store/mode-store.ts';
import { textFrom } from './random.ts';

interface PastEvent {
  readonly type: string;
  readonly object: { readonly id: string };
  /** Seconds since the epoch. */
  readonly created: number;
  readonly previous?: Readonly<Record<string, unknown>>;
}

/** Writes what happened before the demo account was started; nobody's request. */
export function recordPast(
  account: Account,
  store: ModeStore,
  { type, object, created, previous }: PastEvent,
): void {
  const mode = store.livemode ? 'live' : 'test';
  store.events.put({
    id: `evt_1${textFrom(`${account.id} ${mode} ${type} ${object.id}`, 23)}`,
    object: 'event',
    api_version: ACCOUNT_API_VERSION,
    created,
    data: {
      object: snapshot(object, account, store),
      ...(previous === undefined ? {} : { previous_attributes: previous }),
    },
    livemode: store.livemode,
    pending_webhooks: 0,
    request: { id: null, idempotency_key: null },
    type,
  });
}
