import type { ImportRow } from '#shared/contract/catalog-exchange.ts';
import type { FieldProblem } from '#shared/domain/problem.ts';

/** What is wrong with a cell of a file's row. */
export type ImportProblem = ImportRow['problems'][number];

/** The problem as the contract carries it. */
export function importProblem({ code, path, severity, params }: FieldProblem): ImportProblem['problem'] {
  return { code, path, severity, params: { ...params } };
}
