import { rmSync } from 'node:fs';
import { failure } from '#shared/errors.ts';
import type { Database } from './database.ts';
import { type Migration, MIGRATIONS, migrationChecksum } from './migrations.ts';

interface AppliedMigration {
  readonly version: number;
  readonly checksum: string;
}

/**
 * Brings a database to the schema this build knows: each missing migration in one transaction,
 * after a copy of a database that already holds work. Throws `app/database-too-new` when the file
 * was made by another, newer build; nothing was touched then.
 */
export function migrate(
  database: Database,
  file: string,
  nowAt: number,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const applied = readApplied(database);
  const found = applied.at(-1)?.version ?? 0;
  const known = migrations.at(-1)?.version ?? 0;
  const differs = applied.some((row) => {
    const migration = migrations.find(({ version }) => version === row.version);
    return migration === undefined || migrationChecksum(migration) !== row.checksum;
  });
  if (found > known || differs) throw failure('app/database-too-new', { found, known });
  const missing = migrations.filter(({ version }) => version > found);
  if (missing.length === 0) return;
  if (found > 0) copyBefore(database, file);
  for (const migration of missing) apply(database, migration, nowAt);
}

/** Where the copy made before a migration lies. One is kept: the newest. */
export function copyFile(file: string): string {
  return `${file}.before-migration`;
}

function readApplied(database: Database): AppliedMigration[] {
  const table = database.get(
    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'",
  );
  if (table === undefined) return [];
  return database.all<AppliedMigration>('SELECT version, checksum FROM schema_migration ORDER BY version');
}

function copyBefore(database: Database, file: string): void {
  const target = copyFile(file);
  // VACUUM INTO refuses to overwrite; the older copy has done its duty.
  rmSync(target, { force: true });
  database.run('VACUUM INTO ?', target);
}

function apply(database: Database, migration: Migration, nowAt: number): void {
  database.transaction(() => {
    database.execute(`CREATE TABLE IF NOT EXISTS schema_migration (
      version INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      checksum TEXT NOT NULL,
      applied_at INTEGER NOT NULL
    ) STRICT`);
    database.execute(migration.sql);
    database.run(
      'INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)',
      migration.version,
      migration.name,
      migrationChecksum(migration),
      nowAt,
    );
  });
}
