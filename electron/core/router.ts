import {
  type CallName,
  type Contract,
  findProcedure,
  type InputOf,
  type OutputOf,
  type ProgressOf,
  type StreamName,
} from '#shared/contract/index.ts';
import type { Right } from '#shared/contract/rights.ts';
import { AppFailure, fail, ok, type Result } from '#shared/errors.ts';
import type { Logger } from './ports.ts';

export type CallHandler<N extends CallName> = (
  input: InputOf<N>,
  signal: AbortSignal,
) => Promise<OutputOf<N>>;
export type StreamHandler<N extends StreamName> = (
  input: InputOf<N>,
  progress: (value: ProgressOf<N>) => void,
  signal: AbortSignal,
) => Promise<OutputOf<N>>;

/** A handler for every procedure of one area; leaving one out does not compile. */
export type AreaHandlers<A extends keyof Contract> = {
  readonly [P in keyof Contract[A] & string]: `${A}.${P}` extends StreamName
    ? StreamHandler<`${A}.${P}` & StreamName>
    : `${A}.${P}` extends CallName
      ? CallHandler<`${A}.${P}` & CallName>
      : never;
};

export type Handlers = { readonly [A in keyof Contract]: AreaHandlers<A> };

type AnyHandler = (...args: unknown[]) => Promise<unknown>;

export interface Router {
  /**
   * Runs one call: finds the procedure, checks the right, parses the input, runs the handler,
   * parses the output. Always resolves; a thrown {@link AppFailure} becomes its value, anything
   * else is a bug: logged, and answered as `app/unexpected`.
   */
  call(
    callId: string,
    name: string,
    input: unknown,
    progress: (value: unknown) => void,
  ): Promise<Result<unknown>>;
  /** Aborts a running call; it answers `app/cancelled`. Unknown ids are ignored: it has ended. */
  cancel(callId: string): void;
}

export function createRouter(handlers: Handlers, rights: () => readonly Right[], logger: Logger): Router {
  const running = new Map<string, AbortController>();

  async function run(
    callId: string,
    name: string,
    input: unknown,
    progress: (value: unknown) => void,
  ): Promise<Result<unknown>> {
    const procedure = findProcedure(name);
    if (procedure === undefined) return fail('app/unknown-procedure', { name });
    if (!rights().includes(procedure.right)) return fail('app/right-missing', { right: procedure.right });
    const parsed = procedure.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const path = issue?.path.join('.') ?? '';
      return fail('app/invalid-input', { name, reason: issue?.message ?? '' }, { path });
    }
    const handler = findHandler(handlers, name);
    const abort = new AbortController();
    running.set(callId, abort);
    try {
      const value =
        procedure.kind === 'stream'
          ? await handler(
              parsed.data,
              (step: unknown) => progress(procedure.progress.parse(step)),
              abort.signal,
            )
          : await handler(parsed.data, abort.signal);
      return ok(procedure.output.parse(value));
    } finally {
      running.delete(callId);
    }
  }

  return {
    async call(callId, name, input, progress) {
      try {
        return await run(callId, name, input, progress);
      } catch (error) {
        if (error instanceof AppFailure) return { ok: false, error: error.error };
        const message = error instanceof Error ? error.message : String(error);
        const stack = error instanceof Error ? (error.stack ?? '') : '';
        logger.error('call.failed', { name, message, stack });
        return fail('app/unexpected', { name, message });
      }
    },
    cancel(callId) {
      running.get(callId)?.abort();
    },
  };
}

function findHandler(handlers: Handlers, name: string): AnyHandler {
  const [area, procedure] = name.split('.') as [keyof Contract, string];
  const table = handlers[area] as unknown as Record<string, AnyHandler>;
  const handler = table[procedure];
  if (handler === undefined) throw new Error(`no handler for ${name}`);
  return handler;
}
