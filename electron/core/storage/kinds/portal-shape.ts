import {
  emptyPortalFields,
  parsePortalConfiguration,
  type PortalConfiguration,
} from '#shared/domain/portal/configuration.ts';
import { portalFieldsSchema } from '#shared/domain/portal/fields-schema.ts';
import { isLeafPath, leafAt, type PortalFields } from '#shared/domain/portal/leaves.ts';
import { applyPortalChanges, portalValueAt } from '#shared/domain/portal/portal-changes.ts';
import type { ObjectShape, PathValue } from '../stored-kind.ts';

/** What is read of a portal configuration: facts 5.1, leaf by leaf. Metadata is drafted key by key. */
export const portalShape: ObjectShape<PortalConfiguration, PortalFields> = {
  kind: 'portal_configuration',
  stripeObject: 'billing_portal.configuration',
  baseTable: 'portal_configuration',
  parse: parsePortalConfiguration,
  updatedAt: ({ updated }) => updated,
  emptyFields: emptyPortalFields,
  readField: portalValueAt,
  withChanges: (fields, changes) =>
    applyPortalChanges(
      fields,
      changes.filter(fits).map(({ path, value }) => ({ path, before: null, after: value })),
    ),
  mergeKind: (path) => (isLeafPath(path) ? leafAt(path).kind : 'value'),
};

function fits({ path, value }: PathValue): boolean {
  if (isLeafPath(path)) return portalFieldsSchema.shape[path].safeParse(value).success;
  return path.startsWith('metadata.') && (value === null || typeof value === 'string');
}
