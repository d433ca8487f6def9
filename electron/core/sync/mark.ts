import { asFilledText, asObject, type JsonObject } from '#shared/domain/json.ts';
import { MARK_KEY } from '#shared/domain/mark-key.ts';

/** The operation of ours that an object says it was made by; null for what came about otherwise. */
export function markIn(object: JsonObject): string | null {
  return asFilledText(asObject(object['metadata'])?.[MARK_KEY]);
}
