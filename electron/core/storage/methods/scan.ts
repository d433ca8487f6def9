import type { ObjectRef } from '#shared/contract/object.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { takeReadSeq } from '../base-order.ts';
import type { Database } from '../database.ts';
import { giveUpChecks, type ObjectEvent, saveEvents } from './history.ts';
import { applyBase, type BaseUpdate } from './base.ts';
import { readMeta, writeMeta } from './meta.ts';

export type ScanKind = 'products' | 'prices';

/** A window of `created` times still to be read, seconds by Stripe's clock, both ends included. */
export interface ScanWindow {
  readonly from: number;
  /** Null: open, for the newest window. */
  readonly to: number | null;
  /** The last object read of it; the next page starts behind. */
  readonly afterId: string | null;
}

/** The newest event known, by Stripe's clock. `id` null: there was no event at all. */
export interface EventCursor {
  readonly created: number;
  readonly id: string | null;
}

export interface OpenScan {
  readonly scan: number;
  /** Local time at which it was begun. */
  readonly startedAt: number;
  /** What was asked for since then needs no tombstone. */
  readonly readSeq: number;
  /** Where events stood before the first page, so that nothing that changed meanwhile is missed. Null without the right to read them. */
  readonly cursor: EventCursor | null;
  readonly windows: Readonly<Record<ScanKind, readonly ScanWindow[]>>;
}

export interface PullState {
  readonly pulled: boolean;
  readonly resumable: boolean;
  /** Local time of the last look at Stripe that found everything. */
  readonly checkedAt: number | null;
  readonly cursor: EventCursor | null;
  readonly taxCodesAt: number | null;
}

/** Later than any object of Stripe's: what an open end is in its column. */
const OPEN_END = 9_999_999_999;

