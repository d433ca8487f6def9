import type { FieldProblem } from '#shared/domain/problem.ts';
import { unreadableProblem } from '#shared/domain/typed-text.ts';
import type { VisibleProduct } from './visible.ts';

/** Drafts of a product that are typed text and no value yet: each keeps it from being published. */
export function unreadableProblems({
  drafts,
  typedPrice,
}: Pick<VisibleProduct, 'drafts' | 'typedPrice'>): FieldProblem[] {
  return [...drafts, { path: 'firstPrice', value: typedPrice }]
    .map(({ path, value }) => unreadableProblem(path, value))
    .filter((problem) => problem !== null);
}
