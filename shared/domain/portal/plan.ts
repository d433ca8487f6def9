import { isEqual } from '../equal.ts';
import { asBoolean, asFilledText, asId, asInteger, asObject } from '../json.ts';

/** A product that customers may switch to, with the prices it is offered at (facts 5.1). */
export interface PortalPlan {
  readonly product: string;
  readonly prices: readonly string[];
  readonly quantity: PlanQuantity;
}

/** How many a customer may choose. `maximum` null: no limit is set. */
export interface PlanQuantity {
  readonly enabled: boolean;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** So many products are looked for at once: a person narrows a longer list by words. */
export const MOST_PLANS_FOUND = 30;

/** Stripe refuses an eleventh (facts 5.1). */
export const MAX_PLANS = 10;

/** Plans from Stripe's body; null where they were not expanded, so that nobody takes that for "none" (facts 5.1). */
export function parsePlans(value: unknown): readonly PortalPlan[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((item: unknown) => {
    const body = asObject(item);
    const product = asId(body?.['product']);
    if (body === null || product === null) return [];
    const quantity = asObject(body['adjustable_quantity']);
    return [
      {
        product,
        prices: Array.isArray(body['prices']) ? body['prices'].flatMap((price) => asId(price) ?? []) : [],
        quantity: {
          enabled: asBoolean(quantity?.['enabled']) ?? false,
          minimum: asInteger(quantity?.['minimum']),
          maximum: asInteger(quantity?.['maximum']),
        },
      },
    ];
  });
}

/** A plan as Stripe takes it. Limits of a quantity that cannot be chosen are not sent. */
export function planParams(plan: PortalPlan): Record<string, unknown> {
  const { enabled, minimum, maximum } = plan.quantity;
  return {
    product: plan.product,
    prices: [...plan.prices],
    adjustable_quantity: {
      enabled,
      ...(minimum === null ? {} : { minimum }),
      ...(maximum === null ? {} : { maximum }),
    },
  };
}

/** The list that was sent, with Stripe's own numbers in the place of limits that nobody gave. */
export function isListAsSent(now: readonly PortalPlan[] | null, sent: readonly PortalPlan[] | null): boolean {
  if (now === null || sent === null) return false;
  const filled = sent.map((plan, at) => {
    const given = now[at]?.quantity;
    const { enabled, minimum, maximum } = plan.quantity;
    const quantity = {
      enabled,
      minimum: minimum ?? given?.minimum ?? null,
      maximum: maximum ?? given?.maximum ?? null,
    };
    return { ...plan, quantity };
  });
  return isEqual(now, filled);
}

/** A pause that customers may choose. */
export interface PauseOption {
  readonly interval: string;
  readonly count: number;
}

export function parsePauseOptions(value: unknown): readonly PauseOption[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const body = asObject(item);
    const interval = asFilledText(body?.['interval']);
    return interval === null ? [] : [{ interval, count: asInteger(body?.['interval_count']) ?? 1 }];
  });
}
