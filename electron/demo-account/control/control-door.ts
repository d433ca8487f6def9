import { z } from 'zod';
import { rawFromJson } from '../http/form.ts';
import type { HttpRequest } from '../http/server.ts';
import { ApiFailure } from '../api/errors.ts';
import { prepareCall } from '../api/execute.ts';
import { grantable, type KeyRing } from '../api/keys.ts';
import { jsonReply, type ApiReply } from '../api/reply.ts';
import { matchRoute } from '../api/routes.ts';
import type { DemoAccount } from '../demo-account.ts';
import type { Account } from '../store/account.ts';
import { newId } from '../store/ids.ts';
import { deletePrice, savePortalSettings, setSubscriptionStatus, type Dashboard } from './dashboard.ts';
import { faultRule, type FaultPlan } from './faults.ts';
import type { RequestLog } from './request-log.ts';

export interface ControlParts {
  readonly token: string;
  readonly account: Account;
  readonly keys: KeyRing;
  readonly faults: FaultPlan;
  readonly log: RequestLog;
  readonly demo: DemoAccount;
}

const mode = z.enum(['test', 'live']).default('test');

/** What each command takes. */
const commands = {
  /** Any API call, made by a person in the Dashboard: no key, no limit, no idempotency key. */
  dashboard: z.strictObject({
    mode,
    method: z.enum(['GET', 'POST', 'DELETE']),
    path: z.string().startsWith('/v1/'),
    params: z.record(z.string(), z.unknown()).default({}),
  }),
  /** Unused prices can be deleted in the Dashboard only (facts 1.3). */
  'delete-price': z.strictObject({ mode, id: z.string() }),
  'save-portal-settings': z.strictObject({ mode }),
  'subscription-status': z.strictObject({
    mode,
    id: z.string(),
    status: z.enum([
      'active',
      'canceled',
      'incomplete',
      'incomplete_expired',
      'past_due',
      'paused',
      'trialing',
      'unpaid',
    ]),
  }),
  branding: z.strictObject({
    mode,
    icon: z.string().nullable().optional(),
    logo: z.string().nullable().optional(),
    primary_color: z.string().nullable().optional(),
    secondary_color: z.string().nullable().optional(),
  }),
  profile: z.strictObject({
    mode,
    name: z.string().optional(),
    supportEmail: z.string().nullable().optional(),
    supportPhone: z.string().nullable().optional(),
    supportUrl: z.string().nullable().optional(),
    url: z.string().nullable().optional(),
    statementDescriptor: z.string().nullable().optional(),
  }),
  clock: z.union([
    z.strictObject({ advanceMs: z.number() }),
    z.strictObject({ atMs: z.number() }),
    z.strictObject({}),
  ]),
  settings: z.strictObject({
    latencyMs: z.number().min(0).optional(),
    searchLagMs: z.number().min(0).optional(),
    searchAvailable: z.boolean().optional(),
  }),
  fault: faultRule,
  /** `path` clears the faults that were set for it, and leaves the others. */
  'clear-faults': z.strictObject({ path: z.string().optional() }),
  /** The faults that no request has used up. */
  faults: z.strictObject({}),
  /** `permissions` makes a restricted key; without it a secret key. */
  'issue-key': z.strictObject({ mode, permissions: z.array(z.string()).optional() }),
  key: z.strictObject({
    key: z.string(),
    state: z.enum(['active', 'expired', 'revoked']).optional(),
    grant: z.array(z.string()).optional(),
    remove: z.array(z.string()).optional(),
  }),
  count: z.strictObject({
    mode,
    kind: z.enum([
      'products',
      'prices',
      'customers',
      'subscriptions',
      'files',
      'fileLinks',
      'portalConfigurations',
      'events',
    ]),
    metadata: z.record(z.string(), z.string()).optional(),
    product: z.string().optional(),
  }),
  requests: z.strictObject({ since: z.int().min(0).default(0) }),
  reset: z.strictObject({}),
};

type Commands = typeof commands;
type Handlers = { readonly [K in keyof Commands]: (input: z.output<Commands[K]>) => object };

/**
 * What only the Dashboard or time can do, and faults: `POST /control/COMMAND` with JSON and the
 * token. For tests, the tour and `Reset demo`; nothing of it exists at Stripe.
 */
export class ControlDoor {
  readonly #parts: ControlParts;
  readonly #handlers: Handlers;

  constructor(parts: ControlParts) {
    this.#parts = parts;
    this.#handlers = handlersOf(parts);
  }

