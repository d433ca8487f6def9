import { validateMetadata } from '../metadata.ts';
import type { FieldProblem } from '../problem.ts';
import { publicUrlFault } from '../public-url.ts';
import { validateRecurring } from '../recurring.ts';
import { textLength } from '../text-length.ts';
import { checkPlans } from './check-plans.ts';
import { error, type PortalFinding, warning } from './finding.ts';
import type { PortalFields } from './leaves.ts';
import type { PlanCatalog } from './plan-catalog.ts';

export const PORTAL_LIMITS = { headline: 60, name: 256 } as const;

export interface CheckContext {
  readonly mode: 'test' | 'live';
  readonly isDefault: boolean;
  /** Null while the catalog is not read: nothing is said of plans then. */
  readonly catalog: PlanCatalog | null;
}

const CANCEL = 'features.subscription_cancel';
const REASONS = `${CANCEL}.cancellation_reason` as const;
const UPDATE = 'features.subscription_update';
const PAUSE = 'features.subscription_pause';
const URL_LEAVES = [
  'business_profile.terms_of_service_url',
  'business_profile.privacy_policy_url',
  'default_return_url',
] as const;
const USUAL_REASONS = ['too_expensive', 'missing_features', 'switched_service', 'unused', 'other'];

/** An error keeps the configuration from being published (Stripe refuses it); a warning does not. */
export function checkPortal(fields: PortalFields, context: CheckContext): readonly PortalFinding[] {
  return [
    ...checkCancelling(fields),
    ...checkPause(fields),
    ...checkSwitching(fields, context),
    ...checkShown(fields),
    ...checkLinks(fields, context),
    ...checkState(fields, context),
  ];
}

/** What the review shows: findings without their fixes. */
export function portalProblems(fields: PortalFields, context: CheckContext): readonly FieldProblem[] {
  return checkPortal(fields, context).map(({ code, path, severity, params }) => ({
    code,
    path,
    severity,
    params,
  }));
}

function checkCancelling(fields: PortalFields): PortalFinding[] {
  const found: PortalFinding[] = [];
  const proration = fields[`${CANCEL}.proration_behavior`];
  const none = { [`${CANCEL}.proration_behavior`]: 'none' };
  if (proration === 'always_invoice') {
    found.push(error('cancel-always-invoice', `${CANCEL}.proration_behavior`, {}, none));
  }
  if (proration === 'create_prorations' && fields[`${CANCEL}.mode`] !== 'immediately') {
    found.push(error('cancel-proration-at-period-end', `${CANCEL}.proration_behavior`, {}, none));
  }
  if (!fields[`${CANCEL}.enabled`]) return found;
  const options = fields[`${REASONS}.options`];
  const isEmpty = options.length === 0 && fields[`${REASONS}.feedback_options`].length === 0;
  const ask = { [`${REASONS}.enabled`]: true, ...(isEmpty ? { [`${REASONS}.options`]: USUAL_REASONS } : {}) };
  if (!fields[`${REASONS}.enabled`])
    found.push(warning('cancel-without-reasons', `${REASONS}.enabled`, {}, ask));
  else if (isEmpty) found.push(warning('reasons-empty', `${REASONS}.options`, {}, ask));
  return found;
}

function checkPause(fields: PortalFields): PortalFinding[] {
  const found: PortalFinding[] = [];
  const path = `${PAUSE}.duration.interval_options` as const;
  const options = fields[path];
  const first = { [path]: [{ interval: 'month', count: 1 }] };
  if (fields[`${PAUSE}.duration.type`] === 'interval_options' && options.length === 0) {
    found.push(error('pause-options-missing', path, {}, first));
  }
  for (const { interval, count } of options) {
    const [problem] = validateRecurring({ interval, intervalCount: count }, path);
    if (problem !== undefined) found.push({ ...problem, path, fix: null });
  }
  if (fields[`${PAUSE}.enabled`]) found.push(warning('pause-redesigned-only', `${PAUSE}.enabled`));
  return found;
}

