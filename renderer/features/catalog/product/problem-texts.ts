import type { FieldProblem } from '#shared/domain/problem.ts';
import type { Text } from '#renderer/i18n/text.ts';

/** The first error and the first warning at a path, as sentences for a field. */
export function problemTexts(
  text: Text,
  problems: readonly FieldProblem[],
  path: string,
): { error: string | null; warning: string | null } {
  const of = (severity: FieldProblem['severity']): string | null => {
    const found = problems.find((problem) => problem.path === path && problem.severity === severity);
    return found === undefined ? null : text.problem(found);
  };
  return { error: of('error'), warning: of('warning') };
}
