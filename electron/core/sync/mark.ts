import { asFilledText, asObject, type JsonObject } from '#shared/domain/json.ts';

/**
 * Stands in the metadata of what an operation of ours created: an answer "there is already one"
 * counts as ours only where the object carries it (design, Sync 2).
 */
export const MARK_KEY = 'countertop_operation';

export function markIn(object: JsonObject): string | null {
  return asFilledText(asObject(object['metadata'])?.[MARK_KEY]);
}
