import { randomText } from '../store/ids.ts';
import { ApiFailure } from './errors.ts';
import { ALL_PERMISSIONS, RECOMMENDED_PERMISSIONS, type Permission } from './permissions.ts';

export type Mode = 'live' | 'test';
export type KeyState = 'active' | 'expired' | 'revoked';

export interface ApiKey {
  readonly secret: string;
  readonly mode: Mode;
  state: KeyState;
  /** The rights of a restricted key; nothing for a secret key. */
  permissions: Set<Permission> | undefined;
}

/** The keys one mode starts with. */
export interface ModeKeys {
  /** May do everything. */
  readonly secret: string;
  /** What Countertop asks for. */
  readonly restricted: string;
  /** Products and prices, to look at only. */
  readonly readOnly: string;
}

type GivenKeys = { readonly [K in keyof ModeKeys]?: string | undefined };

/** Who may call, and what they may do (facts 9.1). */
export class KeyRing {
  readonly #keys = new Map<string, ApiKey>();

  /** @param given keys to use instead of random ones */
  constructor(given: { readonly [M in Mode]?: GivenKeys | undefined }) {
    for (const mode of ['test', 'live'] as const) {
      const names = given[mode] ?? {};
      this.add(names.secret ?? newKey('sk', mode), mode, undefined);
      this.add(names.restricted ?? newKey('rk', mode), mode, RECOMMENDED_PERMISSIONS);
      this.add(names.readOnly ?? newKey('rk', mode), mode, ['rak_product_read', 'rak_plan_read']);
    }
  }

  /** The first three keys of a mode, in the order they were made. */
  startKeys(mode: Mode): ModeKeys {
    const [secret = '', restricted = '', readOnly = ''] = [...this.#keys.values()]
      .filter((key) => key.mode === mode)
      .map((key) => key.secret);
    return { secret, restricted, readOnly };
  }

  get(secret: string): ApiKey | undefined {
    return this.#keys.get(secret);
  }

  add(secret: string, mode: Mode, permissions: readonly Permission[] | undefined): ApiKey {
    const key: ApiKey = {
      secret,
      mode,
      state: 'active',
      permissions: permissions === undefined ? undefined : new Set(permissions),
    };
    this.#keys.set(secret, key);
    return key;
  }

  /** Makes a further key, as the Dashboard does when a key is rolled. */
  issue(mode: Mode, permissions: readonly Permission[] | undefined): ApiKey {
    return this.add(newKey(permissions === undefined ? 'sk' : 'rk', mode), mode, permissions);
  }

  /** Finds the key of an `Authorization` header. Throws what Stripe answers otherwise. */
  authorize(header: string | undefined): ApiKey {
    const secret = secretOf(header);
    if (secret === undefined) {
      throw new ApiFailure({
        status: 401,
        message:
          "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
      });
    }
    const key = this.#keys.get(secret);
    if (key === undefined || key.state === 'revoked') {
      throw new ApiFailure({ status: 401, message: `Invalid API Key provided: ${shownKey(secret)}` });
    }
    if (key.state === 'expired') {
      throw new ApiFailure({
        status: 401,
        message: `Expired API Key provided: ${shownKey(secret)}`,
        code: 'api_key_expired',
      });
    }
    return key;
  }
}

export function grantable(permissions: readonly string[]): readonly Permission[] {
  return ALL_PERMISSIONS.filter((permission) => permissions.includes(permission));
}

/** A key as Stripe's error texts show it: its kind and its last four characters. */
export function shownKey(secret: string): string {
  const kind = /^[a-z]{2}_(test|live)_/.exec(secret)?.[0] ?? '';
  return `${kind}${'*'.repeat(Math.max(0, Math.min(20, secret.length - kind.length - 4)))}${secret.slice(-4)}`;
}

function newKey(kind: 'rk' | 'sk', mode: Mode): string {
  return `${kind}_${mode}_${randomText(32)}`;
}

function secretOf(header: string | undefined): string | undefined {
  const [scheme, credentials = ''] = (header ?? '').split(' ');
  if (scheme === 'Bearer' && credentials !== '') return credentials;
  if (scheme !== 'Basic') return undefined;
  const [user = ''] = Buffer.from(credentials, 'base64').toString().split(':');
  return user === '' ? undefined : user;
}
