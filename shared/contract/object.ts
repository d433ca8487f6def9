import { z } from 'zod';

/** The kinds of Stripe's objects that are drafted, reviewed and published; named as Stripe names them. */
export const OBJECT_KINDS = ['product', 'price', 'portal_configuration'] as const;
export const objectKindSchema = z.enum(OBJECT_KINDS);
export type ObjectKind = z.infer<typeof objectKindSchema>;

/** One object, in Stripe or only here. */
export const objectRefSchema = z.strictObject({ kind: objectKindSchema, id: z.string() });
export type ObjectRef = Readonly<z.infer<typeof objectRefSchema>>;

/** The same object has the same key: for maps, and as the id of a review's item. */
export function refKey({ kind, id }: ObjectRef): string {
  return `${kind}:${id}`;
}

export function isSameRef(left: ObjectRef, right: ObjectRef): boolean {
  return left.kind === right.kind && left.id === right.id;
}

/** Each object once, in the order in which it is met first. */
export function uniqueRefs(refs: Iterable<ObjectRef>): ObjectRef[] {
  const known = new Map<string, ObjectRef>();
  for (const ref of refs) if (!known.has(refKey(ref))) known.set(refKey(ref), ref);
  return [...known.values()];
}

/** The product on whose page a person finds an object; null for what has none. */
export function productIdOf(object: ObjectRef, parentId: string | null): string | null {
  return object.kind === 'product' ? object.id : parentId;
}
