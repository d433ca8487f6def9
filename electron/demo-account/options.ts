import { z } from 'zod';

const modeKeys = z.strictObject({
  secret: z.string().min(20).optional(),
  restricted: z.string().min(20).optional(),
  readOnly: z.string().min(20).optional(),
});

/** How the demo account is started; everything has a default. */
export const demoAccountOptions = z.strictObject({
  /** Where catalog, portal and branding are kept; without it everything is gone at the end. */
  dataFolder: z.string().min(1).optional(),
  size: z.union([z.literal(40), z.literal(1000), z.literal(10_000), z.literal(100_000)]).default(40),
  /**
   * When the generated products were created: over three years; nine in ten of them within one hour;
   * or 3,000 of them within one second. Not kept in a data folder.
   */
  created: z.enum(['spread', 'hour', 'second']).default('spread'),
  /** In which language most of the sample shop is written. */
  language: z.enum(['en', 'ja']).default('en'),
  /** The same seed gives the same account. Random when the data folder does not know one. */
  seed: z.string().min(1).optional(),
  /** Stripe's limits, none, or others (requests a second). */
  rateLimits: z
    .union([
      z.boolean(),
      z.strictObject({
        test: z.number().positive().optional(),
        live: z.number().positive().optional(),
        endpoint: z.number().positive().optional(),
        search: z.number().positive().optional(),
        files: z.number().positive().optional(),
      }),
    ])
    .default(true),
  /** Added to every answer under `/v1`. */
  latencyMs: z.number().min(0).default(0),
  searchLagMs: z.number().min(0).default(20_000),
  /** Whether portal settings were ever saved in the Dashboard, by mode (facts 5.1). */
  portalSaved: z
    .strictObject({ test: z.boolean().default(true), live: z.boolean().default(false) })
    .default({ test: true, live: false }),
  /** 0: the port of the last start of this data folder, or any. */
  port: z.int().min(0).max(65_535).default(0),
  keys: z.strictObject({ test: modeKeys.optional(), live: modeKeys.optional() }).default({}),
});

/** @see demoAccountOptions */
export type DemoAccountOptions = z.input<typeof demoAccountOptions> & {
  /** The time in milliseconds since the epoch; a real clock by default. Not for the utility process. */
  readonly now?: () => number;
};
