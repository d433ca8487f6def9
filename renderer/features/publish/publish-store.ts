import { create } from 'zustand';
import type { ObjectRef } from '#shared/contract/object.ts';
import type { Progress, PublishResult, ReviewItem } from '#shared/contract/sync.ts';
import type { AppError } from '#shared/errors.ts';
import type { AsideSet } from '#renderer/screen/shell-store.ts';
import { call, stream, type RunningStream } from '#renderer/bridge/client.ts';

export interface Review {
  /** Names the state of the drafts that was reviewed: nothing else can be published with it. */
  readonly token: string;
  readonly items: readonly ReviewItem[];
}

export interface PublishState {
  readonly phase: 'review' | 'publishing' | 'done';
  readonly review: Review | null;
  /** The set that is aside whose changes these are; null: the one in work. */
  readonly aside: AsideSet | null;
  /** Items left out by hand. */
  readonly leftOut: ReadonlySet<string>;
  /** Single changes left out of items that are sent: item id → paths. */
  readonly leftOutPaths: ReadonlyMap<string, ReadonlySet<string>>;
  readonly progress: Progress | null;
  readonly results: readonly PublishResult[];
  /** The publish that is shown as done. */
  readonly publishId: number | null;
  /** Why publishing did not start, or stopped. */
  readonly error: AppError | null;
}

const START: PublishState = {
  phase: 'review',
  review: null,
  aside: null,
  leftOut: new Set(),
  leftOutPaths: new Map(),
  progress: null,
  results: [],
  publishId: null,
  error: null,
};

export const usePublishStore = create<PublishState>(() => START);

const set = usePublishStore.setState;
const get = usePublishStore.getState;

let running: RunningStream<'sync.publish'> | null = null;
let readings = 0;

export const publishActions = {
  /** Opens the sheet: afresh, or on the publishing that is under way. */
  enter: (aside: AsideSet | null): void => {
    if (get().phase === 'publishing') return;
    set({ ...START, aside });
    void readReview();
  },
  /** Reads again what would be sent; what was left out stays left out. */
  reread: (): void => {
    if (get().phase === 'review') void readReview();
  },
  /** Leaves a whole item out, or takes all of it in. */
  toggle: (itemId: string): void => {
    set({
      leftOut: toggled(get().review?.items ?? [], get().leftOut, itemId),
      leftOutPaths: withPaths(get().leftOutPaths, itemId, []),
    });
  },
  leaveOut: (itemIds: readonly string[]): void => {
    set({ leftOut: new Set(itemIds), leftOutPaths: new Map() });
  },
  /** Leaves one change of an item out, or takes it in; with its last change the item is out. */
  toggleChange: (item: ReviewItem, path: string): void => {
    const { leftOut, leftOutPaths } = get();
    const all = item.changes.map((change) => change.path);
    const out = leftOut.has(item.id) ? new Set(all) : new Set(leftOutPaths.get(item.id));
    if (!out.delete(path)) out.add(path);
    const isAllOut = all.every((candidate) => out.has(candidate));
    const items = new Set(leftOut);
    if (isAllOut) items.add(item.id);
    else items.delete(item.id);
    set({ leftOut: items, leftOutPaths: withPaths(leftOutPaths, item.id, isAllOut ? [] : [...out]) });
  },
  /** Gives up the changes of one object; undo brings them back. */
  drop: async (object: ObjectRef): Promise<void> => {
    const dropped = await call('sync.discardObject', { object });
    set({ error: dropped.ok ? null : dropped.error });
    await readReview();
  },
  /** Gives up one change of an object; undo brings it back. */
  dropChange: async (object: ObjectRef, path: string): Promise<void> => {
    const dropped = await call('sync.discardChange', { object, path });
    set({ error: dropped.ok ? null : dropped.error });
    await readReview();
  },
  publish: async (liveConfirmed: boolean): Promise<void> => {
    const { review, leftOut, leftOutPaths, aside } = get();
    if (review === null || running !== null) return;
    const chosen = chosenItems(review, leftOut);
    const itemIds = chosen.map((item) => item.id);
    const left = chosen.flatMap(({ id, object }) => {
      const paths = leftOutPaths.get(id);
      return paths === undefined ? [] : [{ object, paths: [...paths] }];
    });
    const input = { token: review.token, itemIds, leftOut: left, liveConfirmed, ...ofSet(aside) };
    set({ phase: 'publishing', progress: { done: 0, total: itemIds.length }, error: null });
    const started = stream('sync.publish', input, (progress) => {
      if (running === started) set({ progress });
    });
    running = started;
    const result = await started.result;
    running = null;
    if (result.ok) {
      set({ phase: 'done', results: result.value.results, publishId: result.value.publishId });
      return;
    }
    set({ phase: 'review', error: result.error });
    await readReview();
  },
  pause: (): void => void call('sync.pausePublish'),
  resume: (): void => void call('sync.resumePublish'),
  cancel: (): void => running?.cancel(),
} as const;

