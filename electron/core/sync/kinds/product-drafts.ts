import type { ProductChange } from '#shared/domain/product-changes.ts';
import type { OperationChange } from '../../storage/operation-row.ts';

const METADATA = 'metadata.';

/** A change as tables keep it (`metadata.colour`) as the domain's rules take it; null for what is no field. */
export function toProductChange({ path, base, value }: OperationChange): ProductChange | null {
  if (path === 'firstPrice' || path === 'image') return null;
  const isMetadata = path.startsWith(METADATA);
  // The values were checked against the field when they became a draft; the domain's type is a union by field.
  return {
    field: isMetadata ? 'metadata' : path,
    key: isMetadata ? path.slice(METADATA.length) : null,
    before: base,
    after: value,
  } as ProductChange;
}

export function toProductChanges(changes: readonly OperationChange[]): ProductChange[] {
  return changes.map(toProductChange).filter((change) => change !== null);
}
