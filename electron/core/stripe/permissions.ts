import type { Permission } from '#shared/contract/account.ts';
import type { ProfileName } from '#shared/contract/rights.ts';
import { ok, type Result } from '#shared/errors.ts';
import type { StripeAnswer } from './answer.ts';
import type { Caller } from './call.ts';

interface Probe {
  readonly id: Permission['id'];
  /** Stripe's name for it (facts 9.1); what a refusal names wins over this. */
  readonly slug: string | null;
  readonly needed: Permission['needed'];
  readonly ask: (caller: Caller) => Promise<Result<StripeAnswer>>;
  /** A write probed on an object that cannot exist: "not there" means that it was allowed to look. */
  readonly missingIsFine: boolean;
}

/** No object of Stripe's has such an id; own product ids are ours or the merchant's. */
const NOWHERE = 'countertop_permission_probe_of_nothing';

/**
 * Probes each permission against Stripe, without effect: reads list one object, writes change an
 * object that does not exist. `files.write` has no such object to change but its links: a link of a
 * file that is not there is refused before anything is made.
 */
const PROBES: readonly Probe[] = [
  reading('products.read', 'rak_product_read', 'required', '/v1/products?limit=1'),
  writing('products.write', 'rak_product_write', 'required', `/v1/products/${NOWHERE}`),
  reading('prices.read', 'rak_plan_read', 'required', '/v1/prices?limit=1'),
  writing('prices.write', 'rak_plan_write', 'required', `/v1/prices/${NOWHERE}`),
  reading('taxCodes.read', null, 'recommended', '/v1/tax_codes?limit=1'),
  reading('events.read', 'rak_event_read', 'recommended', '/v1/events?limit=1'),
  reading('files.read', 'rak_file_read', 'optional', '/v1/files?limit=1'),
  writing('files.write', 'rak_file_write', 'recommended', `/v1/file_links/${NOWHERE}`),
  reading(
    'portal.read',
    'rak_customer_portal_read',
    'recommended',
    '/v1/billing_portal/configurations?limit=1',
  ),
  writing(
    'portal.write',
    'rak_customer_portal_write',
    'recommended',
    `/v1/billing_portal/configurations/${NOWHERE}`,
  ),
  reading('customers.read', 'rak_customer_read', 'optional', '/v1/customers?limit=1'),
  reading('subscriptions.read', 'rak_subscription_read', 'optional', '/v1/subscriptions?limit=1'),
  {
    ...reading('account.read', 'rak_accounts_kyc_basic_read', 'optional', '/v1/account'),
    ask: (caller) => caller.get('/v1/account', 'account'),
  },
];

/** What support's work needs, and how much. */
const FOR_SUPPORT: Partial<Record<Permission['id'], Permission['needed']>> = {
  'customers.read': 'required',
  'subscriptions.read': 'required',
  'portal.read': 'recommended',
  'events.read': 'recommended',
  'account.read': 'optional',
};

/** The permissions that matter for a profile, with how much they are needed there. */
function probesFor(profile: ProfileName): readonly Probe[] {
  if (profile === 'owner') return PROBES;
  return PROBES.flatMap((probe) => {
    const needed = FOR_SUPPORT[probe.id];
    return needed === undefined ? [] : [{ ...probe, needed }];
  });
}

/** Whether a key may change products; only Stripe's refusal says no. */
export async function probeWriting(caller: Caller): Promise<Result<boolean>> {
  const probe = PROBES.find(({ id }) => id === 'products.write');
  const answer = await probe?.ask(caller);
  if (answer === undefined || answer.ok || isMissing(answer.error)) return ok(true);
  return answer.error.code === 'stripe/permission-missing' ? ok(false) : answer;
}

/**
 * What this key may do. Fails only when nothing can be said of any permission: the key is rejected,
 * or Stripe does not answer.
 */
export async function probePermissions(caller: Caller, profile: ProfileName): Promise<Result<Permission[]>> {
  const answers = await Promise.all(
    probesFor(profile).map(async (probe) => ({ probe, answer: await probe.ask(caller) })),
  );
  const permissions: Permission[] = [];
  for (const { probe, answer } of answers) {
    const { id, slug, needed } = probe;
    if (answer.ok) permissions.push({ id, slug, needed, state: 'works' });
    else if (answer.error.code === 'stripe/permission-missing') {
      const named = answer.error.params['slug'];
      permissions.push({
        id,
        needed,
        slug: typeof named === 'string' && named !== '' ? named : slug,
        state: 'missing',
      });
    } else if (probe.missingIsFine && isMissing(answer.error))
      permissions.push({ id, slug, needed, state: 'works' });
    else if (['stripe/key-rejected', 'stripe/unreachable', 'stripe/not-stripe'].includes(answer.error.code))
      return answer;
    else permissions.push({ id, slug, needed, state: 'unknown' });
  }
  return ok(permissions);
}

function isMissing(error: { code: string; params: Readonly<Record<string, unknown>> }): boolean {
  return (
    error.code === 'stripe/missing' ||
    (error.code === 'stripe/refused' && error.params['stripeCode'] === 'resource_missing')
  );
}

function reading(id: Probe['id'], slug: string | null, needed: Probe['needed'], path: string): Probe {
  return { id, slug, needed, missingIsFine: false, ask: (caller) => caller.get(path, 'list') };
}

/** The only parameter is a metadata key: were the object there after all, nothing a customer sees would change. */
function writing(id: Probe['id'], slug: string | null, needed: Probe['needed'], path: string): Probe {
  return {
    id,
    slug,
    needed,
    missingIsFine: true,
    ask: (caller) =>
      caller.once(
        'nothing',
        async ({ stripe }) =>
          (await stripe.rawRequest('POST', path, { metadata: { countertop_probe: '' } })) as unknown,
      ),
  };
}