export const scanMethods = {
  readPullState(database: Database): PullState {
    return {
      pulled: readMeta(database, 'pull.finishedAt') !== null,
      resumable: readMeta(database, 'pull.open') !== null,
      checkedAt: numberOf(readMeta(database, 'pull.checkedAt')),
      cursor: readJson<EventCursor>(database, 'events.cursor'),
      taxCodesAt: numberOf(readMeta(database, 'taxCodes.pulledAt')),
    };
  },

  /** The scan that was cut short, or null. */
  readOpenScan(database: Database): OpenScan | null {
    const open = readJson<Omit<OpenScan, 'windows'>>(database, 'pull.open');
    return open === null
      ? null
      : {
          ...open,
          windows: {
            products: windowsOf(database, open.scan, 'products'),
            prices: windowsOf(database, open.scan, 'prices'),
          },
        };
  },

  /** Products and prices as last read. */
  countBase(database: Database): number {
    const row = database.get<{ count: number }>(
      'SELECT (SELECT count(*) FROM product) + (SELECT count(*) FROM price) AS count',
    );
    return row?.count ?? 0;
  },

  startScan(database: Database, input: { at: number; cursor: EventCursor | null }): OpenScan {
    const scan = (numberOf(readMeta(database, 'pull.lastScan')) ?? 0) + 1;
    const open = { scan, startedAt: input.at, readSeq: takeReadSeq(database), cursor: input.cursor };
    writeMeta(database, 'pull.lastScan', String(scan));
    writeMeta(database, 'pull.open', JSON.stringify(open));
    database.run('DELETE FROM scan_window');
    const whole: ScanWindow = { from: 0, to: null, afterId: null };
    putWindow(database, scan, 'products', whole);
    putWindow(database, scan, 'prices', whole);
    return { ...open, windows: { products: [whole], prices: [whole] } };
  },

  /**
   * A page and where its window stands now, together: after a crash the scan goes on exactly
   * behind the last page that was kept. `rest` replaces the window: nothing when it is read
   * through, several when it was split.
   */
  saveScanPage(
    database: Database,
    input: {
      scan: number;
      kind: ScanKind;
      window: ScanWindow;
      rest: readonly ScanWindow[];
      items: readonly JsonObject[];
      readSeq: number;
      at: number;
    },
  ): { changed: ObjectRef[] } {
    const { scan, kind, items, readSeq, at } = input;
    database.run(
      'DELETE FROM scan_window WHERE scan = ? AND kind = ? AND from_created = ?',
      scan,
      kind,
      input.window.from,
    );
    for (const window of input.rest) putWindow(database, scan, kind, window);
    const changed = applyBase(database, { found: items, removed: [], readSeq, at }, scan);
    return { changed };
  },

  countScanned(database: Database, input: { scan: number }): { products: number; prices: number } {
    const count = (sql: string): number => database.get<{ count: number }>(sql, input.scan)?.count ?? 0;
    return {
      products: count('SELECT count(*) AS count FROM product WHERE scan = ?'),
      prices: count('SELECT count(*) AS count FROM price WHERE scan = ?'),
    };
  },

  /** Objects the scan did not meet although they were here before it began: perhaps deleted. */
  listUnseen(
    database: Database,
    input: { scan: number; readSeq: number; limit: number },
  ): { products: string[]; prices: string[] } {
    const list = (sql: string): string[] =>
      database.all<{ id: string }>(sql, input.scan, input.readSeq, input.limit).map(({ id }) => id);
    return {
      products: list('SELECT id FROM product WHERE scan <> ? AND read_seq < ? ORDER BY id LIMIT ?'),
      prices: list('SELECT id FROM price WHERE scan <> ? AND read_seq < ? ORDER BY id LIMIT ?'),
    };
  },

  /** What a person is editing keeps its base though it is gone (base.ts); it counts as seen. */
  markSeen(
    database: Database,
    input: { scan: number; products: readonly string[]; prices: readonly string[] },
  ): void {
    for (const id of input.products) database.run('UPDATE product SET scan = ? WHERE id = ?', input.scan, id);
    for (const id of input.prices) database.run('UPDATE price SET scan = ? WHERE id = ?', input.scan, id);
  },

  finishScan(database: Database, input: { scan: number; cursor: EventCursor | null; at: number }): void {
    database.run('DELETE FROM scan_window WHERE scan = ?', input.scan);
    database.run('DELETE FROM seen_event');
    const open = readJson<{ startedAt: number }>(database, 'pull.open');
    if (open !== null) giveUpChecks(database, open.startedAt);
    writeMeta(database, 'pull.open', null);
    writeMeta(database, 'pull.finishedAt', String(input.at));
    writeMeta(database, 'pull.checkedAt', String(input.at));
    writeMeta(database, 'events.cursor', input.cursor === null ? null : JSON.stringify(input.cursor));
    if (input.cursor?.id != null)
      rememberEvents(database, [{ id: input.cursor.id, created: input.cursor.created }]);
  },

  markTaxCodesPulled(database: Database, input: { at: number }): void {
    writeMeta(database, 'taxCodes.pulledAt', String(input.at));
  },

  listSeenEvents(database: Database): string[] {
    return database.all<{ id: string }>('SELECT id FROM seen_event').map(({ id }) => id);
  },

  /** What a refresh found, and how far events were read: together, so that none is lost or read twice. */
  saveRefresh(
    database: Database,
    input: BaseUpdate & {
      events: readonly { id: string; created: number }[];
      /** The same events, as the history keeps them. */
      history: readonly ObjectEvent[];
      cursor: EventCursor;
      /** Seen events older than this (Stripe's seconds) lie outside any later overlap. */
      forgetBefore: number;
    },
  ): { changed: ObjectRef[] } {
    const changed = applyBase(database, input);
    rememberEvents(database, input.events);
    saveEvents(database, input.history, input.at);
    database.run(
      'DELETE FROM seen_event WHERE created < ? AND id <> ?',
      input.forgetBefore,
      input.cursor.id ?? '',
    );
    writeMeta(database, 'events.cursor', JSON.stringify(input.cursor));
    writeMeta(database, 'pull.checkedAt', String(input.at));
    return { changed };
  },
};

function putWindow(database: Database, scan: number, kind: ScanKind, window: ScanWindow): void {
  database.run(
    'INSERT INTO scan_window (scan, kind, from_created, to_created, after_id) VALUES (?, ?, ?, ?, ?)',
    scan,
    kind,
    window.from,
    window.to ?? OPEN_END,
    window.afterId,
  );
}

function windowsOf(database: Database, scan: number, kind: ScanKind): ScanWindow[] {
  return database
    .all<{ from_created: number; to_created: number; after_id: string | null }>(
      'SELECT from_created, to_created, after_id FROM scan_window WHERE scan = ? AND kind = ? AND done = 0 ORDER BY from_created DESC',
      scan,
      kind,
    )
    .map((row) => ({
      from: row.from_created,
      to: row.to_created === OPEN_END ? null : row.to_created,
      afterId: row.after_id,
    }));
}

function rememberEvents(database: Database, events: readonly { id: string; created: number }[]): void {
  for (const { id, created } of events) {
    database.run('INSERT OR REPLACE INTO seen_event (id, created) VALUES (?, ?)', id, created);
  }
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}

function readJson<T>(database: Database, key: string): T | null {
  const text = readMeta(database, key);
  return text === null ? null : (JSON.parse(text) as T);
}
