import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isDamage, sqlErrorKind } from '#electron/core/storage/sql-error.ts';

describe('errors of SQLite', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'countertop-sql-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const caught = (work: () => unknown): unknown => {
    try {
      work();
    } catch (error) {
      return error;
    }
    throw new Error('nothing was thrown');
  };

  it('that mean a full disk say so', () => {
    const database = new DatabaseSync(path.join(folder, 'a.db'));
    database.exec('CREATE TABLE a (x BLOB); PRAGMA max_page_count = 4');
    const error = caught(() => database.exec('INSERT INTO a VALUES (zeroblob(100000))'));
    expect(sqlErrorKind(error)?.code).toBe('app/disk-full');
    database.close();
  });

  it('that mean a folder which cannot be written say so', () => {
    const file = path.join(folder, 'a.db');
    new DatabaseSync(file).close();
    const database = new DatabaseSync(file, { readOnly: true });
    const error = caught(() => database.exec('CREATE TABLE a (x TEXT)'));
    expect(sqlErrorKind(error)?.code).toBe('app/folder-read-only');
    expect(sqlErrorKind(caught(() => new DatabaseSync(folder)))?.code).toBe('app/folder-read-only');
    database.close();
  });

  it('that mean a damaged file say so', () => {
    const file = path.join(folder, 'a.db');
    writeFileSync(file, 'no database'.repeat(500));
    const database = new DatabaseSync(file);
    const error = caught(() => database.exec('CREATE TABLE a (x TEXT)'));
    expect(sqlErrorKind(error)?.code).toBe('app/database-damaged');
    expect(isDamage(error)).toBe(true);
    database.close();
  });

  it('that are bugs of ours are not explained away', () => {
    const database = new DatabaseSync(':memory:');
    expect(sqlErrorKind(caught(() => database.exec('SELEKT 1')))).toBeNull();
    expect(sqlErrorKind(new Error('other'))).toBeNull();
    database.close();
  });
});
