import {
  asBoolean,
  asFilledText,
  asId,
  asInteger,
  asObject,
  asText,
  type JsonObject,
} from '#shared/domain/json.ts';
import type {
  CustomerFact,
  FoundBy,
  LoginPageFact,
  PastFact,
  SubscriptionFact,
} from '#shared/domain/passcode/evidence.ts';

/** A customer as the doctor needs it; null when it is deleted or no customer. */
export function customerFact(body: JsonObject, foundBy: FoundBy): CustomerFact | null {
  const id = asFilledText(body['id']);
  if (id === null || body['deleted'] === true) return null;
  const locales = Array.isArray(body['preferred_locales']) ? body['preferred_locales'] : [];
  return {
    id,
    name: asFilledText(body['name']),
    // Exactly as it stands there: its spaces may be what is wrong with it.
    email: asFilledText(body['email']),
    created: asInteger(body['created']) ?? 0,
    locales: locales.filter((locale) => typeof locale === 'string'),
    subscriptions: null,
    foundBy: [foundBy],
  };
}

/** The period stands on the items since 2025-03-31 (facts 7); the latest end is what is left of it. */
export function subscriptionFact(body: JsonObject): SubscriptionFact | null {
  const id = asFilledText(body['id']);
  if (id === null) return null;
  const items = asObject(body['items'])?.['data'];
  const ends = (Array.isArray(items) ? items : []).flatMap(
    (item) => asInteger(asObject(item)?.['current_period_end']) ?? [],
  );
  return {
    id,
    status: asText(body['status']) ?? '',
    created: asInteger(body['created']) ?? 0,
    periodEnd: ends.length === 0 ? null : Math.max(...ends),
    endsAtPeriodEnd: body['cancel_at_period_end'] === true,
  };
}

export function loginPageFact(body: JsonObject): LoginPageFact {
  const page = asObject(body['login_page']);
  return {
    id: asId(body) ?? '',
    active: asBoolean(body['active']) ?? false,
    isDefault: asBoolean(body['is_default']) ?? false,
    enabled: asBoolean(page?.['enabled']) ?? false,
    url: asFilledText(page?.['url']),
  };
}

/** What an event tells of an email (facts 9.4); null when it tells nothing of one. */
export function pastFact(event: JsonObject): PastFact | null {
  const data = asObject(event['data']);
  const object = asObject(data?.['object']);
  const customerId = asFilledText(object?.['id']);
  const at = asInteger(event['created']);
  if (object === null || customerId === null || at === null) return null;
  const email = asFilledText(object['email']);
  if (event['type'] === 'customer.deleted')
    return { kind: 'deleted', customerId, at, oldEmail: email, newEmail: null };
  const previous = asObject(data?.['previous_attributes']);
  if (event['type'] !== 'customer.updated' || previous === null || !('email' in previous)) return null;
  return {
    kind: 'email-changed',
    customerId,
    at,
    oldEmail: asFilledText(previous['email']),
    newEmail: email,
  };
}
