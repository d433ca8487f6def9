import type { Account } from '#shared/contract/account.ts';
import type { LaunchCheck } from '#shared/contract/branding.ts';
import type { Brand } from '#shared/domain/brand.ts';
import { asFilledText, asId } from '#shared/domain/json.ts';
import { LAUNCH_CHECKS, type LaunchCheckId } from '#shared/domain/launch-checks.ts';
import { type PortalConfiguration, parsePortalConfiguration } from '#shared/domain/portal/configuration.ts';
import { PORTAL_LEAVES } from '#shared/domain/portal/leaves.ts';
import { isSameLeaf } from '#shared/domain/portal/portal-changes.ts';
import { describeStatementDescriptor } from '#shared/domain/statement-descriptor.ts';
import { AppFailure, type AppError, type Result } from '#shared/errors.ts';
import type { Store } from '../storage/store.ts';
import type { BrandMode, BrandSurroundings, BrandTarget } from './target.ts';

interface LaunchParts {
  readonly store: Store;
  readonly surroundings: BrandSurroundings;
  readonly account: Pick<Account, 'id' | 'mode'>;
  readonly brand: Brand;
}

type Findings = readonly LaunchCheck[];
type Tell = (progress: { checks: LaunchCheck[] }) => void;

/** Customers looked at, in pages of 100: enough to see the trouble, bounded in a large account. */
const CUSTOMER_PAGES = 20;

/**
 * Everything else a launch needs, each with its lamp. Read only. What could not be looked at is
 * `unknown` with the reason; nothing is guessed.
 */
export async function checkLaunch(
  parts: LaunchParts,
  progress: Tell,
  signal: AbortSignal,
): Promise<{ checks: LaunchCheck[] }> {
  const found = new Map<LaunchCheckId, LaunchCheck>();
  const inOrder = (): { checks: LaunchCheck[] } => ({
    checks: LAUNCH_CHECKS.flatMap((id) => found.get(id) ?? []),
  });
  const tell = (checks: Findings): void => {
    for (const check of checks) found.set(check.id, check);
    progress(inOrder());
  };
  const modes = await parts.surroundings.modes();
  tell(checkBrand(parts.brand));
  await Promise.all([
    checkProducts(parts.store).then(tell),
    checkPortal(parts.surroundings, modes, signal).then(tell),
    countCustomers(parts.surroundings, modes, signal).then((check) => tell([check])),
  ]);
  signal.throwIfAborted();
  return inOrder();
}

function fine(id: LaunchCheckId, params: LaunchCheck['params'] = {}): LaunchCheck {
  return { id, state: 'fine', params, reason: null, permission: null };
}

function todo(id: LaunchCheckId, params: LaunchCheck['params'] = {}): LaunchCheck {
  return { id, state: 'todo', params, reason: null, permission: null };
}

function unknown(id: LaunchCheckId, reason: LaunchCheck['reason'], error?: AppError): LaunchCheck {
  const isNotPermitted = error?.code === 'stripe/permission-missing';
  return {
    id,
    state: 'unknown',
    params: {},
    reason: isNotPermitted ? 'notPermitted' : reason,
    permission: isNotPermitted ? asFilledText(error.params['slug']) : null,
  };
}

function checkBrand(brand: Brand): Findings {
  const { supportEmail, supportPhone, supportUrl } = brand;
  const contacts = [supportEmail, supportPhone, supportUrl].filter((contact) => contact !== null).length;
  const descriptor = brand.statementDescriptor ?? '';
  const { printed, problems } = describeStatementDescriptor(descriptor);
  const isPrinted = descriptor !== '' && problems.length === 0;
  return [
    contacts > 0 ? fine('supportContacts', { count: contacts }) : todo('supportContacts', { count: 0 }),
    isPrinted ? fine('accountDescriptor', { printed }) : todo('accountDescriptor', { printed }),
  ];
}

async function checkProducts(store: Store): Promise<Findings> {
  const gaps = await store.countLaunchGaps();
  const lamp = (id: LaunchCheckId, count: number): LaunchCheck => {
    const params = { count, products: gaps.products };
    return count === 0 ? fine(id, params) : todo(id, params);
  };
  return [
    lamp('productDescriptors', gaps.garbledDescriptor),
    lamp('productImages', gaps.withoutImage),
    lamp('productDescriptions', gaps.withoutDescription),
    lamp('productTaxCodes', gaps.withoutTaxCode),
    lamp('productUnitLabels', gaps.withoutUnitLabel),
  ];
}

