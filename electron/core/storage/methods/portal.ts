import type { ObjectRef } from '#shared/contract/object.ts';
import type { Configuration, PlanCatalogParts, PortalVersion } from '#shared/contract/portal.ts';
import { asObject, asText, type JsonObject } from '#shared/domain/json.ts';
import { parsePortalConfiguration } from '#shared/domain/portal/configuration.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';
import {
  applyPortalChanges,
  diffPortal,
  isSameLeaf,
  portalValueAt,
} from '#shared/domain/portal/portal-changes.ts';
import { failure } from '#shared/errors.ts';
import { describeConflicts } from '../conflicts.ts';
import type { Database } from '../database.ts';
import { portalShape } from '../kinds/portal-shape.ts';
import { backSteps, changeSteps, objectStep } from '../edit-plan.ts';
import { applySteps } from '../object-edits.ts';
import { newVisibleObject, readVisibleObjects, type VisibleObject } from '../visible-object.ts';
import type { PortalConfiguration } from '#shared/domain/portal/configuration.ts';
import { findListable, readCatalogOf } from '../plan-catalog.ts';
import { applyBase } from './base.ts';
import { nameKey } from '../name-key.ts';
import { readMeta, writeMeta } from './meta.ts';

type Visible = VisibleObject<PortalConfiguration, PortalFields>;

const READ_AT = 'portal.readAt';

export interface OnConfiguration {
  readonly configurationId: string;
  /** Local milliseconds; joins typing into one undo step. */
  readonly nowAt: number;
}

export const portalMethods = {
  /** Every configuration, in Stripe or only here, and when Stripe last told all of them. */
  readPortal(database: Database): { readAt: number | null; configurations: Configuration[] } {
    const ids = database
      .all<{ id: string }>(
        `SELECT id FROM portal_configuration
         UNION SELECT object_id FROM draft_object WHERE object_kind = 'portal_configuration' AND intent = 'create'
         UNION SELECT object_id FROM operation WHERE object_kind = 'portal_configuration'
           AND state IN ('queued', 'sending', 'unknown')`,
      )
      .map(({ id }) => id);
    const readAt = readMeta(database, READ_AT);
    return {
      readAt: readAt === null ? null : Number(readAt),
      configurations: [...readVisibleObjects(database, portalShape, ids).values()].map((visible) =>
        asConfiguration(database, visible),
      ),
    };
  },

  /** All of them, as Stripe just listed them: what is not among them is not there. */
  savePortalBase(
    database: Database,
    input: { found: readonly JsonObject[]; readSeq: number; at: number },
  ): { changed: ObjectRef[] } {
    const there = new Set(input.found.map((body) => body['id']));
    const removed = database
      .all<{ id: string }>('SELECT id FROM portal_configuration')
      .filter(({ id }) => !there.has(id))
      .map(({ id }): ObjectRef => ({ kind: 'portal_configuration', id }));
    writeMeta(database, READ_AT, String(input.at));
    return { changed: applyBase(database, { ...input, removed }) };
  },

  /** Drafts of the leaves that differ from what is seen. */
  editConfiguration(
    database: Database,
    {
      configurationId,
      changes,
      nowAt,
    }: OnConfiguration & { changes: { readonly [P in keyof PortalFields]?: PortalFields[P] | undefined } },
  ): Configuration {
    const configuration = known(database, configurationId);
    const wanted = applyPortalChanges(
      configuration.fields,
      Object.entries(changes)
        .filter(([, after]) => after !== undefined)
        .map(([path, after]) => ({ path, before: null, after: tidy(after) })),
    );
    edit(database, configuration, wanted, 'edit', nowAt);
    return readOne(database, configurationId);
  },

  /** One that is only here until it is published, with Stripe's starting values or those of another. */
  createConfiguration(
    database: Database,
    { configurationId, name, from, nowAt }: OnConfiguration & { name: string; from: string | null },
  ): Configuration {
    const configuration = newVisibleObject(portalShape, configurationId);
    const source = from === null ? configuration.fields : known(database, from).fields;
    const fields: PortalFields = {
      ...source,
      name,
      active: true,
      'login_page.enabled': false,
      'features.subscription_update.products': source['features.subscription_update.products'] ?? [],
    };
    const wanted = diffPortal(configuration.fields, fields).map(({ path, after }) => ({
      path,
      value: after,
    }));
    const create = { intent: 'create', parentId: null, attached: null } as const;
    const steps = [
      objectStep(configuration, create),
      ...changeSteps(portalShape, configuration, wanted, nowAt),
    ];
    applySteps(database, steps, from === null ? 'create' : 'duplicate', name, nowAt);
    return readOne(database, configurationId);
  },

  /** Back to Stripe's copy; one that is only here is gone. */
  discardConfiguration(database: Database, { configurationId, nowAt }: OnConfiguration): void {
    const configuration = known(database, configurationId);
    const object = configuration.object === null ? [] : [objectStep(configuration, null)];
    const steps = [...object, ...backSteps(portalShape, configuration)];
    applySteps(database, steps, 'discard', nameOf(configuration), nowAt);
  },

  /** The newest first. */
  listPortalVersions(database: Database, { configurationId }: { configurationId: string }): PortalVersion[] {
    return database
      .all<{ id: number; updated: number; seen_at: number; body: string }>(
        'SELECT id, updated, seen_at, body FROM portal_version WHERE configuration_id = ? ORDER BY id DESC',
        configurationId,
      )
      .flatMap(({ id, updated, seen_at: seenAt, body }) => {
        const fields = parsePortalConfiguration(JSON.parse(body))?.fields;
        return fields === undefined ? [] : [{ id, updated, seenAt, fields: writable(fields) }];
      });
  },

  /** Products by id, by name, and those whose prices have these lookup keys; each with its prices. */
  readPlanCatalog(
    database: Database,
    input: { productIds: readonly string[]; lookupKeys: readonly string[]; names: readonly string[] },
  ): PlanCatalogParts {
    const ids = database
      .all<{ id: string }>(
        `SELECT id FROM product WHERE gone_at IS NULL AND id IN (SELECT value FROM json_each(?1))
         UNION SELECT product_id FROM product_index WHERE name_key IN (SELECT value FROM json_each(?3))
         UNION SELECT product_id FROM price WHERE json_array_length(?2) > 0 AND gone_at IS NULL
           AND json_extract(body, '$.lookup_key') IN (SELECT value FROM json_each(?2))`,
        JSON.stringify(input.productIds),
        JSON.stringify(input.lookupKeys),
        JSON.stringify(input.names.map(nameKey)),
      )
      .map(({ id }) => id);
    return readCatalogOf(database, ids);
  },

  /** Active products with a price that customers can switch to (facts 5.1), by words of their name. */
  findPlans(database: Database, { text }: { text: string }): PlanCatalogParts {
    return findListable(database, text);
  },
};

