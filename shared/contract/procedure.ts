import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { Right } from './rights.ts';

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
