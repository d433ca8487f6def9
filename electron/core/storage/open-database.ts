import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { failure } from '#shared/errors.ts';
import { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { readSalvaged, salvage, type Salvaged } from './salvage.ts';
import { finishSetAside, moveAside } from './set-aside.ts';
import { isDamage } from './sql-error.ts';
import { removeDeletedBrands } from './unused-brands.ts';
import { removeUnusedImages } from './unused-images.ts';

/** `CTOP`: marks the file as ours for `file(1)` and for anyone who looks. */
const APPLICATION_ID = 0x43544f50;

export interface SetAside {
  /** The damaged file's new place, for the person and for support. */
  readonly file: string;
  readonly salvaged: Salvaged;
}

export interface OpenedDatabase {
  readonly database: Database;
  /** Null in the ordinary case; else what happened to a file that could not be read. */
  readonly setAside: SetAside | null;
}

/**
 * Opens (or makes) one database file. A damaged one is moved aside and a new one made, with the
 * drafts and unsent work that could still be read; the rest is pulled again. A process that dies
 * meanwhile leaves the rest to the next start.
 */
export function openDatabase(file: string, nowAt: number): OpenedDatabase {
  makeFolder(path.dirname(file));
  const build = (newFile: string, damagedFile: string): void => buildFrom(damagedFile, newFile, nowAt);
  let kept = finishSetAside(file, nowAt, build);
  let database = openSound(file, nowAt);
  if (database === null) {
    moveAside(file);
    kept = finishSetAside(file, nowAt, build);
    rmSync(suspectFile(file), { force: true });
    database = open(file, nowAt);
  }
  const setAside = kept === null ? null : { file: kept, salvaged: readSalvaged(database) };
  return { database, setAside };
}

/** A whole new file with what a damaged one still gives; without a log, so that it can be renamed. */
function buildFrom(damagedFile: string, newFile: string, nowAt: number): void {
  const database = open(newFile, nowAt, 'DELETE');
  try {
    salvage(damagedFile, database);
  } finally {
    database.close();
  }
}

/** Remembers that damage was met in a running store, for the next start. */
export function markSuspect(file: string): void {
  try {
    writeFileSync(suspectFile(file), '');
  } catch {
    // The folder is gone or full, too; the damage will be met again.
  }
}

function suspectFile(file: string): string {
  return `${file}.suspect`;
}

/** Null when the file is damaged. Every page is looked at only when damage was met before. */
function openSound(file: string, nowAt: number): Database | null {
  let database: Database | null = null;
  try {
    database = open(file, nowAt);
    if (isSound(database, file)) {
      removeUnusedImages(database);
      removeDeletedBrands(database);
      return database;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  database?.close();
  return null;
}

function isSound(database: Database, file: string): boolean {
  if (!existsSync(suspectFile(file))) return true;
  const found = database.get<{ quick_check: string }>('PRAGMA quick_check(1)');
  if (found?.quick_check !== 'ok') return false;
  rmSync(suspectFile(file), { force: true });
  return true;
}

function open(file: string, nowAt: number, journal: 'WAL' | 'DELETE' = 'WAL'): Database {
  const connection = new DatabaseSync(file, {
    enableForeignKeyConstraints: true,
    defensive: true,
    timeout: 5000,
  });
  const database = new Database(connection);
  try {
    database.execute(`
      PRAGMA journal_mode = ${journal};
      PRAGMA synchronous = FULL;
      PRAGMA trusted_schema = OFF;
      PRAGMA cache_size = -8000;
      -- Pages of a scan touch much of the search index: fewer checkpoints write it fewer times.
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA journal_size_limit = 16777216;
      -- What one statement could have to take back, a few hundred KB, is no file.
      PRAGMA temp_store = MEMORY;
    `);
    migrate(database, file, nowAt);
    markAsOurs(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Written once: a database that is only opened stays as it is, byte for byte. */
function markAsOurs(database: Database): void {
  const found = database.get<{ application_id: number }>('PRAGMA application_id');
  if (found?.application_id === APPLICATION_ID) return;
  database.execute(`PRAGMA application_id = ${String(APPLICATION_ID)}`);
}

/** Throws `app/folder-read-only` or `app/disk-full`. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw code === 'ENOSPC' ? failure('app/disk-full') : failure('app/folder-read-only');
  }
}
