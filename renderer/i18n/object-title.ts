import type { ObjectRef } from '#shared/contract/object.ts';
import type { Text } from './text.ts';

/** What an object is called in a review, its results and Activity. An unnamed portal configuration has its id for a title. */
export function objectTitle(
  text: Text,
  { object, title }: { readonly object: ObjectRef | null; readonly title: string },
): string {
  if (object?.kind === 'portal_configuration') {
    return title === object.id ? text('portal.unnamedTitle') : text('portal.namedTitle', { name: title });
  }
  return title.trim() === '' ? text('product.unnamed') : title;
}
