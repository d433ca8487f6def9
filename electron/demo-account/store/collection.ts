/** Anything the account keeps a list of. `created` is in seconds since the epoch. */
export interface Listed {
  readonly id: string;
  readonly created: number;
}

/** A place in a list: objects are ordered by `created`, those of one second by arrival. */
export interface Entry<T extends Listed> {
  readonly sequence: number;
  object: T;
}

export interface CreatedWindow {
  readonly gt?: number | undefined;
  readonly gte?: number | undefined;
  readonly lt?: number | undefined;
  readonly lte?: number | undefined;
}

export type CollectionChange<T> = (id: string, before: T | undefined, after: T | undefined) => void;

/**
 * Objects of one kind, by id and in list order. The order is a sorted array, so a cursor or a
 * `created` bound is found by bisection and a page of 100 costs the same anywhere in 100,000.
 */
export class Collection<T extends Listed> {
  readonly #byId = new Map<string, Entry<T>>();
  readonly #order: Entry<T>[] = [];
  readonly #watchers: CollectionChange<T>[] = [];
  #sequence = 0;

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): T | undefined {
    return this.#byId.get(id)?.object;
  }

  entry(id: string): Entry<T> | undefined {
    return this.#byId.get(id);
  }

  /** Everything, oldest first. Do not keep it: it is the living array. */
  get order(): readonly Entry<T>[] {
    return this.#order;
  }

  *values(): Generator<T> {
    for (const entry of this.#order) yield entry.object;
  }

  /** Called with each later change; not for what is already there. */
  watch(watcher: CollectionChange<T>): void {
    this.#watchers.push(watcher);
  }

  /** Adds or replaces. An object's `created` never changes. */
  put(object: T): void {
    const existing = this.#byId.get(object.id);
    const before = existing?.object;
    if (existing === undefined) this.#insert({ sequence: this.#sequence++, object });
    else existing.object = object;
    for (const watcher of this.#watchers) watcher(object.id, before, object);
  }

  delete(id: string): void {
    const entry = this.#byId.get(id);
    if (entry === undefined) return;
    this.#byId.delete(id);
    this.#order.splice(positionOf(this.#order, entry), 1);
    for (const watcher of this.#watchers) watcher(id, entry.object, undefined);
  }

  clear(): void {
    this.#byId.clear();
    for (const { object } of this.#order.splice(0)) {
      for (const watcher of this.#watchers) watcher(object.id, object, undefined);
    }
  }

  /** Drops everything older than `created`; for logs that are kept for a time only. */
  dropBefore(created: number): void {
    const keep = firstAtOrAfter(this.#order, created);
    for (const entry of this.#order.splice(0, keep)) this.#byId.delete(entry.object.id);
  }

  #insert(entry: Entry<T>): void {
    this.#byId.set(entry.object.id, entry);
    const last = this.#order.at(-1);
    if (last === undefined || last.object.created <= entry.object.created) this.#order.push(entry);
    else this.#order.splice(positionOf(this.#order, entry), 0, entry);
  }
}

/** The first position whose `created` is `at` or later. */
export function firstAtOrAfter<T extends Listed>(order: readonly Entry<T>[], at: number): number {
  return bisect(order, (entry) => entry.object.created >= at);
}

/** Where an entry stands, or would stand, in the order. */
export function positionOf<T extends Listed>(order: readonly Entry<T>[], target: Entry<T>): number {
  const { created } = target.object;
  return bisect(
    order,
    ({ object, sequence }) =>
      object.created > created || (object.created === created && sequence >= target.sequence),
  );
}

/** The first position for which `reached` holds, given that it holds from there on. */
function bisect<T extends Listed>(order: readonly Entry<T>[], reached: (entry: Entry<T>) => boolean): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = order[middle];
    if (entry !== undefined && reached(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}
