import { asObject } from '../json.ts';
import { isLeafPath, leafAt, type LeafPath, PORTAL_LEAVES, type PortalFields } from './leaves.ts';
import { planParams, type PauseOption, type PortalPlan } from './plan.ts';
import { leafOfPath, portalValueAt, type PortalChange } from './portal-changes.ts';

type Params = Record<string, unknown>;

/** The leaves that an update of these changes carries: the changed ones, and what the table wants beside them. */
export function leavesToSend(changes: readonly PortalChange[], fields: PortalFields): readonly LeafPath[] {
  const wanted = new Set<LeafPath>();
  for (const { path } of changes) {
    const leaf = leafOfPath(path);
    if (leaf === null) continue;
    const { beside, besideWhen } = leafAt(leaf);
    for (const each of [leaf, ...beside]) wanted.add(each);
    if (besideWhen !== undefined && fields[leaf] === besideWhen.value) {
      // Only where it is not so already.
      if (fields[besideWhen.path] !== besideWhen.sent) wanted.add(besideWhen.path);
    }
  }
  return PORTAL_LEAVES.map((leaf) => leaf.path).filter((path) => wanted.has(path));
}

/**
 * `POST /v1/billing_portal/configurations/{id}`: the changed leaves and what Stripe wants beside them,
 * no more (facts 5.1, 12.7). `fields`: how the configuration is to be, with the changes made.
 * `''` clears a text and empties a list.
 */
export function portalUpdateParams(changes: readonly PortalChange[], fields: PortalFields): Params {
  const params: Params = {};
  const carried = new Set(changes.map((change) => change.path));
  for (const path of leavesToSend(changes, fields)) {
    if (path === 'metadata') continue;
    const companion = changes
      .map((change) => leafOfPath(change.path))
      .find((leaf) => {
        const rule = leaf === null ? undefined : leafAt(leaf).besideWhen;
        return rule?.path === path && !carried.has(path);
      });
    const sent = companion == null ? fields[path] : leafAt(companion).besideWhen?.sent;
    setAt(params, path, asParam(path, sent));
  }
  const metadata = metadataParams(changes, fields);
  if (metadata !== null) params['metadata'] = metadata;
  return params;
}

/**
 * `POST /v1/billing_portal/configurations`: everything that is set. The policy links cannot be sent
 * empty, and `active` not at all (facts 5.1).
 */
export function portalCreateParams(fields: PortalFields): Params {
  const params: Params = {};
  for (const { path, onCreate, requiredOnCreate } of PORTAL_LEAVES) {
    const value = fields[path];
    if (!onCreate) continue;
    if (path === 'metadata') {
      if (Object.keys(fields.metadata).length > 0) params['metadata'] = { ...fields.metadata };
    } else if (value !== null && (requiredOnCreate || !isEmpty(value)))
      setAt(params, path, asParam(path, value));
  }
  return params;
}

/** The paths of leaves that stand in a body of parameters, for whoever checks what was sent. */
export function leavesInParams(params: Readonly<Record<string, unknown>>): readonly LeafPath[] {
  return PORTAL_LEAVES.map((leaf) => leaf.path).filter((path) => {
    let value: unknown = params;
    for (const step of path.split('.')) value = asObject(value)?.[step];
    return value !== undefined;
  });
}

function metadataParams(changes: readonly PortalChange[], fields: PortalFields): Params | null {
  const keys = changes.flatMap(({ path }) =>
    !isLeafPath(path) && path.startsWith('metadata.') ? [path.slice('metadata.'.length)] : [],
  );
  if (keys.length === 0) return null;
  // A key is removed with '' (facts 5.1 as 1.1).
  return Object.fromEntries(keys.map((key) => [key, portalValueAt(fields, `metadata.${key}`) ?? '']));
}

function asParam(path: LeafPath, value: unknown): unknown {
  const { shape } = leafAt(path);
  if (value === null || isEmpty(value)) return '';
  if (shape === 'plans') return (value as readonly PortalPlan[]).map(planParams);
  if (shape === 'conditions') return (value as readonly string[]).map((type) => ({ type }));
  if (shape === 'pauses') {
    return (value as readonly PauseOption[]).map(({ interval, count }) => ({
      interval,
      interval_count: count,
    }));
  }
  return Array.isArray(value) ? [...(value as unknown[])] : value;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function setAt(target: Params, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop();
  let at = target;
  for (const step of steps) {
    const inner: Params = asObject(at[step]) ?? {};
    at[step] = inner;
    at = inner;
  }
  if (last !== undefined) at[last] = value;
}
