import type { ObjectRef } from '#shared/contract/object.ts';
import { leafName, pathValueText, type PlanNames } from './portal-field-text.ts';
import { fieldName, fieldValueText } from './product-field-text.ts';
import type { Text } from './text.ts';

/** Null where it is not known any more of what something was changed. */
type Of = Pick<ObjectRef, 'kind'> | null;

/** Names that values are told by, where they are at hand. */
export interface KnownNames {
  readonly taxCode: (id: string) => string | null;
  readonly plans: PlanNames;
}

/** The name of a field as the page of its object calls it: `name` is one thing of a product, another of a portal configuration. */
export function objectFieldName(text: Text, object: Of, path: string): string {
  return object?.kind === 'portal_configuration' ? leafName(text, path) : fieldName(text, path);
}

/** A field's value in the words of its object's page. */
export function objectFieldValueText(
  text: Text,
  object: Of,
  change: { readonly path: string; readonly value: unknown },
  names?: KnownNames,
): string {
  const { path, value } = change;
  return object?.kind === 'portal_configuration'
    ? pathValueText(text, path, value, names?.plans)
    : fieldValueText(text, path, value, names?.taxCode);
}