async function readReview(): Promise<void> {
  const reading = (readings += 1);
  const answer = await call('sync.review', ofSet(get().aside));
  if (reading !== readings || get().phase !== 'review') return;
  if (!answer.ok) {
    set({ error: answer.error });
    return;
  }
  const known = new Map(answer.value.items.map((item) => [item.id, item]));
  const leftOutPaths = new Map(
    [...get().leftOutPaths].flatMap(([id, paths]) => {
      const still = known.get(id)?.changes.filter(({ path }) => paths.has(path)) ?? [];
      return still.length === 0 ? [] : [[id, new Set(still.map(({ path }) => path))] as const];
    }),
  );
  const leftOut = new Set([...get().leftOut].filter((id) => known.has(id)));
  set({ review: answer.value, leftOut, leftOutPaths });
}

function ofSet(aside: AsideSet | null): { changeSetId?: number } {
  return aside === null ? {} : { changeSetId: aside.id };
}

function withPaths(
  before: PublishState['leftOutPaths'],
  itemId: string,
  paths: readonly string[],
): PublishState['leftOutPaths'] {
  const after = new Map(before);
  if (paths.length === 0) after.delete(itemId);
  else after.set(itemId, new Set(paths));
  return after;
}

/** What would be sent: publishable, not left out, and nothing without what it needs. */
export function chosenItems(review: Review | null, leftOut: ReadonlySet<string>): readonly ReviewItem[] {
  const items = review?.items ?? [];
  let chosen = items.filter((item) => item.publishable && !leftOut.has(item.id));
  for (let before = -1; before !== chosen.length;) {
    before = chosen.length;
    const going = new Set(chosen.map((item) => item.id));
    chosen = chosen.filter((item) => item.needs.every((id) => going.has(id) || !isThere(items, id)));
  }
  return chosen;
}

function isThere(items: readonly ReviewItem[], id: string): boolean {
  return items.some((item) => item.id === id);
}

/** Leaves an item out with everything that needs it, or takes it in with everything it needs. */
export function toggled(
  items: readonly ReviewItem[],
  leftOut: ReadonlySet<string>,
  itemId: string,
): ReadonlySet<string> {
  const result = new Set(leftOut);
  const isTakenIn = result.has(itemId);
  const reach = (id: string): void => {
    if (result.has(id) !== isTakenIn) return;
    if (isTakenIn) result.delete(id);
    else result.add(id);
    const next = isTakenIn
      ? (items.find((item) => item.id === id)?.needs ?? [])
      : items.filter((item) => item.needs.includes(id)).map((item) => item.id);
    for (const other of next) reach(other);
  };
  reach(itemId);
  return result;
}

export type ActionCounts = Readonly<Record<ReviewItem['action'], number>>;

export function countActions(items: readonly ReviewItem[]): ActionCounts {
  const counts = { create: 0, update: 0, archive: 0, unarchive: 0, delete: 0 };
  for (const item of items) counts[item.action] += 1;
  return counts;
}

export type OutcomeCounts = Readonly<Record<PublishResult['outcome'], number>>;

export function countOutcomes(results: readonly PublishResult[]): OutcomeCounts {
  const counts = { applied: 0, conflict: 0, refused: 0, waiting: 0, dropped: 0 };
  for (const result of results) counts[result.outcome] += 1;
  return counts;
}
