import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileTypeOf } from '../handlers/file-purposes.ts';
import type { IdempotencyStore, StoredAnswer } from '../api/idempotency.ts';
import type { Collection, Listed } from './collection.ts';
import type { ModeStore } from './mode-store.ts';
import type { AccountProfile } from './portal-objects.ts';

type Mode = 'live' | 'test';

/** What the account was made from; kept so that the same account is made again. */
export interface AccountHeader {
  readonly version: 1;
  readonly seed: string;
  readonly size: number;
  readonly language: string;
  /** Seconds since the epoch. */
  readonly seededAt: number;
  readonly port: number;
}

/** One transaction: what one request changed in one mode. */
interface Transaction {
  readonly mode: Mode;
  readonly put?: Record<string, object[]>;
  readonly deleted?: Record<string, string[]>;
  readonly profile?: AccountProfile;
  readonly answers?: (readonly [string, StoredAnswer])[];
}

const KEPT_COLLECTIONS = [
  'products',
  'prices',
  'files',
  'fileLinks',
  'portalConfigurations',
  'events',
] as const;
type KeptCollection = (typeof KEPT_COLLECTIONS)[number];

/** Answers and events that carry customers' data stay in memory. */
const UNKEPT_PATHS = ['/v1/customers', '/v1/subscriptions', '/v1/billing_portal/sessions'];
const UNKEPT_EVENTS = ['customer.', 'billing_portal.session.'];

/** Beyond this many transactions the log is written anew at start, one transaction a mode. */
const COMPACT_AFTER = 500;

/**
 * The changes of catalog, portal and branding since the sample data, as a log of transactions, one
 * a line. A line is written before its request is answered; a last line that was cut off by a crash
 * is left out, so a request took effect whole or not at all. Customers are never written.
 */
export class Persistence {
  readonly #folder: string | undefined;
  readonly #file: string;
  readonly #stores = new Map<Mode, ModeStore>();
  readonly #answerStores: Readonly<Record<Mode, IdempotencyStore>>;
  readonly #open = new Map<Mode, Transaction>();
  /** Ids touched since the sample data, for writing the log anew. */
  readonly #touched = new Map<string, Set<string>>();
  #watching = false;

  /** @param folder nothing: everything stays in memory */
  constructor(
    folder: string | undefined,
    name: string,
    answerStores: Readonly<Record<Mode, IdempotencyStore>>,
  ) {
    this.#folder = folder;
    this.#file = folder === undefined ? '' : join(folder, `${name}.jsonl`);
    this.#answerStores = answerStores;
    if (folder !== undefined) mkdirSync(join(folder, 'files'), { recursive: true });
  }

