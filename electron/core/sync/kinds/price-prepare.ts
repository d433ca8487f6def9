import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { mergeField } from '#shared/domain/merge.ts';
import { normaliseStripePrice } from '#shared/domain/price.ts';
import { toPriceUpdateParams } from '#shared/domain/price-params.ts';
import { readPriceField, TRANSFER_PATH } from '#shared/domain/price-paths.ts';
import type { FieldClash } from '../../storage/methods/settling.ts';
import type { Operation, OperationChange } from '../../storage/operation-row.ts';
import type { PreparedUpdate } from './sync-kind.ts';

/**
 * Merges an update of a price onto Stripe's present copy, path by path (design, Sync 3 and 4):
 * metadata by key, currency options by currency, the rest as a whole.
 */
export function preparePriceUpdate(operation: Operation, fresh: JsonObject): PreparedUpdate {
  const price = normaliseStripePrice(fresh);
  if (price === null) throw new Error(`not a price: ${operation.object.id}`);
  const sent: OperationChange[] = [];
  const clashes: FieldClash[] = [];
  for (const { path, base, value } of operation.changes) {
    if (path === TRANSFER_PATH) continue;
    const theirs = readPriceField(price.fields, path) ?? null;
    const merged = mergeField<unknown>('value', base ?? null, value ?? null, theirs);
    if (merged.status === 'conflict') clashes.push({ path, base, mine: value, theirs });
    else if (!isEqual(merged.value, theirs)) sent.push({ path, base: theirs, value: merged.value });
  }
  if (sent.length === 0) return { kind: 'already-there', clashes };
  const transfer = operation.changes.filter(({ path }) => path === TRANSFER_PATH);
  const changes = sent.some(({ path }) => path === 'lookupKey') ? [...sent, ...transfer] : sent;
  const params: JsonObject = { ...toPriceUpdateParams(changes), expand: operation.params['expand'] };
  if (operation.firstSentAt !== null && !(clashes.length === 0 && isEqual(params, operation.params))) {
    return { kind: 'replace', params, clashes };
  }
  return { kind: 'send', params, changes, clashes };
}
