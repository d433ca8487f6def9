import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { World } from './world.ts';

/** What a field may show now: the value wanted last, and what was written in the Dashboard since. */
export interface Story {
  /** The set that was in work when it was wanted: seen for certain only while that set is. */
  readonly set: number;
  readonly id: string;
  /** The product itself, or the one that a price is of. */
  readonly productId: string;
  readonly path: string;
  /** Null once anything goes: given up, dropped, or Stripe's taken. */
  may: unknown[] | null;
}

/** A value that was never anywhere before, so that its effect can be counted. */
export interface Wish {
  readonly id: string;
  readonly path: string;
  readonly value: unknown;
}

/** What a person and the Dashboard did so far. */
export class Model {
  readonly ids: string[];
  readonly stories = new Map<string, Story>();
  /** The change set in work. */
  set = FIRST_SET;
  /** New prices and pictures by names of their own, with what set and product each was wanted for. */
  readonly prices = new Map<string, Extra>();
  readonly pictures = new Map<string, Extra>();
  /** New products → the set that they were made in. */
  readonly bornIn = new Map<string, number>();
  readonly publishes: number[] = [];
  /** Those read so far, by id. */
  readonly events = new Map<string, JsonObject>();
  readonly wishes: Wish[] = [];
  /** New products that are still wanted, and whether each has a first price. */
  readonly created = new Map<string, boolean>();
  /** Gone, or to be: nothing is expected of them. */
  readonly deleted = new Set<string>();
  /** Keys of fields on which the person chose their own value in a conflict. */
  readonly mine = new Set<string>();
  /** What was begun and not waited for. */
  readonly pending: Promise<unknown>[] = [];
  lastPublish = '';
  count = 0;

  /** Files at Stripe before anything was done here. */
  readonly filesBefore: number;

  constructor(ids: readonly string[], filesBefore: number) {
    this.ids = [...ids];
    this.filesBefore = filesBefore;
  }

  idAt(index: number): string {
    return this.ids[index % this.ids.length] ?? '';
  }

  next(): string {
    this.count += 1;
    return `v${this.count}`;
  }

  /** What another set wants of the same field may come to stand as well, as what anybody else writes. */
  want(id: string, path: string, value: unknown, productId = id): void {
    const others = this.#ofField(id, path).filter(({ set }) => set !== this.set);
    const theirs = others.flatMap(({ may }) => may ?? []);
    for (const other of others) other.may?.push(value);
    this.stories.set(`${this.set} ${id} ${path}`, {
      set: this.set,
      id,
      productId,
      path,
      may: [value, ...theirs],
    });
  }

  /** Everything that was wanted in one set is wanted in another now. */
  move(from: number, to: number): void {
    for (const [key, story] of this.stories) {
      if (story.set !== from) continue;
      this.stories.delete(key);
      this.stories.set(`${to} ${story.id} ${story.path}`, { ...story, set: to });
    }
    for (const extras of [this.prices, this.pictures])
      for (const [name, extra] of extras) if (extra.set === from) extras.set(name, { ...extra, set: to });
    for (const [id, set] of this.bornIn) if (set === from) this.bornIn.set(id, to);
  }

  /** In the set in work. */
  story(id: string, path: string): Story | undefined {
    return this.stories.get(`${this.set} ${id} ${path}`);
  }

  someoneWrote(id: string, path: string, value: unknown): void {
    for (const story of this.#ofField(id, path)) story.may?.push(value);
  }

  /** Nothing is expected of a product any more, nor of its prices, in whatever set. */
  letGo(id: string): void {
    for (const story of this.stories.values()) if (story.productId === id) story.may = null;
    for (const extras of [this.prices, this.pictures])
      for (const extra of extras.values()) if (extra.id === id) extra.isWanted = false;
  }

  /** Nothing is expected any more of a field in the set in work. */
  giveUp(id: string, path: string): void {
    const story = this.story(id, path);
    if (story !== undefined) story.may = null;
  }

  #ofField(id: string, path: string): Story[] {
    return [...this.stories.values()].filter((story) => story.id === id && story.path === path);
  }
}

/** A price or a picture that was added to a product. */
export interface Extra {
  readonly set: number;
  readonly id: string;
  /** False once anything goes. */
  isWanted: boolean;
}

/** The set that a database begins with. */
export const FIRST_SET = 1;

export function fieldOf(product: JsonObject, path: string): unknown {
  if (path === 'unitLabel') return product['unitLabel'] ?? product['unit_label'] ?? null;
  if (!path.startsWith('metadata.')) return product[path] ?? null;
  return (product['metadata'] as JsonObject)[path.slice('metadata.'.length)] ?? null;
}

/** All events, oldest first; with those that Stripe has forgotten by now, if they were read in time. */
export async function allEvents(world: World, model: Model): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = [];
  let after: string | undefined;
  for (;;) {
    const query = {
      limit: 100,
      types: ['product.created', 'product.updated', 'price.created', 'price.updated'],
    };
    const page = await world.control.dashboard('GET', '/v1/events', {
      ...query,
      ...(after === undefined ? {} : { starting_after: after }),
    });
    const events = page['data'] as JsonObject[];
    found.push(...events);
    after = events.at(-1)?.['id'] as string | undefined;
    if (events.length < 100) break;
  }
  for (const event of found.toReversed()) model.events.set(String(event['id']), event);
  return [...model.events.values()];
}

export function objectOf(event: JsonObject): JsonObject {
  return (event['data'] as JsonObject)['object'] as JsonObject;
}

/** Whether this event gave the field this value. */
export function gave(event: JsonObject, { id, path, value }: Wish): boolean {
  const object = objectOf(event);
  if (event['type'] === 'price.created') return false;
  if (object['id'] !== id || !isEqual(fieldOf(object, path), value)) return false;
  if (event['type'] === 'product.created') return true;
  const previous = (event['data'] as JsonObject)['previous_attributes'] as JsonObject;
  const [field = '', key] = (path === 'unitLabel' ? 'unit_label' : path).split('.');
  if (!Object.hasOwn(previous, field)) return false;
  return key === undefined || Object.hasOwn(previous[field] as JsonObject, key);
}
