import type { Marks } from '#shared/contract/drafted.ts';

export type Mark = 'refused' | 'conflict' | 'deleting' | 'waiting' | 'new' | 'changed';

/** The one mark that a row shows: what needs the person most comes first. */
export function strongestMark(marks: Marks): Mark | null {
  if (marks.refused) return 'refused';
  if (marks.conflict) return 'conflict';
  if (marks.deleting) return 'deleting';
  if (marks.waiting) return 'waiting';
  if (marks.isNew) return 'new';
  if (marks.changed) return 'changed';
  return null;
}
