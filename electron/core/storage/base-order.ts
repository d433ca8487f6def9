import type { Database } from './database.ts';
import { readMeta, writeMeta } from './methods/meta.ts';

const READ_SEQ = 'read.seq';

/** Numbers reads and writes in the order they were asked for: of two copies the later one counts. */
export function takeReadSeq(database: Database): number {
  const next = Number(readMeta(database, READ_SEQ) ?? 0) + 1;
  writeMeta(database, READ_SEQ, String(next));
  return next;
}

/** The copy that is here, as the order goes by it. */
export interface KnownCopy {
  readonly read_seq: number;
  /** Stripe's time; 0 where Stripe tells none. */
  readonly updated: number;
}

/**
 * Whether our copy was asked for, or written by us, after the incoming one was asked for: a page of
 * a scan may arrive behind the answer to our own write. Stripe's own clock, where there is one,
 * still tells a change made since our copy from one made before it.
 */
export function isNewer(known: KnownCopy | undefined, readSeq: number, updated: number): boolean {
  return known !== undefined && known.read_seq > readSeq && updated <= known.updated;
}