async function checkPortal(
  surroundings: BrandSurroundings,
  modes: readonly BrandMode[],
  signal: AbortSignal,
): Promise<Findings> {
  const ids = ['loginLink', 'portalSettings', 'policyLinks'] as const;
  const live = modes.find(({ mode }) => mode === 'live');
  if (live === undefined) return ids.map((id) => unknown(id, 'noLiveAccount'));
  const here = await readDefaultPortal(surroundings, live, signal);
  if (!here.ok) return ids.map((id) => unknown(id, 'unanswered', here.error));
  const other = modes.find(({ mode }) => mode !== 'live');
  const there = other === undefined ? null : await readDefaultPortal(surroundings, other, signal);
  const configuration = here.value;
  if (configuration === null) {
    return [todo('loginLink'), unknown('portalSettings', 'noSettings'), unknown('policyLinks', 'noSettings')];
  }
  const { fields } = configuration;
  const links = ['business_profile.privacy_policy_url', 'business_profile.terms_of_service_url'] as const;
  const set = links.filter((path) => (fields[path] ?? '') !== '').length;
  return [
    fields['login_page.enabled'] ? fine('loginLink') : todo('loginLink'),
    compare(configuration, there),
    set === links.length ? fine('policyLinks', { count: set }) : todo('policyLinks', { count: set }),
  ];
}

/** Plans hang on ids that differ between modes, and are compared on the Portal screen; so is the page's own name. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'features.subscription_update.products',
  'login_page.enabled',
  'metadata',
  'name',
]);

function compare(live: PortalConfiguration, other: Result<PortalConfiguration | null> | null): LaunchCheck {
  if (other === null) return unknown('portalSettings', 'noLiveAccount');
  if (!other.ok) return unknown('portalSettings', 'unanswered', other.error);
  if (other.value === null) return unknown('portalSettings', 'noSettings');
  const { fields } = other.value;
  const differing = PORTAL_LEAVES.filter(
    ({ path }) => !NOT_COMPARED.has(path) && !isSameLeaf(path, live.fields[path], fields[path]),
  );
  const params = { count: differing.length };
  return differing.length === 0 ? fine('portalSettings', params) : todo('portalSettings', params);
}

/** The mode's default configuration; null where none was saved yet (facts 5.1). */
async function readDefaultPortal(
  surroundings: BrandSurroundings,
  mode: BrandMode,
  signal: AbortSignal,
): Promise<Result<PortalConfiguration | null>> {
  return await withTarget(surroundings, mode, async ({ gateway }) => {
    const page = await gateway.customers.portalConfigurations(signal);
    if (!page.ok) return page;
    const all = page.value.items.map(parsePortalConfiguration).filter((one) => one !== null);
    return { ok: true, value: all.find(({ isDefault }) => isDefault) ?? null };
  });
}

/** In live where it is known, else on screen. Only how many: no address is kept. */
async function countCustomers(
  surroundings: BrandSurroundings,
  modes: readonly BrandMode[],
  signal: AbortSignal,
): Promise<LaunchCheck> {
  const id = 'customersWithoutEmail';
  const mode = modes.find((one) => one.mode === 'live') ?? modes[0];
  if (mode === undefined) return unknown(id, 'noLiveAccount');
  const counted = await withTarget(surroundings, mode, async ({ gateway }) => {
    let count = 0;
    let customers = 0;
    let after: string | null = null;
    for (let at = 0; at < CUSTOMER_PAGES; at += 1) {
      // Pages follow one another by nature.
      const page = await gateway.customers.list({ after }, signal);
      if (!page.ok) return page;
      customers += page.value.items.length;
      count += page.value.items.filter((customer) => asFilledText(customer['email']) === null).length;
      after = asId(page.value.items.at(-1));
      if (!page.value.more || after === null) break;
    }
    return { ok: true, value: { count, customers } } as const;
  });
  if (!counted.ok) return unknown(id, 'unanswered', counted.error);
  return counted.value.count === 0 ? fine(id, { ...counted.value }) : todo(id, { ...counted.value });
}

async function withTarget<T>(
  surroundings: BrandSurroundings,
  mode: BrandMode,
  work: (target: BrandTarget) => Promise<Result<T>>,
): Promise<Result<T>> {
  let target: BrandTarget | null = null;
  try {
    target = await surroundings.open(mode.accountId);
    return await work(target);
  } catch (error) {
    if (error instanceof AppFailure) return { ok: false, error: error.error };
    throw error;
  } finally {
    target?.release();
  }
}
