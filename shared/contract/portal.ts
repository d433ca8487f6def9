import { z } from 'zod';
import { portalFieldsSchema } from '../domain/portal/fields-schema.ts';
import { brandSchema } from '../domain/brand.ts';
import { portalSceneSchema } from '../domain/portal/scene.ts';
import { modeSchema } from './account.ts';
import { fieldConflictSchema, fieldDraftSchema } from './drafted.ts';
import { command, nothing, query } from './procedure.ts';

/** A portal configuration as Stripe has it. Times are Stripe's seconds. */
export const storedConfigurationSchema = z.strictObject({
  id: z.string(),
  created: z.number(),
  updated: z.number(),
  livemode: z.boolean(),
  isDefault: z.boolean(),
  application: z.string().nullable(),
  loginUrl: z.string().nullable(),
  fields: portalFieldsSchema,
  /** What Stripe sends and nobody here knows, by path. */
  extra: z.record(z.string(), z.unknown()),
});

/** One of the account on screen: Stripe's copy under what is being sent and drafted. */
export const configurationSchema = z.strictObject({
  id: z.string(),
  /** Null while Stripe does not have it. */
  stored: storedConfigurationSchema.nullable(),
  fields: portalFieldsSchema,
  drafts: z.array(fieldDraftSchema),
  conflicts: z.array(fieldConflictSchema),
  /** Frozen and on its way. */
  isWaiting: z.boolean(),
  /** What Stripe said to the last attempt, while what was wanted is still wanted. */
  refusal: z.strictObject({ message: z.string(), requestId: z.string().nullable() }).nullable(),
  /** Local milliseconds. */
  pulledAt: z.number().nullable(),
});
export type Configuration = z.infer<typeof configurationSchema>;

/** What customers are told the business is called; not known where the key may not read it (facts 9.1). */
export const businessSchema = z.discriminatedUnion('known', [
  z.strictObject({
    known: z.literal(true),
    name: z.string().nullable(),
    brandColour: z.string().nullable(),
    accentColour: z.string().nullable(),
  }),
  z.strictObject({ known: z.literal(false) }),
]);
export type Business = z.infer<typeof businessSchema>;

export const portalStateSchema = z.strictObject({
  /** When Stripe last told all of it; null: never. */
  readAt: z.number().nullable(),
  configurations: z.array(configurationSchema),
  business: businessSchema,
});
export type PortalState = z.infer<typeof portalStateSchema>;

/** A price as plan lists need it. */
export const planPriceSchema = z.strictObject({
  id: z.string(),
  productId: z.string(),
  active: z.boolean(),
  currency: z.string(),
  amount: z.string().nullable(),
  interval: z.string().nullable(),
  intervalCount: z.number().int(),
  usageType: z.string(),
  lookupKey: z.string().nullable(),
  nickname: z.string().nullable(),
});

export const planCatalogSchema = z.strictObject({
  products: z.array(z.strictObject({ id: z.string(), name: z.string(), active: z.boolean() })),
  prices: z.array(planPriceSchema),
});
export type PlanCatalogParts = z.infer<typeof planCatalogSchema>;

const elsewhereSchema = z.strictObject({
  accountId: z.string(),
  /** Stripe's id of the account; null where the key may not read it. */
  stripeAccountId: z.string().nullable(),
  name: z.string(),
  mode: modeSchema,
  demo: z.boolean(),
  configurations: z.array(storedConfigurationSchema),
  business: businessSchema,
  /** What the plan lists speak of; empty unless asked for. */
  catalog: planCatalogSchema,
});
export type PortalElsewhere = z.infer<typeof elsewhereSchema>;

/** Every published state of a configuration that was seen here, by publishing or by reading. */
const versionSchema = z.strictObject({
  id: z.number().int(),
  /** Stripe's seconds. */
  updated: z.number(),
  /** Local milliseconds. */
  seenAt: z.number(),
  fields: portalFieldsSchema,
});
export type PortalVersion = z.infer<typeof versionSchema>;

export const SESSION_FLOWS = [
  'none',
  'payment_method_update',
  'customer_update',
  'subscription_cancel',
  'subscription_update',
  'subscription_pause',
] as const;

/** A preview of the portal: what it shows, in whose colours, on what, in which language. */
export const portalPreviewSchema = z.strictObject({
  scene: portalSceneSchema,
  brand: brandSchema,
  device: z.enum(['phone', 'desktop']),
  previewLanguage: z.enum(['en', 'ja']),
});