function checkSwitching(fields: PortalFields, context: CheckContext): PortalFinding[] {
  const found: PortalFinding[] = [];
  const plans = fields[`${UPDATE}.products`];
  const isOn = fields[`${UPDATE}.enabled`];
  const allowed = fields[`${UPDATE}.default_allowed_updates`];
  if (isOn && allowed.length === 0) {
    found.push(
      warning(
        'nothing-to-update',
        `${UPDATE}.default_allowed_updates`,
        {},
        {
          [`${UPDATE}.default_allowed_updates`]: ['price'],
        },
      ),
    );
  }
  if (plans === null) return isOn ? [...found, warning('plans-unknown', `${UPDATE}.products`)] : found;
  if (isOn && plans.length === 0) {
    found.push(warning('no-plans', `${UPDATE}.products`, {}, { [`${UPDATE}.enabled`]: false }));
  }
  return [...found, ...checkPlans(plans, context.catalog)];
}

function checkShown(fields: PortalFields): PortalFinding[] {
  const found: PortalFinding[] = [];
  const headline = textLength(fields['business_profile.headline'] ?? '');
  const name = textLength(fields.name ?? '');
  const limits = PORTAL_LIMITS;
  if (headline > limits.headline) {
    found.push(
      error('headline-too-long', 'business_profile.headline', { length: headline, limit: limits.headline }),
    );
  }
  if (name > limits.name) found.push(error('name-too-long', 'name', { length: name, limit: limits.name }));
  const updates = fields['features.customer_update.allowed_updates'];
  if (fields['features.customer_update.enabled'] && updates.length === 0) {
    found.push(
      warning(
        'no-details-to-update',
        'features.customer_update.allowed_updates',
        {},
        {
          'features.customer_update.enabled': false,
        },
      ),
    );
  }
  if (
    fields['features.customer_update.enabled'] &&
    updates.includes('email') &&
    fields['login_page.enabled']
  ) {
    found.push(warning('email-not-by-link', 'features.customer_update.allowed_updates'));
  }
  found.push(...validateMetadata(fields.metadata).map((problem) => ({ ...problem, fix: null })));
  return found;
}

function checkLinks(fields: PortalFields, { mode }: CheckContext): PortalFinding[] {
  const found = URL_LEAVES.flatMap((path) => checkUrl(path, fields[path], mode));
  if (fields['business_profile.terms_of_service_url'] === null) {
    found.push(warning('no-terms', 'business_profile.terms_of_service_url'));
  }
  if (fields['business_profile.privacy_policy_url'] === null) {
    found.push(warning('no-privacy', 'business_profile.privacy_policy_url'));
  }
  if (fields.default_return_url === null) found.push(warning('no-return-url', 'default_return_url'));
  return found;
}

function checkUrl(
  path: (typeof URL_LEAVES)[number],
  url: string | null,
  mode: 'test' | 'live',
): PortalFinding[] {
  if (url === null || url === '') return [];
  const fault = publicUrlFault(url);
  // An own network's address is what a shop under construction has; it is only wrong in live mode.
  if (fault === 'malformed' || fault === 'not-http' || fault === 'too-long') {
    const repaired = `https://${url}`;
    const canRepair = fault === 'malformed' && /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(url);
    return [error(`url-${fault}`, path, {}, canRepair ? { [path]: repaired } : null)];
  }
  const found: PortalFinding[] = [];
  if (fault === 'credentials') found.push(warning('url-credentials', path));
  if (/^http:/i.test(url)) {
    found.push(warning('url-not-https', path, {}, { [path]: url.replace(/^http:/i, 'https:') }));
  }
  if (mode === 'live' && (fault === 'local-host' || fault === 'private-address' || looksLikeTest(url))) {
    found.push(warning('url-looks-like-test', path, { url }));
  }
  return found;
}

/** Hosts that shops use before they open: staging and preview machines, names for documentation. */
export function looksLikeTest(url: string): boolean {
  const host = /^https?:\/\/([^/?#:@]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  return (
    /(^|[.-])(test|testing|staging|stage|stg|dev|develop|sandbox|preview|demo|local)([.-]|\d*\.)/.test(
      host,
    ) ||
    /(^|\.)example\.(com|org|net)$/.test(host) ||
    /\.(vercel\.app|netlify\.app|ngrok(-free)?\.(app|io|dev))$/.test(host)
  );
}

function checkState(fields: PortalFields, { isDefault }: CheckContext): PortalFinding[] {
  if (fields.active) return [];
  if (isDefault) return [error('default-inactive', 'active', {}, { active: true })];
  return fields['login_page.enabled']
    ? [warning('inactive-with-login', 'active', {}, { 'login_page.enabled': false })]
    : [];
}
