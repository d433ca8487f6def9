import { fieldError, fieldWarning, type FieldProblem, type ProblemParams } from '../problem.ts';
import type { LeafPath, PortalFields } from './leaves.ts';

/** Values to type in for the person: leaf → value. */
export type PortalFix = Partial<PortalFields>;

/** Something wrong, or worth a second look, with what one press would do about it. */
export interface PortalFinding extends FieldProblem {
  readonly fix: PortalFix | null;
}

export function error(
  code: string,
  path: LeafPath,
  params: ProblemParams = {},
  fix: PortalFix | null = null,
): PortalFinding {
  return { ...fieldError(`portal/${code}`, path, params), fix };
}

export function warning(
  code: string,
  path: LeafPath,
  params: ProblemParams = {},
  fix: PortalFix | null = null,
): PortalFinding {
  return { ...fieldWarning(`portal/${code}`, path, params), fix };
}