const READ_ERRORS = [
  'account/none-open',
  'account/unknown',
  'account/key-needed',
  'stripe/permission-missing',
  'stripe/key-rejected',
  'stripe/rate-limited',
  'stripe/fault',
  'stripe/unreachable',
  'stripe/timeout',
  'stripe/not-stripe',
  'stripe/unexpected-object',
  'stripe/refused',
  'stripe/missing',
] as const;

const configurationId = z.string().max(200);

export const portal = {
  /** What is known here of the account on screen, with no network. */
  getPortal: query({
    right: 'portal.read',
    input: nothing,
    output: portalStateSchema,
    errors: ['account/none-open'],
  }),
  /** Reads every configuration, plan lists expanded, and the public name, from Stripe now. */
  checkAgain: command({
    right: 'portal.read',
    input: nothing,
    output: portalStateSchema,
    errors: [...READ_ERRORS, 'app/disk-full'],
  }),
  /** The portal of any account known here, read from Stripe now and kept nowhere. */
  readElsewhere: query({
    right: 'portal.read',
    input: z.strictObject({ accountId: z.string(), withCatalog: z.boolean() }),
    output: elsewhereSchema,
    errors: [...READ_ERRORS],
  }),
  /** Products and prices of the local catalog, and those that plan lists could be mapped onto. */
  readCatalog: query({
    right: 'portal.read',
    input: z.strictObject({
      productIds: z.array(z.string()).max(500),
      lookupKeys: z.array(z.string()).max(500),
      names: z.array(z.string()).max(500),
    }),
    output: planCatalogSchema,
    errors: ['account/none-open'],
  }),
  /** Up to 30 active products whose name has the words and that customers could switch to. */
  findPlans: query({
    right: 'portal.read',
    input: z.strictObject({ text: z.string().max(500) }),
    output: planCatalogSchema,
    errors: ['account/none-open'],
  }),
  /** Drafts of leaves, as typed; a value equal to Stripe's takes its draft away. */
  editConfiguration: command({
    right: 'portal.write',
    input: z.strictObject({ configurationId, changes: portalFieldsSchema.partial() }),
    output: configurationSchema,
    errors: ['account/none-open', 'portal/configuration-unknown', 'app/disk-full'],
  }),
  /** A draft of a new configuration, with Stripe's starting values or those of another one. */
  createConfiguration: command({
    right: 'portal.write',
    input: z.strictObject({ name: z.string().max(256), from: configurationId.nullable() }),
    output: configurationSchema,
    errors: ['account/none-open', 'portal/configuration-unknown', 'app/disk-full'],
  }),
  /** Lets go of every draft of it; a new one is gone. */
  discardConfiguration: command({
    right: 'portal.write',
    input: z.strictObject({ configurationId }),
    output: nothing,
    errors: ['account/none-open', 'portal/configuration-unknown', 'app/disk-full'],
  }),
  /** The preview as a picture, whole, however tall. */
  drawPreview: query({
    right: 'portal.read',
    input: portalPreviewSchema.extend({ title: z.string().max(200) }),
    output: z.strictObject({ png: z.instanceof(Uint8Array) }),
    errors: ['account/none-open', 'branding/sheet-failed'],
  }),
  listVersions: query({
    right: 'portal.read',
    input: z.strictObject({ configurationId }),
    output: z.strictObject({ versions: z.array(versionSchema) }),
    errors: ['account/none-open'],
  }),
  /** A customer's subscriptions, to choose one for a flow. In memory alone. */
  readSubscriptions: query({
    right: 'customers.read',
    input: z.strictObject({ customerId: z.string().max(100) }),
    output: z.strictObject({
      subscriptions: z.array(
        z.strictObject({ id: z.string(), status: z.string(), product: z.string().nullable() }),
      ),
    }),
    errors: [...READ_ERRORS],
  }),
  /**
   * A portal session for one customer, made at once (facts 5.3; design, Storage). Its URL lets whoever
   * has it in: it is answered once and kept nowhere. Activity keeps customer id, time, outcome and request id.
   */
  createSession: command({
    right: 'portal.write',
    input: z.strictObject({
      customerId: z
        .string()
        .regex(/^cus_[A-Za-z0-9]{6,}$/)
        .max(100),
      configurationId: configurationId.nullable(),
      returnUrl: z.string().max(2048).nullable(),
      locale: z.string().max(10).nullable(),
      flow: z.enum(SESSION_FLOWS),
      subscriptionId: z.string().max(100).nullable(),
    }),
    output: z.strictObject({ url: z.string(), requestId: z.string().nullable() }),
    errors: [...READ_ERRORS],
  }),
};
