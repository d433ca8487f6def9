import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { asFilledText } from '#shared/domain/json.ts';
import { type AppError, AppFailure, failure } from '#shared/errors.ts';
import type { Random } from '../ports.ts';
import type { StripeGateway } from '../stripe/gateway.ts';

/** What Activity keeps of it: no address, no URL (design, Storage). */
export interface SessionNote {
  readonly customerId: string;
  readonly outcome: 'applied' | 'rejected' | 'unknown';
  readonly error: AppError | null;
  readonly requestId: string | null;
}

/** Not said by Stripe: whether a session was made is not known. It opens nothing without its URL. */
const NO_ANSWER: ReadonlySet<string> = new Set([
  'stripe/unreachable',
  'stripe/timeout',
  'stripe/not-stripe',
  'stripe/fault',
]);

/** Makes one portal session, once, under a key that is nowhere but here (facts 5.3, 9.3). */
export async function createPortalSession(
  gateway: StripeGateway,
  random: Random,
  note: (note: SessionNote) => Promise<void>,
  input: InputOf<'portal.createSession'>,
): Promise<OutputOf<'portal.createSession'>> {
  const { customerId } = input;
  const sent = await gateway.send({
    method: 'POST',
    path: '/v1/billing_portal/sessions',
    params: sessionParams(input),
    idempotencyKey: `countertop-${random.uuid()}`,
    expected: 'billing_portal.session',
  });
  if (!sent.ok) {
    const isUnknown = NO_ANSWER.has(sent.error.code) && sent.error.params['sent'] !== false;
    const requestId = sent.error.requestId ?? null;
    await note({
      customerId,
      outcome: isUnknown ? 'unknown' : 'rejected',
      error: impersonal(sent.error),
      requestId,
    });
    throw new AppFailure(sent.error);
  }
  const { requestId, body } = sent.value;
  await note({ customerId, outcome: 'applied', error: null, requestId });
  const url = asFilledText(body['url']);
  if (url === null)
    throw failure('stripe/unexpected-object', { expected: 'url', got: 'session without url' });
  return { url, requestId };
}

function sessionParams(input: InputOf<'portal.createSession'>): Record<string, unknown> {
  const { customerId, configurationId, returnUrl, locale, flow, subscriptionId } = input;
  const params: Record<string, unknown> = { customer: customerId };
  if (configurationId !== null) params['configuration'] = configurationId;
  if (returnUrl !== null && returnUrl !== '') params['return_url'] = returnUrl;
  if (locale !== null) params['locale'] = locale;
  if (flow !== 'none') {
    const ofSubscription = flow.startsWith('subscription_') && subscriptionId !== null;
    params['flow_data'] = {
      type: flow,
      ...(ofSubscription ? { [flow]: { subscription: subscriptionId } } : {}),
    };
  }
  return params;
}

/** Stripe's words may repeat what was sent; the code and the slug say enough. */
function impersonal(error: AppError): AppError {
  const slug = error.params['slug'];
  return { code: error.code, params: typeof slug === 'string' ? { slug } : {} };
}
