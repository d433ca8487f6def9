import { catalogTables } from './0001-catalog-tables.ts';
import { historyTables } from './0001-history-tables.ts';
import { portalTables } from './0001-portal-tables.ts';
import { syncTables } from './0001-sync-tables.ts';
import { viewTables } from './0001-view-tables.ts';
import { workTables } from './0001-work-tables.ts';

const metaTable = /* sql */ `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

/**
 * The tables of design.md, "Storage" and "Sync", an area in a file of its own. Words: base =
 * product, price; draft; publish; operation; journal. Money in minor units, Stripe's times in
 * seconds, ours (`_at`) in milliseconds.
 */
export const firstSchema = [
  metaTable,
  workTables,
  catalogTables,
  portalTables,
  syncTables,
  viewTables,
  historyTables,
].join('\n');
