import type { Business, Configuration } from '#shared/contract/portal.ts';
import { MOST_PLANS_FOUND } from '#shared/domain/portal/plan.ts';
import { ROUTES } from '#renderer/screen/navigation.ts';
import type { TextValues } from '#renderer/i18n/text.ts';

export type SetupStepId =
  | 'account'
  | 'products'
  | 'activate'
  | 'settings'
  | 'share'
  | 'emails'
  | 'rules'
  | 'branding'
  | 'prefill';

export interface SetupStep {
  readonly id: SetupStepId;
  /** `unknown`: Stripe does not tell, so nobody here says. */
  readonly state: 'done' | 'todo' | 'unknown' | 'optional';
  /** The message that says what is known, and its values. */
  readonly words: string;
  readonly values: TextValues;
  /** Where it is done; null: on the card of this screen. */
  readonly route: string | null;
}

export interface SetupFacts {
  readonly configuration: Configuration | null;
  readonly business: Business;
  /** Products that customers could subscribe to; null: not known. At most `MOST_PLANS_FOUND` are counted. */
  readonly plans: number | null;
  /** What Check settings found; null without a configuration. */
  readonly findings: number | null;
}

/** The steps of Stripe's guide in its order (product, "What the source asks for"). */
export function setupSteps({ configuration, business, plans, findings }: SetupFacts): readonly SetupStep[] {
  const stored = configuration?.stored ?? null;
  const isOn = stored?.fields['login_page.enabled'] === true && stored.loginUrl !== null;
  const step = (
    id: SetupStepId,
    state: SetupStep['state'],
    words: string,
    route: string | null,
    values: TextValues = {},
  ): SetupStep => ({ id, state, words: `portal.step.${id}.${words}`, values, route });
  const plansKnown = plans === null ? 'unknown' : plans > 0 ? 'done' : 'todo';
  const plansWords = plans !== null && plans >= MOST_PLANS_FOUND ? 'many' : plansKnown;
  return [
    step('account', 'done', 'done', ROUTES.settings),
    step('products', plansKnown, plansWords, ROUTES.catalog, { count: plans ?? 0 }),
    step('activate', isOn ? 'done' : 'todo', isOn ? 'done' : 'todo', null),
    findings === null
      ? step('settings', 'todo', 'none', null)
      : step('settings', findings === 0 ? 'done' : 'todo', findings === 0 ? 'done' : 'todo', null, {
          count: findings,
        }),
    step('share', 'unknown', isOn ? 'ready' : 'later', null),
    step('emails', 'unknown', 'unknown', ROUTES.customers),
    step('rules', 'optional', 'read', ROUTES.customers),
    brandingStep(),
    step('prefill', 'optional', 'optional', null),
  ];

  function brandingStep(): SetupStep {
    if (!business.known) return step('branding', 'unknown', 'unknown', ROUTES.branding);
    const isSet = business.brandColour !== null;
    return step('branding', isSet ? 'done' : 'optional', isSet ? 'done' : 'todo', ROUTES.branding);
  }
}
