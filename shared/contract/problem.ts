import { z } from 'zod';
import type { FieldProblem } from '../domain/problem.ts';

/** {@link FieldProblem} as it crosses to the window. */
export const fieldProblemSchema = z.strictObject({
  code: z.string(),
  path: z.string(),
  severity: z.enum(['error', 'warning']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
}) satisfies z.ZodType<FieldProblem>;
