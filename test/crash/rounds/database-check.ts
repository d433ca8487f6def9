import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Looks at every page of every database as the kill left it, in a copy: opening the file itself
 * would do the recovery that the app is to do.
 */
export function databaseProblems(userData: string, workFolder: string): string[] {
  const accounts = path.join(userData, 'accounts');
  const copies = path.join(workFolder, 'copies');
  return readdirSync(accounts, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(accounts, entry.name, 'catalog.db')))
    .flatMap(({ name }) => {
      rmSync(copies, { recursive: true, force: true });
      mkdirSync(copies);
      for (const file of ['catalog.db', 'catalog.db-wal']) {
        const from = path.join(accounts, name, file);
        if (existsSync(from)) copyFileSync(from, path.join(copies, file));
      }
      return problemsOf(path.join(copies, 'catalog.db'));
    });
}

function problemsOf(file: string): string[] {
  const database = new DatabaseSync(file);
  try {
    const found = database.prepare('PRAGMA integrity_check').all();
    const orphans = database.prepare('PRAGMA foreign_key_check').all();
    return [
      ...found.map((row) => String(row['integrity_check'])),
      ...orphans.map((row) => JSON.stringify(row)),
    ].filter((line) => line !== 'ok');
  } catch (error) {
    return [String(error)];
  } finally {
    database.close();
  }
}
