import type { StripeEndpoint } from '#electron/core/ports.ts';

/** How many products the demo account starts with; `40` is the shop shown to newcomers. */
export type DemoSize = '40' | '1k' | '10k' | '100k';

/** What the person asked for when starting the app: flags and environment, read in this one place. */
export interface Launch {
  /** Open straight into the demo account, of this size; null = as the app was left. */
  readonly demo: DemoSize | null;
  /** Stand in for the settings' and the system's choice until the person makes another one. */
  readonly language: 'en' | 'ja' | null;
  readonly theme: 'light' | 'dark' | null;
  /** The data folder of `COUNTERTOP_USER_DATA`, as written. */
  readonly userData: string | null;
  readonly stripeEndpoint: StripeEndpoint;
  /** What became of `COUNTERTOP_STRIPE_API`. */
  readonly apiOverride: 'none' | 'used' | 'refused';
  /** The server named there, for the notice. */
  readonly apiOverrideText: string;
  /** Flags that were not understood, in words for the console. */
  readonly complaints: readonly string[];
}

const STRIPE: StripeEndpoint = { protocol: 'https', host: 'api.stripe.com', port: 443 };
const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]']);
const DEMO_SIZES: Readonly<Record<string, DemoSize>> = {
  '': '40',
  '40': '40',
  '1k': '1k',
  '10k': '10k',
  '100k': '100k',
};

export function readLaunch(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  packaged: boolean,
): Launch {
  const complaints: string[] = [];

  function choice<T extends string>(name: string, allowed: Readonly<Record<string, T>>): T | null {
    const value = flagValue(args, name);
    if (value === null) return null;
    const found = Object.hasOwn(allowed, value) ? allowed[value] : undefined;
    if (found !== undefined) return found;
    const known = Object.keys(allowed).filter((word) => word !== '');
    complaints.push(`--${name}=${value} is not known and is ignored. Known: ${known.join(', ')}.`);
    return null;
  }

  const override = env['COUNTERTOP_STRIPE_API'] ?? '';
  const endpoint = override === '' ? null : readOverride(override, packaged);
  return {
    demo: choice('demo', DEMO_SIZES),
    language: choice('language', { en: 'en', ja: 'ja' } as const),
    theme: choice('theme', { light: 'light', dark: 'dark' } as const),
    userData: env['COUNTERTOP_USER_DATA'] === '' ? null : (env['COUNTERTOP_USER_DATA'] ?? null),
    stripeEndpoint: endpoint ?? STRIPE,
    apiOverride: override === '' ? 'none' : endpoint === null ? 'refused' : 'used',
    apiOverrideText: override.slice(0, 200),
    complaints,
  };
}

/** `--name` → '', `--name=value` → 'value', absent → null. The last one wins, as in every shell. */
function flagValue(args: readonly string[], name: string): string | null {
  const flag = args.findLast((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  return flag === undefined ? null : flag.slice(`--${name}=`.length);
}

/**
 * Another server in Stripe's place: for tests of unpackaged builds, on this machine alone, so that
 * no setting of an environment can send a merchant's key elsewhere.
 */
function readOverride(text: string, packaged: boolean): StripeEndpoint | null {
  if (packaged || !URL.canParse(text)) return null;
  const url = new URL(text);
  const plain = url.pathname === '/' && url.search === '' && url.hash === '';
  const anonymous = url.username === '' && url.password === '';
  if (url.protocol !== 'http:' || !plain || !anonymous || !LOOPBACK_HOSTS.has(url.hostname)) return null;
  const host = url.hostname === '[::1]' ? '::1' : url.hostname;
  return { protocol: 'http', host, port: url.port === '' ? 80 : Number(url.port) };
}
