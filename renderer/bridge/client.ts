import type { CountertopBridge, Message } from '#shared/contract/envelope.ts';
import type { EventName, EventPayload } from '#shared/contract/events.ts';
import type { CallName, InputOf, OutputOf, ProgressOf, StreamName } from '#shared/contract/index.ts';
import type { AppError, Result } from '#shared/errors.ts';

declare global {
  interface Window {
    readonly countertop: CountertopBridge;
  }
}

export interface RunningStream<N extends StreamName> {
  /** Always resolves; after `cancel` usually to `app/cancelled`. */
  readonly result: Promise<Result<OutputOf<N>>>;
  cancel(): void;
}

/** Calls whose input is `{}` may leave it out. */
type CallArguments<N extends CallName> = string extends keyof InputOf<N>
  ? [input?: InputOf<N>]
  : [input: InputOf<N>];

type Listener = (payload: unknown) => void;

const listeners = new Map<EventName, Set<Listener>>();
const progressListeners = new Map<string, Listener>();
let isListening = false;
const early = new Map<string, Promise<Result<unknown>>>();

/**
 * Asks the engine for one thing. Always resolves: what went wrong is a value with a code, and its
 * sentence comes from `useText().error`.
 */
export async function call<N extends CallName>(
  name: N,
  ...[input]: CallArguments<N>
): Promise<Result<OutputOf<N>>> {
  const key = keyOf(name, input ?? {});
  const asked = early.get(key);
  early.delete(key);
  return asked === undefined
    ? await invoke(crypto.randomUUID(), name, input ?? {})
    : ((await asked) as Result<OutputOf<N>>);
}

/**
 * Asks before the code that needs the answer is there: the next `call` of the same name and input
 * takes it, once. For reads alone, and only until {@link forgetEarly}.
 */
export function askEarly<N extends CallName>(name: N, ...[input]: CallArguments<N>): void {
  early.set(keyOf(name, input ?? {}), invoke(crypto.randomUUID(), name, input ?? {}));
}

/** From here on every call asks the engine itself. */
export function forgetEarly(): void {
  early.clear();
}

/**
 * The same for one account alone: refused with `account/switched` once another is on screen. For
 * screens that write, so that what was typed for one account never lands in the next.
 */
export function callFor(accountId: string): typeof call {
  return async (name, ...[input]) => await invoke(crypto.randomUUID(), name, input ?? {}, accountId);
}

/** Starts long work. Progress may still arrive in the moment after `cancel`. */
export function stream<N extends StreamName>(
  name: N,
  input: InputOf<N>,
  onProgress: (progress: ProgressOf<N>) => void,
): RunningStream<N> {
  const callId = crypto.randomUUID();
  startListening();
  progressListeners.set(callId, onProgress as Listener);
  const result = invoke<OutputOf<N>>(callId, name, input).finally(() => progressListeners.delete(callId));
  return {
    result,
    cancel() {
      void window.countertop.invoke({ type: 'cancel', callId });
    },
  };
}

/** Listens to what the engine says unasked; the answer ends it. */
export function on<N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void): () => void {
  startListening();
  const all = listeners.get(event) ?? new Set();
  all.add(listener as Listener);
  listeners.set(event, all);
  return () => all.delete(listener as Listener);
}

function keyOf(name: string, input: unknown): string {
  return `${name} ${JSON.stringify(input)}`;
}

async function invoke<T>(
  callId: string,
  name: string,
  input: unknown,
  accountId?: string,
): Promise<Result<T>> {
  try {
    // Main parsed the value with the procedure's own schema before it sent it.
    return (await window.countertop.invoke({
      type: 'call',
      callId,
      name,
      input,
      ...(accountId === undefined ? {} : { accountId }),
    })) as Result<T>;
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const error: AppError = { code: 'app/unexpected', params: { name, message } };
    return { ok: false, error };
  }
}

function startListening(): void {
  if (isListening) return;
  isListening = true;
  window.countertop.listen((message: Message) => {
    if (message.type === 'progress') {
      progressListeners.get(message.callId)?.(message.progress);
      return;
    }
    for (const listener of listeners.get(message.name) ?? []) listener(message.payload);
  });
}
