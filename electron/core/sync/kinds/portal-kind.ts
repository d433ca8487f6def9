import { refKey } from '#shared/contract/object.ts';
import type { FieldChange } from '#shared/contract/sync-history.ts';
import type { ReviewItem } from '#shared/contract/sync.ts';
import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { localIdsIn } from '#shared/domain/local-id.ts';
import { hasErrors } from '#shared/domain/problem.ts';
import { portalProblems } from '#shared/domain/portal/check-portal.ts';
import { parsePortalConfiguration } from '#shared/domain/portal/configuration.ts';
import { diffPortal, mergePortalChanges, type PortalChange } from '#shared/domain/portal/portal-changes.ts';
import { portalCreateParams, portalUpdateParams } from '#shared/domain/portal/portal-params.ts';
import { AppFailure, ok } from '#shared/errors.ts';
import type { DraftedPortal } from '../../storage/drafted.ts';
import type { Operation, OperationChange } from '../../storage/operation-row.ts';
import { MARK_KEY } from '#shared/domain/mark-key.ts';
import { markIn } from '../mark.ts';
import {
  type FreezeTools,
  type PlannedOperation,
  type PreparedUpdate,
  STAGES,
  type SyncKind,
} from './sync-kind.ts';

const PATH = '/v1/billing_portal/configurations';
const METADATA_KEYS = 50;
/** Asked for with every request: an answer without it would say nothing of the list (facts 5.1). */
const PLAN_LIST = 'features.subscription_update.products';

/**
 * Portal configurations. Every request asks for the plan list back: an answer without it would say
 * nothing of the list (facts 5.1).
 */
export const portalKind: SyncKind<DraftedPortal> = {
  kind: 'portal_configuration',
  expected: 'billing_portal.configuration',
  review,
  freeze,
  async readFresh(gateway, ids, signal) {
    const found: JsonObject[] = [];
    const gone: string[] = [];
    for (const id of ids) {
      const read = await gateway.portal.readConfiguration(id, signal);
      if (read.ok) found.push(read.value);
      else if (read.error.code === 'stripe/missing') gone.push(id);
      else throw new AppFailure(read.error);
    }
    return { found, gone };
  },
  prepareCreate: (operation) => operation.params,
  prepareUpdate,
  changesBetween(before, after) {
    const [left, right] = [parsePortalConfiguration(before), parsePortalConfiguration(after)];
    if (left === null || right === null) return null;
    return diffPortal(left.fields, right.fields);
  },
  shownBy: (body) => [body],
  /** Stripe names it, so what we made is known by our mark in its metadata. */
  async findCreated(_parts, gateway, operation) {
    const mark = markIn(operation.params);
    if (mark === null) return ok({ kind: 'none' });
    const listed = await gateway.portal.listConfigurations();
    if (!listed.ok) return listed;
    const body = listed.value.find((configuration) => markIn(configuration) === mark);
    return ok(body === undefined ? { kind: 'none' } : { kind: 'ours', body });
  },
};

function review(drafted: DraftedPortal): ReviewItem {
  const object = { kind: drafted.kind, id: drafted.id };
  const { base, fields, catalog } = drafted;
  const changes = drafted.drafts.map(({ path, base: before, value }): FieldChange => ({
    path,
    before,
    after: value,
  }));
  const context = {
    mode: base?.livemode === true ? 'live' : 'test',
    isDefault: base?.isDefault === true,
    catalog,
  } as const;
  const touched = new Set(changes.map(({ path }) => path));
  const isNew = base === null;
  // Warnings of what was not touched have been there before, and are no matter of this publish.
  const problems = portalProblems(fields, context).filter(
    ({ path, severity }) => severity === 'error' || isNew || touched.has(path),
  );
  return {
    id: refKey(object),
    object,
    productId: null,
    title: fields.name ?? drafted.id,
    // Switched off it stays where it is: that is an update, as any other setting.
    action: drafted.object?.intent === 'create' ? 'create' : 'update',
    changes,
    problems,
    publishable: !hasErrors(problems) && drafted.conflicts.length === 0,
    // A price that is made in the same publish: its local id stands in the plan list.
    needs: localIdsIn(fields[PLAN_LIST]).map((id) => refKey({ kind: 'price', id })),
    willBeRefused: false,
  };
}

function freeze(drafted: DraftedPortal, { uuid }: FreezeTools): PlannedOperation[] {
  const id = uuid();
  const changes: OperationChange[] = drafted.drafts.map(({ path, base, value }) => ({ path, base, value }));
  const request = {
    id,
    idempotencyKey: `countertop-${uuid()}`,
    object: { kind: drafted.kind, id: drafted.id },
    parentId: null,
    title: drafted.fields.name ?? drafted.id,
    method: 'POST',
    changes,
  } as const;
  if (drafted.object?.intent === 'create') {
    const params = { ...createParams(drafted, id), expand: [PLAN_LIST] };
    return [planned({ ...request, kind: 'portal_configuration.create', path: PATH, params })];
  }
  const params = updateParams(toChanges(changes), drafted.fields);
  const path = `${PATH}/${encodeURIComponent(drafted.id)}`;
  return [planned({ ...request, kind: 'portal_configuration.update', path, params })];
}

function createParams({ fields }: DraftedPortal, mark: string): JsonObject {
  const params = portalCreateParams(fields);
  if (Object.keys(fields.metadata).length >= METADATA_KEYS) return params;
  return { ...params, metadata: { ...fields.metadata, [MARK_KEY]: mark } };
}

/** Merges onto Stripe's present copy, leaf by leaf and plan by plan, and sends what still differs. */
function prepareUpdate(operation: Operation, fresh: JsonObject): PreparedUpdate {
  const configuration = parsePortalConfiguration(fresh);
  if (configuration === null) throw new Error(`not a configuration: ${operation.object.id}`);
  const merge = mergePortalChanges(toChanges(operation.changes), configuration.fields);
  const clashes = merge.conflicts;
  if (merge.changes.length === 0) return { kind: 'already-there', clashes };
  const params = updateParams(merge.changes, merge.merged);
  if (operation.firstSentAt !== null && !(clashes.length === 0 && isEqual(params, operation.params))) {
    return { kind: 'replace', params, clashes };
  }
  const sent = merge.changes.map(({ path, before, after }) => ({ path, base: before, value: after }));
  return { kind: 'send', params, changes: sent, clashes };
}

function updateParams(changes: readonly PortalChange[], fields: DraftedPortal['fields']): JsonObject {
  return { ...portalUpdateParams(changes, fields), expand: [PLAN_LIST] };
}

function toChanges(changes: readonly OperationChange[]): PortalChange[] {
  return changes.map(({ path, base, value }) => ({ path, before: base, after: value }));
}

function planned(operation: PlannedOperation['operation']): PlannedOperation {
  // A plan list may name a product or a price that is made in the same publish.
  return { stage: STAGES.portal, operation, follows: null };
}
