import { z } from 'zod';
import { EMAIL_DIFFERENCES } from '../domain/email/compare-emails.ts';
import { CORRECTIONS } from '../domain/email/read-lookup.ts';
import { CHECK_IDS } from '../domain/passcode/checks.ts';
import { ANSWERS, CONCLUSIONS, TODOS } from '../domain/passcode/conclude.ts';
import { RULE_IDS } from '../domain/passcode/rules.ts';
import { modeSchema } from './account.ts';
import { nothing, command, query, stream } from './procedure.ts';

/*
 * What this area answers is personal data: it lives in memory, on both sides, until
 * `customers.forgotten` is announced, and never reaches a disk or the log (design, Storage).
 */

const verdictSchema = z.enum(['fine', 'problem', 'possible', 'cannot-know']);
const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

export const readEmailSchema = z.strictObject({
  address: z.string(),
  asTyped: z.string(),
  corrections: z.array(z.enum(CORRECTIONS)),
});

const subscriptionSchema = z.strictObject({
  id: z.string(),
  status: z.string(),
  created: z.number(),
  periodEnd: z.number().nullable(),
  endsAtPeriodEnd: z.boolean(),
});

/** One customer that has to do with what was asked. Times are Stripe's seconds. */
export const matchSchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  /** Exactly as stored. */
  email: z.string().nullable(),
  created: z.number(),
  locales: z.array(z.string()),
  /** Null: not read (yet). */
  subscriptions: z.array(subscriptionSchema).nullable(),
  foundBy: z.array(z.enum(['list', 'search', 'near', 'id', 'name', 'loaded'])),
  /** How its email differs from what was asked; empty when it does not, or no email was asked for. */
  differences: z.array(z.enum(EMAIL_DIFFERENCES)),
  /** Why the login link would open it or not; null where that was not the question. */
  reason: z
    .enum(['opened', 'older', 'no-subscription', 'ended', 'doubtful', 'unread', 'tie', 'other-email'])
    .nullable(),
});
export type Match = z.infer<typeof matchSchema>;

export const checkSchema = z.strictObject({
  id: z.enum(CHECK_IDS),
  state: z.enum(['waiting', 'done', 'blocked']),
  verdict: verdictSchema,
  rule: z.enum(RULE_IDS),
  code: z.string(),
  params: paramsSchema,
});

export const conclusionSchema = z.strictObject({
  code: z.enum(CONCLUSIONS),
  verdict: verdictSchema,
  params: paramsSchema,
  customerId: z.string().nullable(),
  todos: z.array(z.enum(TODOS)),
  answer: z.enum(ANSWERS).nullable(),
});

/** How far one way to customers has come. `notPermitted`: the key lacks `slug`. */
const sourceSchema = z.strictObject({
  id: z.enum(['list', 'search', 'near', 'subscriptions', 'loginPages', 'history']),
  state: z.enum(['waiting', 'answered', 'notPermitted', 'refused', 'unanswered']),
  slug: z.string().nullable(),
  requestIds: z.array(z.string()),
});

/** A look-up as far as it has come; each step of progress is the whole of it. */
export const lookupSchema = z.strictObject({
  accountId: z.string(),
  accountName: z.string(),
  mode: modeSchema,
  demo: z.boolean(),
  kind: z.enum(['empty', 'email', 'customer', 'guest', 'link', 'name']),
  /** Every address that was in the text; the first is the one looked up. */
  emails: z.array(readEmailSchema),
  matches: z.array(matchSchema),
  /** There are more than are shown. */
  moreMatches: z.boolean(),
  checks: z.array(checkSchema),
  conclusion: conclusionSchema,
  /** The account's login link, for the ready answer; null while unknown or off. */
  loginUrl: z.string().nullable(),
  sources: z.array(sourceSchema),
  /** Nothing more will come. */
  isDone: z.boolean(),
});
export type Lookup = z.infer<typeof lookupSchema>;

/** One of many addresses: its conclusion alone. */
const checkedAddressSchema = z.strictObject({
  address: z.string(),
  conclusion: conclusionSchema,
  customers: z.number().int(),
  openedId: z.string().nullable(),
});
const checkedManySchema = z.strictObject({
  total: z.number().int(),
  rows: z.array(checkedAddressSchema),
});

/** An email that several customers carry, letter by letter, and which of them opens. */
const duplicateSchema = z.strictObject({
  email: z.string(),
  customerIds: z.array(z.string()),
  openedId: z.string().nullable(),
  /** As the doctor predicts; `unread`: subscriptions were not (yet) read. */
  certainty: z.enum(['none', 'sure', 'doubtful', 'tie', 'unread', 'nobody']),
});
const duplicatesSchema = z.strictObject({
  scanned: z.number().int(),
  duplicates: z.array(duplicateSchema),
  withoutEmail: z.array(z.strictObject({ id: z.string(), name: z.string().nullable() })),
  state: z.enum(['reading', 'complete', 'budget']),
});
export type Duplicates = z.infer<typeof duplicatesSchema>;

