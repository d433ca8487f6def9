import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { World } from './world.ts';

/** What a field may show now: the value wanted last, and what was written in the Dashboard since. */
export interface Story {
  readonly id: string;
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

  constructor(ids: readonly string[]) {
    this.ids = [...ids];
  }

  idAt(index: number): string {
    return this.ids[index % this.ids.length] ?? '';
  }

  next(): string {
    this.count += 1;
    return `v${this.count}`;
  }

  want(id: string, path: string, value: unknown): void {
    this.stories.set(`${id} ${path}`, { id, path, may: [value] });
  }

  someoneWrote(id: string, path: string, value: unknown): void {
    this.stories.get(`${id} ${path}`)?.may?.push(value);
  }

  /** Nothing is expected of these fields any more. */
  letGo(id: string, path?: string): void {
    for (const story of this.stories.values())
      if (story.id === id && (path === undefined || story.path === path)) story.may = null;
  }
}

export function fieldOf(product: JsonObject, path: string): unknown {
  if (path === 'unitLabel') return product['unitLabel'] ?? product['unit_label'] ?? null;
  if (!path.startsWith('metadata.')) return product[path] ?? null;
  return (product['metadata'] as JsonObject)[path.slice('metadata.'.length)] ?? null;
}

/** All events, oldest first. */
export async function allEvents(world: World): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  let after: string | undefined;
  for (;;) {
    const query = { limit: 100, types: ['product.created', 'product.updated'] };
    const page = await world.control.dashboard('GET', '/v1/events', {
      ...query,
      ...(after === undefined ? {} : { starting_after: after }),
    });
    const events = page['data'] as JsonObject[];
    found.push(...events);
    after = events.at(-1)?.['id'] as string | undefined;
    if (events.length < 100) return found.toReversed();
  }
}

export function objectOf(event: JsonObject): JsonObject {
  return (event['data'] as JsonObject)['object'] as JsonObject;
}

/** Whether this event gave the field this value. */
export function gave(event: JsonObject, { id, path, value }: Wish): boolean {
  const object = objectOf(event);
  if (object['id'] !== id || !isEqual(fieldOf(object, path), value)) return false;
  if (event['type'] === 'product.created') return true;
  const previous = (event['data'] as JsonObject)['previous_attributes'] as JsonObject;
  const [field = '', key] = (path === 'unitLabel' ? 'unit_label' : path).split('.');
  if (!Object.hasOwn(previous, field)) return false;
  return key === undefined || Object.hasOwn(previous[field] as JsonObject, key);
}
