import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { modeSchema } from '#shared/contract/account.ts';
import { writeInTurn } from './write-in-turn.ts';

/**
 * Which accounts this computer knows. One folder an account and mode, named by its id: the database
 * and `account.json`, which says whose it is. There is no list to lose: the folders are the list,
 * so that accounts are found again whatever happens to the settings.
 */
export const accountRecordSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
  stripeAccountId: z.string().nullable(),
  name: z.string(),
  demo: z.boolean(),
  mode: modeSchema,
  keyKind: z.enum(['secret', 'restricted']).nullable(),
  /** Stripe refused the stored key; kept across starts until another one is entered. */
  keyRefused: z.boolean(),
});
export type AccountRecord = z.infer<typeof accountRecordSchema>;

const CURRENT_FILE = 'current.json';
const RECORD_FILE = 'account.json';
const currentSchema = z.strictObject({ id: z.string().nullable() });

export interface AccountRegistry {
  /**
   * Every account found, by name. A folder with a database whose record cannot be read is
   * reported, not dropped; other folders are not ours.
   */
  list(): Promise<{ records: AccountRecord[]; unreadable: string[] }>;
  save(record: AccountRecord): Promise<void>;
  remove(id: string): Promise<void>;
  readCurrent(): Promise<string | null>;
  writeCurrent(id: string | null): Promise<void>;
  databaseFile(id: string): string;
}

export function createAccountRegistry(dataFolder: string): AccountRegistry {
  const folder = (id: string): string => path.join(dataFolder, id);
  const databaseFile = (id: string): string => path.join(folder(id), 'catalog.db');
  /** What the file is known to say. */
  let current: string | null | undefined;

  async function readRecord(id: string): Promise<AccountRecord | null> {
    try {
      const text = await fs.readFile(path.join(folder(id), RECORD_FILE), 'utf8');
      const parsed = accountRecordSchema.safeParse(JSON.parse(text));
      return parsed.success && parsed.data.id === id ? parsed.data : null;
    } catch {
      return null;
    }
  }

  return {
    async list() {
      await fs.mkdir(dataFolder, { recursive: true });
      const entries = await fs.readdir(dataFolder, { withFileTypes: true });
      const ids = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
      const found = await Promise.all(ids.map(async (id) => ({ id, record: await readRecord(id) })));
      const records = found.flatMap(({ record }) => (record === null ? [] : [record]));
      records.sort((a, b) => (a.name === b.name ? byText(a.mode, b.mode) : a.name.localeCompare(b.name)));
      const lost = found.filter(({ id, record }) => record === null && existsSync(databaseFile(id)));
      return { records, unreadable: lost.map(({ id }) => id) };
    },
    async save(record) {
      await writeInTurn(path.join(folder(record.id), RECORD_FILE), record);
    },
    async remove(id) {
      await fs.rm(folder(id), { recursive: true, force: true });
    },
    async readCurrent() {
      try {
        const text = await fs.readFile(path.join(dataFolder, CURRENT_FILE), 'utf8');
        current = currentSchema.parse(JSON.parse(text)).id;
        return current;
      } catch {
        // Missing or damaged: no account is open, and the person picks one. Nothing else hangs on it.
        return null;
      }
    },
    async writeCurrent(id) {
      if (current === id) return;
      await writeInTurn(path.join(dataFolder, CURRENT_FILE), { id });
      current = id;
    },
    databaseFile,
  };
}

/** Without the language's rules, which take a while to load. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
