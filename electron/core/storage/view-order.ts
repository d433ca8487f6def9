import type { ProductSort } from '#shared/contract/catalog.ts';
import type { Database } from './database.ts';
import { readOrder } from './view-query.ts';

interface KnownOrder {
  readonly version: string;
  readonly rows: Uint32Array;
}

/** Two: a person sorts to and fro. Each is 400 kB at 100,000 products. */
const MAX_ORDERS = 2;

const orders = new WeakMap<Database, Map<string, KnownOrder>>();

/** Every row in the order of a sort. Read once while nothing is written: typing in the search box asks again and again. */
export function wholeOrder(database: Database, sort: ProductSort): Uint32Array {
  const known = orders.get(database) ?? new Map<string, KnownOrder>();
  orders.set(database, known);
  const key = `${sort.by} ${sort.direction}`;
  const version = versionOf(database);
  const before = known.get(key);
  if (before?.version === version) return before.rows;
  const rows = readOrder(database, sort);
  known.delete(key);
  known.set(key, { version, rows });
  const oldest = known.keys().next();
  if (known.size > MAX_ORDERS && oldest.done !== true) known.delete(oldest.value);
  return rows;
}

/** Another text after each write, whether of this connection or of another one. */
function versionOf(database: Database): string {
  const own = database.get<{ changes: number }>('SELECT total_changes() AS changes');
  const others = database.get<{ data_version: number }>('PRAGMA data_version');
  return `${String(own?.changes)} ${String(others?.data_version)}`;
}