export const answerLanguageSchema = z.enum(['en', 'ja']);

/**
 * A shop's own wording of a ready answer. It may be on disk, so it holds no customer's data:
 * `{email}`, `{link}` and `{shop}` stand where that goes.
 */
export const answerVariantSchema = z.strictObject({
  id: z.string(),
  answer: z.enum(ANSWERS),
  language: answerLanguageSchema,
  name: z.string().trim().min(1).max(60),
  text: z.string().trim().min(1).max(4000),
});
export type AnswerVariant = z.infer<typeof answerVariantSchema>;
const variantsSchema = z.strictObject({ variants: z.array(answerVariantSchema) });

/** An email corrected in this session: before and after, until the app quits. */
const correctionSchema = z.strictObject({
  accountId: z.string(),
  customerId: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  /** Local time, ms. */
  at: z.number(),
  outcome: z.enum(['applied', 'unknown']),
  requestId: z.string().nullable(),
});
export type Correction = z.infer<typeof correctionSchema>;

const FILE_ERRORS = ['app/disk-full', 'app/folder-read-only'] as const;

const STRIPE_ERRORS = [
  'stripe/permission-missing',
  'stripe/key-rejected',
  'stripe/unreachable',
  'stripe/refused',
  'stripe/missing',
] as const;

const LOOKUP_ERRORS = [
  'account/none-open',
  'account/unknown',
  'account/key-needed',
  'app/cancelled',
] as const;

export const customers = {
  /**
   * Finds whoever a pasted text asks for and says why no passcode may arrive. `accountId` null: the
   * account on screen. `attemptAt`: when the customer tried, seconds.
   */
  lookUp: stream({
    right: 'customers.read',
    input: z.strictObject({
      text: z.string().max(50_000),
      accountId: z.string().nullable(),
      attemptAt: z.number().int().nullable(),
    }),
    progress: lookupSchema,
    output: lookupSchema,
    errors: [...LOOKUP_ERRORS],
  }),
  /** The conclusions for up to 50 addresses of a pasted text, one after another. */
  checkMany: stream({
    right: 'customers.read',
    input: z.strictObject({ text: z.string().max(50_000) }),
    progress: checkedManySchema,
    output: checkedManySchema,
    errors: [...LOOKUP_ERRORS],
  }),
  /** Goes through every customer of the account on screen. */
  findDuplicates: stream({
    right: 'customers.read',
    input: nothing,
    progress: duplicatesSchema,
    output: duplicatesSchema,
    errors: [...LOOKUP_ERRORS, ...STRIPE_ERRORS],
  }),
  /**
   * Changes a stored email, at once: the one write that does not wait to be published (design,
   * Storage). `before` is what the person saw; another value there by now refuses it. Activity keeps
   * the customer's id, time, outcome and request id, no address.
   */
  fixEmail: command({
    right: 'customers.write',
    input: z.strictObject({
      customerId: z.string().max(100),
      before: z.string().nullable(),
      after: z
        .string()
        .min(3)
        .max(512)
        .regex(/^\S+@\S+$/u),
    }),
    output: z.strictObject({ requestId: z.string().nullable() }),
    errors: [...LOOKUP_ERRORS, ...STRIPE_ERRORS, 'customers/changed-meanwhile', 'customers/not-read-back'],
  }),
  /** What was corrected in this session in the account on screen, newest first; in memory until quit. */
  listCorrections: query({
    right: 'customers.write',
    input: nothing,
    output: z.strictObject({ corrections: z.array(correctionSchema) }),
    errors: ['account/none-open'],
  }),
  listAnswers: query({ right: 'customers.read', input: nothing, output: variantsSchema, errors: [] }),
  /**
   * Keeps a wording; `id` null makes a new one. Refused when it holds an address or a customer's id,
   * or a placeholder that there is not.
   */
  saveAnswer: command({
    right: 'answers.keep',
    input: answerVariantSchema.extend({ id: z.string().nullable() }),
    output: variantsSchema,
    errors: [
      'customers/answer-names-someone',
      'customers/answer-placeholder',
      'customers/answer-limit',
      ...FILE_ERRORS,
    ],
  }),
  removeAnswer: command({
    right: 'answers.keep',
    input: z.strictObject({ id: z.string() }),
    output: variantsSchema,
    errors: [...FILE_ERRORS],
  }),
  /**
   * Asks where to, and writes a masked report there. A text that holds an address, or the name of a
   * customer seen in this session, is refused: what is masked is held to here, too.
   */
  saveReport: command({
    right: 'customers.read',
    input: z.strictObject({
      kind: z.enum(['text', 'json', 'table']),
      content: z.string().min(1).max(1_000_000),
    }),
    output: z.strictObject({ saved: z.boolean() }),
    errors: ['customers/report-not-masked', ...FILE_ERRORS],
  }),
  /** Drops everything that was read of customers, now. */
  forget: command({ right: 'customers.read', input: nothing, output: nothing, errors: [] }),
};