  answer(request: HttpRequest): ApiReply {
    if (request.headers['authorization'] !== `Bearer ${this.#parts.token}`) {
      return jsonReply(401, { error: { message: 'The control door needs its token.' } });
    }
    const name = request.path.slice('/control/'.length);
    if (request.method !== 'POST' || !isCommand(name)) {
      return jsonReply(404, { error: { message: `No such command: ${request.method} ${name}` } });
    }
    try {
      const answer = this.#run(name, JSON.parse(request.body.toString('utf8') || '{}'));
      this.#parts.demo.persistence.commit();
      return jsonReply(200, answer);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return jsonReply(error instanceof ApiFailure ? error.status : 400, { error: { message } });
    }
  }

  #run(name: keyof Commands, body: unknown): object {
    const input: unknown = commands[name].parse(body);
    // Each handler takes what its own schema has just let through.
    const handler = this.#handlers[name] as (checked: unknown) => object;
    return handler(input);
  }
}

function isCommand(name: string): name is keyof Commands {
  return Object.hasOwn(commands, name);
}

function handlersOf({ account, keys, faults, log, demo }: ControlParts): Handlers {
  const dashboardOf = (which: 'live' | 'test'): Dashboard => ({ account, store: account.modes[which] });
  return {
    dashboard: (input) => {
      const match = matchRoute(input.method, input.path);
      if (match === undefined) throw new Error(`No such route: ${input.method} ${input.path}`);
      const params = rawFromJson(input.params);
      if (typeof params === 'string') throw new Error('params must be an object');
      const effect = prepareCall({
        ...dashboardOf(input.mode),
        cause: { requestId: newId('req'), idempotencyKey: null },
        path: input.path,
        match,
        params,
        files: [],
        saveFile: () => {},
      });
      return effect();
    },
    'delete-price': (input) => deletePrice(dashboardOf(input.mode), input.id),
    'save-portal-settings': (input) => savePortalSettings(dashboardOf(input.mode)),
    'subscription-status': (input) => setSubscriptionStatus(dashboardOf(input.mode), input.id, input.status),
    branding: ({ mode: which, ...changes }) => {
      const store = account.modes[which];
      store.setProfile({ ...store.profile, branding: { ...store.profile.branding, ...defined(changes) } });
      return store.profile;
    },
    profile: ({ mode: which, ...changes }) => {
      const store = account.modes[which];
      store.setProfile({ ...store.profile, ...defined(changes) });
      return store.profile;
    },
    clock: (input) => {
      if ('advanceMs' in input) account.clock.advance(input.advanceMs);
      if ('atMs' in input) account.clock.moveTo(input.atMs);
      return { nowMs: account.clock.nowMs() };
    },
    settings: (input) => Object.assign(account.settings, defined(input)),
    fault: (input) => {
      faults.add(input);
      return { faults: faults.pending() };
    },
    faults: () => ({ faults: faults.pending() }),
    'clear-faults': (input) => {
      faults.clear(input.path);
      return { faults: faults.pending() };
    },
    'issue-key': (input) => {
      const permissions = input.permissions === undefined ? undefined : grantable(input.permissions);
      return { key: keys.issue(input.mode, permissions).secret };
    },
    key: (input) => {
      const key = keys.get(input.key);
      if (key === undefined) throw new Error('No such key.');
      if (input.state !== undefined) key.state = input.state;
      if (key.permissions !== undefined) {
        for (const permission of grantable(input.grant ?? [])) key.permissions.add(permission);
        for (const permission of grantable(input.remove ?? [])) key.permissions.delete(permission);
      }
      return { state: key.state, permissions: key.permissions === undefined ? null : [...key.permissions] };
    },
    count: (input) => {
      let count = 0;
      for (const object of account.modes[input.mode][input.kind].values()) {
        if (matches(object, input.metadata, input.product)) count++;
      }
      return { count };
    },
    requests: (input) => ({ requests: log.since(input.since), total: log.total }),
    reset: () => {
      demo.reset(account);
      return { accountId: account.id };
    },
  };
}

function matches(
  object: object,
  metadata: Record<string, string> | undefined,
  product: string | undefined,
): boolean {
  const own = ('metadata' in object ? object.metadata : {}) as Readonly<Record<string, string>>;
  if (product !== undefined && (!('product' in object) || object.product !== product)) return false;
  return Object.entries(metadata ?? {}).every(([key, value]) => own[key] === value);
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(changes: T): Defined<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Defined<T>;
}
