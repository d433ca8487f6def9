/**
 * What is wrong with one field, as a value. The sentence lives in the message catalogs
 * under `problem.<code>`; `params` fill it. `path` starts with the field's name
 * (`images.2`, `metadata.colour`), so a form finds the input and a review finds the row.
 */
export interface FieldProblem {
  readonly code: string;
  readonly path: string;
  /** An error stops publishing; a warning is said and left to the person. */
  readonly severity: 'error' | 'warning';
  readonly params: Readonly<Record<string, string | number>>;
}

export type ProblemParams = FieldProblem['params'];

export function fieldError(code: string, path: string, params: ProblemParams = {}): FieldProblem {
  return { code, path, severity: 'error', params };
}

export function fieldWarning(code: string, path: string, params: ProblemParams = {}): FieldProblem {
  return { code, path, severity: 'warning', params };
}

export function hasErrors(problems: readonly FieldProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
