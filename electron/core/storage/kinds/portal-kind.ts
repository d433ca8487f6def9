import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { parsePortalConfiguration, type PortalConfiguration } from '#shared/domain/portal/configuration.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';
import { isListAsSent } from '#shared/domain/portal/plan.ts';
import { isSameLeaf } from '#shared/domain/portal/portal-changes.ts';
import { isNewer, type KnownCopy } from '../base-order.ts';
import type { Database } from '../database.ts';
import { forgetDrafts, listWanted } from '../forget-object.ts';
import type { BaseSource, StoredKind } from '../stored-kind.ts';
import { portalShape } from './portal-shape.ts';

const KIND = 'portal_configuration';

/** Portal configurations. Stripe deletes none (facts 5.1); one that is not there is of another account. */
export const portalKind: StoredKind<PortalConfiguration, PortalFields> = {
  ...portalShape,
  titleOf: (_database, { fields, id }) => fields.name ?? id,
  isAsWritten: (path, now, written) =>
    path === 'features.subscription_update.products'
      ? isListAsSent(now as PortalFields[typeof path], written as PortalFields[typeof path])
      : isSameLeaf(path, now, written),
  // Shown only where it is asked for, and an event is not asked (facts 5.1, 9.4).
  notInEvents: new Set(['features.subscription_update.products']),
  putBase: putConfiguration,
  removeBase(database, id, at) {
    database.run('UPDATE portal_configuration SET gone_at = coalesce(gone_at, ?) WHERE id = ?', at, id);
    forgetUnwanted(database, [id]);
  },
  forget,
  shownOn: (_database, ids) => ids.map((id) => ({ kind: KIND, id })),
  reindex: forgetUnwanted,
};

function putConfiguration(database: Database, body: JsonObject, { readSeq, at }: BaseSource): string | null {
  const configuration = parsePortalConfiguration(body);
  if (configuration === null) return null;
  const { id, created, updated } = configuration;
  const known = database.get<KnownCopy & { body: string }>(
    'SELECT read_seq, updated, body FROM portal_configuration WHERE id = ?',
    id,
  );
  if (isNewer(known, readSeq, updated)) return null;
  const kept = withPlans(body, configuration, known?.body ?? null);
  database.run(
    `INSERT INTO portal_configuration (id, created, updated, body, read_seq, pulled_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET created = excluded.created, updated = excluded.updated, body = excluded.body,
       read_seq = max(read_seq, excluded.read_seq), gone_at = NULL, pulled_at = excluded.pulled_at`,
    id,
    created,
    updated,
    JSON.stringify(kept),
    readSeq,
    at,
  );
  keepVersion(database, id, kept, at);
  return id;
}

/** An answer that did not show the plan list says nothing of it: the list that was read stays (facts 5.1). */
function withPlans(body: JsonObject, shown: PortalConfiguration, known: string | null): JsonObject {
  if (shown.fields['features.subscription_update.products'] !== null || known === null) return body;
  const before = JSON.parse(known) as { features?: { subscription_update?: { products?: unknown } } };
  const products = before.features?.subscription_update?.products;
  if (products === undefined) return body;
  const features = (body['features'] ?? {}) as JsonObject;
  const update = (features['subscription_update'] ?? {}) as JsonObject;
  return { ...body, features: { ...features, subscription_update: { ...update, products } } };
}

/** Every published state that was seen, each once. */
function keepVersion(database: Database, id: string, body: JsonObject, at: number): void {
  const newest = database.get<{ body: string }>(
    'SELECT body FROM portal_version WHERE configuration_id = ? ORDER BY id DESC LIMIT 1',
    id,
  );
  const now = parsePortalConfiguration(body);
  const before = newest === undefined ? null : parsePortalConfiguration(JSON.parse(newest.body));
  if (now === null || (before !== null && isEqual(before.fields, now.fields))) return;
  database.run(
    'INSERT INTO portal_version (configuration_id, updated, seen_at, body) VALUES (?, ?, ?, ?)',
    id,
    now.updated,
    at,
    JSON.stringify(body),
  );
}

function forget(database: Database, id: string): void {
  forgetDrafts(database, { kind: KIND, id });
  database.run('DELETE FROM portal_configuration WHERE id = ?', id);
}

/** Those that are gone and that nobody edits or sends any more. */
function forgetUnwanted(database: Database, ids: readonly string[]): void {
  const gone = database
    .all<{ id: string }>(
      'SELECT id FROM portal_configuration WHERE gone_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    )
    .map(({ id }) => id);
  if (gone.length === 0) return;
  const wanted = listWanted(database, KIND, gone);
  for (const id of gone) if (!wanted.has(id)) forget(database, id);
}
