import { z } from 'zod';
import { accountListSchema } from './account.ts';
import { appStateSchema, menuCommandSchema } from './app.ts';
import { undoStateSchema } from './catalog.ts';
import { syncStatusSchema } from './sync.ts';

/** What main tells the window unasked. Events announce state; they do not steer. */
export const events = {
  'app.changed': appStateSchema,
  'app.menuCommand': z.strictObject({ command: menuCommandSchema }),
  'account.changed': accountListSchema,
  /** Products whose visible state changed; null = many (a pull, another account). */
  'catalog.changed': z.strictObject({ productIds: z.array(z.string()).nullable() }),
  /** A product that is only here has another id from now on. */
  'catalog.renamed': z.strictObject({ from: z.string(), to: z.string() }),
  'catalog.undoChanged': undoStateSchema,
  /** Portal configurations whose visible state changed, or what is known of them. */
  'portal.changed': z.strictObject({}),
  'sync.changed': syncStatusSchema,
  /** What was read of customers is gone from memory; the window drops its copy. */
  'customers.forgotten': z.strictObject({ reason: z.enum(['expired', 'locked', 'asked']) }),
  'activity.changed': z.strictObject({}),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;
