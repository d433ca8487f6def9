import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { failure } from '#shared/errors.ts';
import { makeFolder, openDatabase } from './open-database.ts';
import { syncFile, syncFolder } from './sync-folder.ts';
import { isDamage } from './sql-error.ts';
import { Database } from './database.ts';
import { describeWork, type WorkDescription } from './work.ts';

/** What SQLite may lay beside a database. */
const BESIDE = ['-wal', '-shm', '-journal'] as const;

/**
 * Copies a database that may be in use, as of one moment, through a connection of its own; whole
 * and on the disk under its name when this returns, or not there at all.
 */
export function copyDatabase(file: string, target: string): void {
  makeFolder(path.dirname(target));
  const partial = `${target}.partial`;
  // VACUUM INTO refuses to overwrite; what lies there is of a copy that was cut short.
  rmSync(partial, { force: true });
  const connection = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    connection.prepare('VACUUM INTO ?').run(partial);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    connection.close();
  }
  syncFile(partial);
  renameSync(partial, target);
  syncFolder(path.dirname(target));
}

/** What local work a copy holds. Throws `copies/unreadable` when the file cannot be read. */
export function describeCopy(file: string): WorkDescription {
  const connection = openCopy(file);
  try {
    return describeWork(new Database(connection));
  } catch (error) {
    throw isDamage(error) ? failure('copies/unreadable') : error;
  } finally {
    connection.close();
  }
}

/**
 * A copy of a copy with this build's schema, to restore from; the copy itself is never written.
 * Throws `app/database-too-new`, or `copies/unreadable` when the file is damaged.
 */
export function prepareCopy(file: string, target: string, nowAt: number): void {
  removePrepared(target);
  // What opening would do with a damaged file, setting it aside, is not wanted here: look first.
  describeCopy(file);
  copyFileSync(file, target);
  openDatabase(target, nowAt).database.close();
}

export function removePrepared(target: string): void {
  for (const suffix of ['', ...BESIDE]) rmSync(target + suffix, { force: true });
}

function openCopy(file: string): DatabaseSync {
  if (!existsSync(file)) throw failure('copies/unknown');
  try {
    return new DatabaseSync(file, { readOnly: true });
  } catch (error) {
    throw isDamage(error) ? failure('copies/unreadable') : error;
  }
}
