import type { ObjectKind } from '#shared/contract/object.ts';
import type { DraftedObject } from '../storage/drafted.ts';
import { priceKind } from './kinds/price-kind.ts';
import { portalKind } from './kinds/portal-kind.ts';
import { productKind } from './kinds/product-kind.ts';
import type { SyncKind } from './kinds/sync-kind.ts';

/** Every kind that can be published. */
const SYNC_KINDS: readonly SyncKind<DraftedObject>[] = [productKind, priceKind, portalKind];

/** What sync knows of a kind; `D` is what its drafts are read as (`storage/drafted.ts`). */
export function syncKind(kind: ObjectKind): SyncKind<DraftedObject> {
  const found = SYNC_KINDS.find((candidate) => candidate.kind === kind);
  if (found === undefined) throw new Error(`no such kind of object is published: ${kind}`);
  return found;
}
