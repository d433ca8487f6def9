import type { Result } from '#shared/errors.ts';

/** What the engine alone is started with, as its one argument. */
export interface EngineOrder {
  readonly userData: string;
  readonly port: number;
  /** What is answered when a key is asked for. */
  readonly key: string;
}

export interface EngineCall {
  readonly callId: string;
  readonly name: string;
  readonly input: unknown;
}

export type EngineWord =
  | { readonly type: 'ready' }
  | { readonly type: 'reply'; readonly callId: string; readonly reply: Result<unknown> };