function edit(
  database: Database,
  configuration: Visible,
  wanted: PortalFields,
  label: 'edit',
  nowAt: number,
): void {
  const changes = diffPortal(configuration.fields, wanted).map(({ path, after }) => {
    const stored = portalValueAt(configuration.under, path);
    // A set has no order: what Stripe has already is no change, however it was ticked together.
    return { path, value: isSameLeaf(path, stored, after) ? stored : after };
  });
  const steps = changeSteps(portalShape, configuration, changes, nowAt);
  applySteps(database, steps, label, nameOf(configuration), nowAt);
}

/** Empty text is "not set" to Stripe, for a key of metadata as for a field. */
function tidy(value: unknown): unknown {
  if (value === '') return null;
  const map = asObject(value);
  return map === null ? value : Object.fromEntries(Object.entries(map).filter(([, text]) => text !== ''));
}

function known(database: Database, id: string): Visible {
  const found = readVisibleObjects(database, portalShape, [id]).get(id);
  if (found === undefined) throw failure('portal/configuration-unknown', { id });
  return found;
}

function readOne(database: Database, id: string): Configuration {
  return asConfiguration(database, known(database, id));
}

/** What undo and Activity call it: its internal name, else the id. */
function nameOf({ fields, id }: Visible): string {
  return fields.name ?? id;
}

function asConfiguration(database: Database, visible: Visible): Configuration {
  const { id, base, fields, drafts, conflicts, waiting, refusal, pulledAt } = visible;
  return {
    id,
    stored: base === null ? null : { ...base, fields: writable(base.fields), extra: { ...base.extra } },
    fields: writable(fields),
    drafts: drafts.map(({ path, base: from, value, changedAt }) => ({ path, base: from, value, changedAt })),
    conflicts: describeConflicts(database, { kind: 'portal_configuration', id }, conflicts),
    isWaiting: waiting,
    refusal: refusal === null ? null : asRefusal(refusal),
    pulledAt,
  };
}

function asRefusal(refusal: { error: string | null; requestId: string | null }): Configuration['refusal'] {
  const error =
    refusal.error === null ? null : (JSON.parse(refusal.error) as { params?: { message?: unknown } });
  return { message: asText(error?.params?.message) ?? '', requestId: refusal.requestId };
}

/** The same value; the contract's types know no readonly. */
function writable(fields: PortalFields): Configuration['fields'] {
  return structuredClone(fields) as Configuration['fields'];
}
