import { z } from 'zod';
import { portalFieldsSchema } from './fields-schema.ts';
import type { PortalFields } from './leaves.ts';

/** The pages of the portal that are drawn. */
export const PORTAL_VIEWS = ['login', 'home', 'switch', 'cancel', 'details', 'invoices'] as const;
export type PortalView = (typeof PORTAL_VIEWS)[number];

/** Who is looking: a customer with a subscription in this state, with several, or with none. */
export const CUSTOMER_STATES = ['active', 'trialing', 'past_due', 'canceled', 'several', 'none'] as const;
export type CustomerState = (typeof CUSTOMER_STATES)[number];

/** A plan as the switch page lists it; prices are lines of text in the preview's language. */
export interface ScenePlan {
  readonly name: string;
  readonly prices: readonly string[];
  /** What an invoice of its first price says; null where that is not known. */
  readonly amount: string | null;
  readonly canChangeQuantity: boolean;
}

/** Everything that a picture of one page of the portal depends on, but for the brand. */
export interface PortalScene {
  readonly fields: PortalFields;
  readonly view: PortalView;
  readonly customer: CustomerState;
  /** What customers could switch to, the one they have first. Never empty. */
  readonly plans: readonly ScenePlan[];
}

/** {@link PortalScene} as it crosses from the window to whoever draws it. */
export const portalSceneSchema = z.strictObject({
  fields: portalFieldsSchema,
  view: z.enum(PORTAL_VIEWS),
  customer: z.enum(CUSTOMER_STATES),
  plans: z
    .array(
      z.strictObject({
        name: z.string(),
        prices: z.array(z.string()),
        amount: z.string().nullable(),
        canChangeQuantity: z.boolean(),
      }),
    )
    .min(1)
    .max(200),
}) satisfies z.ZodType<PortalScene>;
