import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Breaks the schema's text so that SQLite calls the file malformed, and leaves the rest. */
export function damageSchema(file: string): void {
  const bytes = readFileSync(file);
  const words = 'CREATE TABLE tax_code';
  for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + 1)) {
    bytes.write('CREATE TABEL tax_code', at);
  }
  writeFileSync(file, bytes);
}

/** Overwrites the root page of one table of a closed database. */
export function damageTable(file: string, table: string): void {
  damagePage(file, rootPageOf(file, table));
}

export function rootPageOf(file: string, table: string): number {
  const database = new DatabaseSync(file);
  const root = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table);
  database.close();
  return Number(root?.['rootpage']);
}

/** Leaves the log beside the file as it is. */
export function damagePage(file: string, page: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xff, (page - 1) * 4096, page * 4096);
  writeFileSync(file, bytes);
}

/** As a later build would leave it. */
export function makeNewer(file: string): void {
  const database = new DatabaseSync(file);
  database.exec(
    `INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES (99, 'later', 'x', 0)`,
  );
  database.close();
}