  /** Reads who the account is; nothing when it is new or the file cannot be read. */
  readHeader(): AccountHeader | undefined {
    if (this.#folder === undefined || !existsSync(this.#file)) return undefined;
    const [line = ''] = readFileSync(this.#file, 'utf8').split('\n', 1);
    const header = parsed<AccountHeader>(line);
    return header?.version === 1 ? header : undefined;
  }

  /**
   * Brings sample data to the state it was left in, then starts to write changes.
   *
   * @param oldOrigin where the server answered when the log was written; addresses of its own
   *   pictures are moved to `origin`
   */
  start(
    header: AccountHeader,
    stores: Readonly<Record<Mode, ModeStore>>,
    oldOrigin: string,
    origin: string,
  ): void {
    this.#stores.set('test', stores.test).set('live', stores.live);
    this.#watch();
    if (this.#folder === undefined) return;
    const lines = existsSync(this.#file) ? readFileSync(this.#file, 'utf8').split('\n').slice(1) : [];
    let replayed = 0;
    for (const line of lines) {
      const transaction = parsed<Transaction>(
        oldOrigin === origin ? line : line.replaceAll(oldOrigin, origin),
      );
      if (transaction === undefined) break;
      this.#apply(transaction);
      replayed++;
    }
    this.#loadUploads();
    this.#open.clear();
    const whole = replayed === lines.filter((line) => line !== '').length;
    if (lines.length === 0 || !whole || oldOrigin !== origin || replayed > COMPACT_AFTER)
      this.#rewrite(header);
  }

  /** Forgets everything on disk and begins a new log. */
  restart(header: AccountHeader): void {
    this.#open.clear();
    this.#touched.clear();
    if (this.#folder === undefined) return;
    rmSync(join(this.#folder, 'files'), { recursive: true, force: true });
    mkdirSync(join(this.#folder, 'files'), { recursive: true });
    this.#rewrite(header);
  }

  /** Keeps the answer of a request with an idempotency key, unless it carries customers' data. */
  keepAnswer(mode: Mode, key: string, answer: StoredAnswer, path: string): void {
    if (UNKEPT_PATHS.some((unkept) => path.startsWith(unkept))) return;
    const open = this.#transaction(mode);
    this.#open.set(mode, { ...open, answers: [...(open.answers ?? []), [key, answer]] });
  }

  /** Writes what changed since the last commit, before the request is answered. */
  commit(): void {
    if (this.#open.size === 0) return;
    const lines = [...this.#open.values()].map((transaction) => `${JSON.stringify(transaction)}\n`);
    this.#open.clear();
    if (this.#folder !== undefined) appendFileSync(this.#file, lines.join(''));
  }

  saveFile(id: string, data: Buffer): void {
    if (this.#folder === undefined) return;
    const path = join(this.#folder, 'files', id);
    writeFileSync(`${path}.part`, data);
    renameSync(`${path}.part`, path);
  }

  /** Brings back the bytes of uploads of earlier runs. */
  #loadUploads(): void {
    for (const store of this.#stores.values()) {
      for (const file of store.files.values()) {
        const path = join(this.#folder ?? '', 'files', file.id);
        if (store.fileContents.has(file.id) || !existsSync(path)) continue;
        const data = readFileSync(path);
        const contentType = fileTypeOf(data)?.contentType ?? 'application/octet-stream';
        store.fileContents.set(file.id, { data, contentType });
      }
    }
  }

  #watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    for (const [mode, store] of this.#stores) {
      for (const name of KEPT_COLLECTIONS) {
        const collection: Collection<Listed> = collectionOf(store, name);
        collection.watch((id, _before, after) => this.#note(mode, name, id, after));
      }
      store.watchProfile((profile) => {
        this.#open.set(mode, { ...this.#transaction(mode), profile });
        this.#touchedIn(mode, 'profile').add('profile');
      });
    }
  }

  #note(mode: Mode, name: KeptCollection, id: string, after: Listed | undefined): void {
    if (name === 'events' && isUnkeptEvent(after)) return;
    this.#touchedIn(mode, name).add(id);
    const open = this.#transaction(mode);
    if (after === undefined) {
      const deleted = { ...open.deleted, [name]: [...(open.deleted?.[name] ?? []), id] };
      this.#open.set(mode, { ...open, deleted });
      return;
    }
    const earlier = (open.put?.[name] ?? []).filter((object) => (object as Listed).id !== id);
    this.#open.set(mode, { ...open, put: { ...open.put, [name]: [...earlier, after] } });
  }

  #apply(transaction: Transaction): void {
    const store = this.#stores.get(transaction.mode);
    if (store === undefined) return;
    for (const name of KEPT_COLLECTIONS) {
      const collection: Collection<Listed> = collectionOf(store, name);
      for (const object of transaction.put?.[name] ?? []) collection.put(object as Listed);
      for (const id of transaction.deleted?.[name] ?? []) collection.delete(id);
    }
    if (transaction.profile !== undefined) store.setProfile(transaction.profile);
    for (const [key, answer] of transaction.answers ?? [])
      this.#answerStores[transaction.mode].restore(key, answer);
  }

  /** Writes the header and the present differences to a new file and puts it in place. */
  #rewrite(header: AccountHeader): void {
    const lines: unknown[] = [header];
    for (const [mode, store] of this.#stores) {
      const put: Record<string, object[]> = {};
      const deleted: Record<string, string[]> = {};
      for (const name of KEPT_COLLECTIONS) {
        const ids = this.#touchedIn(mode, name);
        const collection: Collection<Listed> = collectionOf(store, name);
        put[name] = [...collection.values()].filter((object) => ids.has(object.id));
        // Events are never deleted, they only grow too old.
        deleted[name] = name === 'events' ? [] : [...ids].filter((id) => collection.get(id) === undefined);
      }
      const profile = this.#touchedIn(mode, 'profile').size === 0 ? {} : { profile: store.profile };
      lines.push({
        mode,
        put,
        deleted,
        ...profile,
        answers: [...this.#answerStores[mode].kept()],
      } satisfies Transaction);
    }
    writeFileSync(`${this.#file}.part`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), {
      flush: true,
    });
    renameSync(`${this.#file}.part`, this.#file);
  }

  #transaction(mode: Mode): Transaction {
    return this.#open.get(mode) ?? { mode };
  }

  #touchedIn(mode: Mode, name: string): Set<string> {
    const place = `${mode} ${name}`;
    const known = this.#touched.get(place);
    if (known !== undefined) return known;
    const made = new Set<string>();
    this.#touched.set(place, made);
    return made;
  }
}

function collectionOf(store: ModeStore, name: KeptCollection): Collection<Listed> {
  // Watching and listing are the same for all kinds; only what is put differs.
  return store[name] as unknown as Collection<Listed>;
}

function isUnkeptEvent(event: Listed | undefined): boolean {
  const type = event !== undefined && 'type' in event ? String(event.type) : '';
  return UNKEPT_EVENTS.some((prefix) => type.startsWith(prefix));
}

function parsed<T>(line: string): T | undefined {
  try {
    return JSON.parse(line) as T;
  } catch {
    return undefined;
  }
}
