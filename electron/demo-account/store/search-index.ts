import type { Collection, Listed } from './collection.ts';

interface PendingChange<T> {
  readonly id: string;
  readonly visibleAtMs: number;
  /** What search answered before the change; nothing for an object that was new. */
  readonly before: T | undefined;
}

/**
 * What the search API sees: the collection as it was a while ago, because search is not
 * read-after-write (facts 4). Only the differences to the present are kept.
 */
export class SearchIndex<T extends Listed> {
  readonly #collection: Collection<T>;
  #pending: PendingChange<T>[] = [];
  #lag: { readonly nowMs: () => number; readonly lagMs: () => number } | undefined;

  constructor(collection: Collection<T>) {
    this.#collection = collection;
    collection.watch((id, before) => {
      if (this.#lag === undefined) return;
      this.#pending.push({ id, before, visibleAtMs: this.#lag.nowMs() + this.#lag.lagMs() });
    });
  }

  /** From now on changes become visible late. Sample data put in before is visible at once. */
  startLagging(nowMs: () => number, lagMs: () => number): void {
    this.#lag = { nowMs, lagMs };
    this.#pending = [];
  }

  /** What search sees now, newest first. */
  *visible(): Generator<T> {
    const nowMs = this.#lag?.nowMs() ?? 0;
    this.#pending = this.#pending.filter((change) => change.visibleAtMs > nowMs);
    const older = new Map<string, T | undefined>();
    // The earliest pending change of an object holds the version that is still visible.
    for (const change of this.#pending) if (!older.has(change.id)) older.set(change.id, change.before);
    const { order } = this.#collection;
    for (const [id, version] of older) {
      if (version !== undefined && this.#collection.get(id) === undefined) yield version;
    }
    for (let at = order.length - 1; at >= 0; at--) {
      const object = order[at]?.object;
      if (object === undefined) continue;
      const version = older.has(object.id) ? older.get(object.id) : object;
      if (version !== undefined) yield version;
    }
  }
}
