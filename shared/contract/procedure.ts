import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';

/**
 * What a profile may do. Each procedure names the one right it needs; the engine refuses a call
 * whose profile lacks it with `app/right-missing`.
 */
export const RIGHTS = [
  'app.use',
  'account.read',
  'account.manage',
  'catalog.read',
  'catalog.write',
  'catalog.publish',
  'portal.read',
  'portal.write',
  'branding.read',
  'branding.write',
  'customers.read',
  'customers.write',
  'answers.keep',
] as const;

export type Right = (typeof RIGHTS)[number];

/**
 * A profile is a named set of rights. Support staff look customers up, see whether the portal is on
 * and keep answers of their own; they neither see nor change the catalog, and change nothing at Stripe.
 */
export const PROFILES = {
  owner: RIGHTS,
  support: ['app.use', 'account.read', 'portal.read', 'customers.read', 'answers.keep'],
} as const satisfies Record<string, readonly Right[]>;

export type ProfileName = keyof typeof PROFILES;

interface Shape<I extends z.ZodType, O extends z.ZodType> {
  readonly right: Right;
  readonly input: I;
  readonly output: O;
  /** Codes this procedure may answer with, besides the general `app/…` ones. */
  readonly errors: readonly ErrorCode[];
}

export interface Query<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> extends Shape<I, O> {
  readonly kind: 'query';
}

export interface Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> extends Shape<
  I,
  O
> {
  readonly kind: 'command';
}

export interface Stream<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  P extends z.ZodType = z.ZodType,
> extends Shape<I, O> {
  readonly kind: 'stream';
  readonly progress: P;
}

export type Procedure = Query | Command | Stream;

/** Reads without effect; may be repeated at will. */
export function query<I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): Query<I, O> {
  return { kind: 'query', ...shape };
}

/** Has an effect and answers once it is durable. */
export function command<I extends z.ZodType, O extends z.ZodType>(shape: Shape<I, O>): Command<I, O> {
  return { kind: 'command', ...shape };
}

/** Long work: tells progress, can be cancelled by the id of its call. */
export function stream<I extends z.ZodType, O extends z.ZodType, P extends z.ZodType>(
  shape: Shape<I, O> & { readonly progress: P },
): Stream<I, O, P> {
  return { kind: 'stream', ...shape };
}

export const nothing = z.strictObject({});
