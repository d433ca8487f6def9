import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '#electron/core/storage/database.ts';
import { copyFile, migrate } from '#electron/core/storage/migrate.ts';

const first = { version: 1, name: 'first', sql: 'CREATE TABLE a (x TEXT NOT NULL) STRICT' };
const second = { version: 2, name: 'second', sql: 'ALTER TABLE a ADD COLUMN y TEXT' };
const broken = { version: 2, name: 'broken', sql: 'ALTER TABLE a ADD COLUMN y TEXT; CREATE TABEL b' };

describe('migrations', () => {
  let folder: string;
  let file: string;
  let database: Database;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'countertop-migrate-'));
    file = path.join(folder, 'test.db');
    database = new Database(new DatabaseSync(file));
    migrate(database, file, 1, [first]);
    database.run("INSERT INTO a (x) VALUES ('kept')");
  });
  afterEach(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('go forward and keep what is there, after a copy', () => {
    migrate(database, file, 2, [first, second]);
    expect(database.all('SELECT x, y FROM a')).toEqual([{ x: 'kept', y: null }]);
    const copy = new DatabaseSync(copyFile(file), { readOnly: true });
    expect(copy.prepare('SELECT * FROM a').all()).toEqual([{ x: 'kept' }]);
    copy.close();
  });

  it('make no copy when there is nothing to do', () => {
    migrate(database, file, 2, [first]);
    expect(existsSync(copyFile(file))).toBe(false);
  });

  it('leave the database as it was when one fails', () => {
    expect(() => migrate(database, file, 2, [first, broken])).toThrow('syntax error');
    expect(database.all('SELECT * FROM a')).toEqual([{ x: 'kept' }]);
    migrate(database, file, 3, [first, second]);
    expect(database.all('SELECT version FROM schema_migration ORDER BY version')).toEqual([
      { version: 1 },
      { version: 2 },
    ]);
  });

  it('refuse a database whose migrations are not the ones known here', () => {
    const other = { ...first, sql: `${first.sql} ` };
    expect(() => migrate(database, file, 2, [other, second])).toThrow('app/database-too-new');
  });
});
