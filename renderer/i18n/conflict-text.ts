import type { FieldConflict } from '#shared/contract/drafted.ts';
import type { Text } from './text.ts';

/** When Stripe's side of a conflict changed, and by what, as far as its events tell. */
export function conflictWhenAndBy(text: Text, { theirsAt, theirsBy }: FieldConflict): string {
  const by = text(`history.by.${theirsBy ?? 'elsewhere'}`);
  return theirsAt === null
    ? text('conflicts.changed', { by })
    : text('conflicts.changedAt', { by, when: text.moment(theirsAt * 1000) });
}
