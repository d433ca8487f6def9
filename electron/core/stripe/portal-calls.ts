import { asFilledText, asObject, type JsonObject } from '#shared/domain/json.ts';
import { fail, ok, type Result } from '#shared/errors.ts';
import type { StripePage } from './answer.ts';
import type { Caller } from './call.ts';
import { toQuery } from './query.ts';

/** Without it Stripe leaves plan lists out, and who writes back what came erases them (facts 5.1). */
const PLAN_LIST = 'features.subscription_update.products';

const PATH = '/v1/billing_portal/configurations';
const PAGE = 100;

/** What customers are told of the business (facts 8, 9.1). */
export interface Business {
  readonly name: string | null;
  /** As Stripe answers: `#rrggbb` or null. */
  readonly brandColour: string | null;
  readonly accentColour: string | null;
}

/** What is read of the customer portal. Every configuration comes with its plan list. */
export interface PortalCalls {
  /** All of them, inactive and API-made ones too, newest first. */
  listConfigurations(signal?: AbortSignal): Promise<Result<readonly JsonObject[]>>;
  readConfiguration(id: string, signal?: AbortSignal): Promise<Result<JsonObject>>;
  /** Fails with `stripe/permission-missing` on many restricted keys. */
  readBusiness(signal?: AbortSignal): Promise<Result<Business>>;
}

export function createPortalCalls(caller: Caller): PortalCalls {
  async function page(after: string | null, signal?: AbortSignal): Promise<Result<StripePage>> {
    const query = toQuery({ limit: PAGE, starting_after: after, expand: [`data.${PLAN_LIST}`] });
    const answer = await caller.get(`${PATH}${query}`, 'list', signal);
    if (!answer.ok) return answer;
    const { body, requestId } = answer.value;
    if (!Array.isArray(body['data']))
      return fail('stripe/unexpected-object', { expected: 'list', got: 'list without data' });
    const items = body['data'].map(asObject).filter((item) => item !== null);
    return ok({ items, more: body['has_more'] === true, requestId });
  }

  return {
    async listConfigurations(signal) {
      const all: JsonObject[] = [];
      for (let after: string | null = null; ;) {
        const answer: Result<StripePage> = await page(after, signal);
        if (!answer.ok) return answer;
        all.push(...answer.value.items);
        after = asFilledText(answer.value.items.at(-1)?.['id']);
        if (!answer.value.more || after === null) return ok(all);
      }
    },
    async readConfiguration(id, signal) {
      const path = `${PATH}/${encodeURIComponent(id)}${toQuery({ expand: [PLAN_LIST] })}`;
      const answer = await caller.get(path, 'billing_portal.configuration', signal);
      return answer.ok ? ok(answer.value.body) : answer;
    },
    async readBusiness(signal) {
      const answer = await caller.get('/v1/account', 'account', signal);
      if (!answer.ok) return answer;
      const { body } = answer.value;
      const branding = asObject(asObject(body['settings'])?.['branding']);
      return ok({
        name: asFilledText(asObject(body['business_profile'])?.['name']),
        brandColour: asFilledText(branding?.['primary_color']),
        accentColour: asFilledText(branding?.['secondary_color']),
      });
    },
  };
}
