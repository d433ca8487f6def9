import { createHash } from 'node:crypto';
import { brandingTables } from './migrations/0001-branding-tables.ts';
import { firstSchema } from './migrations/0001-first-schema.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** In order, forward only. A released one is never edited: its checksum stands in every database. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'first-schema', sql: firstSchema + brandingTables },
];

export function migrationChecksum(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}
