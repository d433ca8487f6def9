import type { ObjectRef } from '#shared/contract/object.ts';
import { isLocalId } from '#shared/domain/local-id.ts';
import type { Database } from './database.ts';

/** Where objects are named, and the columns (JSON) that may speak of another object. */
const NAMED_IN: readonly { readonly table: string; readonly texts: readonly string[] }[] = [
  { table: 'draft_object', texts: ['attached'] },
  { table: 'draft_field', texts: ['base', 'value'] },
  { table: 'field_conflict', texts: ['base', 'mine', 'theirs'] },
  { table: 'edit_step', texts: ['under', 'before', 'after'] },
  { table: 'operation', texts: ['changes'] },
  { table: 'journal', texts: ['changes'] },
];

/** Who may speak of an object: itself, its product, and the portal, which lists prices. */
const SPEAKER = `((object_kind = ?3 AND object_id = ?2) OR (object_kind = 'product' AND object_id = ?4)
  OR object_kind = 'portal_configuration')`;

/**
 * Stripe has named an object: its local id gives way to Stripe's, wherever it stands. Bytes that
 * have been sent stay what they were. Answers what the object is called from now on.
 *
 * @param parentId of a price, its product.
 */
export function renameObject(
  database: Database,
  object: ObjectRef,
  parentId: string | null,
  id: string | null,
): ObjectRef {
  if (id === null || !isLocalId(object.id)) return object;
  database.run(
    'INSERT OR IGNORE INTO given_id (local_id, object_kind, id) VALUES (?, ?, ?)',
    object.id,
    object.kind,
    id,
  );
  const named = [object.id, id, object.kind, parentId ?? ''];
  for (const { table, texts } of NAMED_IN) {
    database.run(
      `UPDATE ${table} SET object_id = ?2 WHERE object_kind = ?3 AND object_id = ?1`,
      object.id,
      id,
      object.kind,
    );
    // A local id is like no other text, so whatever holds it speaks of this object.
    for (const text of texts) {
      database.run(
        `UPDATE ${table} SET ${text} = replace(${text}, ?1, ?2) WHERE ${SPEAKER} AND instr(${text}, ?1) > 0`,
        ...named,
      );
    }
  }
  if (object.kind === 'price') {
    database.run('UPDATE price_typing SET price_id = ?2 WHERE price_id = ?1', object.id, id);
  }
  database.run(
    `UPDATE operation SET params = replace(params, ?1, ?2), path = replace(path, ?1, ?2)
     WHERE ${SPEAKER} AND first_sent_at IS NULL AND (instr(params, ?1) > 0 OR instr(path, ?1) > 0)`,
    ...named,
  );
  return { kind: object.kind, id };
}
