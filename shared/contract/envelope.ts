import { z } from 'zod';
import type { EventName, EventPayload } from './events.ts';
import type { Result } from '../errors.ts';

/** `callId` names the call for progress and for `cancel`. */
export const requestSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('call'),
    callId: z.string().max(64),
    name: z.string().max(64),
    input: z.unknown(),
    /**
     * The account a screen was made for. A call that arrives after a switch is refused with
     * `account/switched`: what was typed for one account never lands in another.
     */
    accountId: z.string().max(100).optional(),
  }),
  z.strictObject({ type: z.literal('cancel'), callId: z.string().max(64) }),
]);
export type Request = z.infer<typeof requestSchema>;
export type Reply = Result<unknown>;

export type Message =
  | { readonly type: 'progress'; readonly callId: string; readonly progress: unknown }
  | {
      [N in EventName]: { readonly type: 'event'; readonly name: N; readonly payload: EventPayload<N> };
    }[EventName];

/** What the preload puts on `window.countertop`: two functions, nothing of Electron. */
export interface CountertopBridge {
  invoke(request: Request): Promise<Reply>;
  listen(listener: (message: Message) => void): () => void;
}
