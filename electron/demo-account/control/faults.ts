import { z } from 'zod';

const when = { effect: z.enum(['before', 'after']) };

/**
 * What can go wrong, on purpose. `effect` tells whether the request has taken effect by then:
 * `before` it never ran, `after` it ran and the answer does not tell.
 */
export const faultKind = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rate-limit'),
    reason: z
      .enum([
        'endpoint-concurrency',
        'endpoint-rate',
        'global-concurrency',
        'global-rate',
        'resource-specific',
      ])
      .default('global-rate'),
  }),
  z.strictObject({ kind: z.literal('lock-timeout') }),
  z.strictObject({ kind: z.literal('key-in-use') }),
  /** `stored`: a later request with the same idempotency key gets the same answer (facts 9.3). */
  z.strictObject({
    kind: z.literal('server-error'),
    ...when,
    status: z.int().min(500).max(599).default(500),
    stored: z.boolean().default(true),
  }),
  z.strictObject({ kind: z.literal('cut'), ...when }),
  z.strictObject({ kind: z.literal('delay'), ...when, ms: z.int().min(1).max(600_000) }),
  /** No answer at all, the connection stays open. */
  z.strictObject({ kind: z.literal('silence'), ...when }),
  /** A captive portal's page. */
  z.strictObject({ kind: z.literal('html'), status: z.int().default(200) }),
  /** A proxy's refusal in JSON without `error`: stripe-node takes it for success (facts 11). */
  z.strictObject({ kind: z.literal('json-without-error'), status: z.int().default(403) }),
  z.strictObject({ kind: z.literal('wrong-object') }),
  z.strictObject({ kind: z.literal('permission'), slug: z.string().default('rak_unknown_read') }),
  z.strictObject({ kind: z.literal('invalid-key') }),
  /** A refusal for a reason of Stripe's own that no request shows (facts 13). */
  z.strictObject({ kind: z.literal('refused'), message: z.string() }),
]);

export type FaultKind = z.infer<typeof faultKind>;

export const faultRule = z.strictObject({
  fault: faultKind,
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  /** A path, in which `*` stands for any text: `/v1/products/*`. */
  path: z.string().default('*'),
  mode: z.enum(['test', 'live']).optional(),
  /** Lets this many matching requests pass first. */
  skip: z.int().min(0).default(0),
  /** How many requests it hits; without it, until faults are cleared. */
  times: z.int().min(1).optional(),
});

export type FaultRule = z.infer<typeof faultRule>;

interface ActiveRule {
  readonly rule: FaultRule;
  readonly pattern: RegExp;
  skip: number;
  left: number;
}

/** The faults that are set, in the order they were set; a request meets the first that matches. */
export class FaultPlan {
  #rules: ActiveRule[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({
      rule,
      pattern: patternOf(rule.path),
      skip: rule.skip,
      left: rule.times ?? Number.POSITIVE_INFINITY,
    });
  }

  /** All of them, or those of one path alone. */
  clear(path?: string): void {
    this.#rules = path === undefined ? [] : this.#rules.filter(({ rule }) => rule.path !== path);
  }

  pending(): readonly FaultRule[] {
    return this.#rules.map(({ rule }) => rule);
  }

  /** The fault of this request, counted. */
  take(method: string, path: string, mode: 'live' | 'test' | undefined): FaultKind | undefined {
    for (const active of this.#rules) {
      const { rule } = active;
      if (rule.method !== undefined && rule.method !== method) continue;
      if (rule.mode !== undefined && rule.mode !== mode) continue;
      if (!active.pattern.test(path)) continue;
      if (active.skip > 0) {
        active.skip -= 1;
        continue;
      }
      active.left -= 1;
      if (active.left <= 0) this.#rules = this.#rules.filter((other) => other !== active);
      return rule.fault;
    }
    return undefined;
  }
}

function patternOf(path: string): RegExp {
  const parts = path.split('*').map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}
