import { create } from 'zustand';
import type { ObjectRef } from '#shared/contract/object.ts';
import type { Progress, PublishResult, ReviewItem } from '#shared/contract/sync.ts';
import type { AppError } from '#shared/errors.ts';
import { call, stream, type RunningStream } from '#renderer/bridge/client.ts';

export interface Review {
  /** Names the state of the drafts that was reviewed: nothing else can be published with it. */
  readonly token: string;
  readonly items: readonly ReviewItem[];
}

export interface PublishState {
  readonly phase: 'review' | 'publishing' | 'done';
  readonly review: Review | null;
  /** Items left out by hand. */
  readonly leftOut: ReadonlySet<string>;
  readonly progress: Progress | null;
  readonly results: readonly PublishResult[];
  /** Why publishing did not start, or stopped. */
  readonly error: AppError | null;
}

const START: PublishState = {
  phase: 'review',
  review: null,
  leftOut: new Set(),
  progress: null,
  results: [],
  error: null,
};

export const usePublishStore = create<PublishState>(() => START);

const set = usePublishStore.setState;
const get = usePublishStore.getState;

let running: RunningStream<'sync.publish'> | null = null;
let readings = 0;

export const publishActions = {
  /** Opens the sheet: afresh, or on the publishing that is under way. */
  enter: (): void => {
    if (get().phase === 'publishing') return;
    set({ ...START, review: null });
    void readReview();
  },
  /** Reads again what would be sent; what was left out stays left out. */
  reread: (): void => {
    if (get().phase === 'review') void readReview();
  },
  toggle: (itemId: string): void => {
    const leftOut = new Set(get().leftOut);
    if (!leftOut.delete(itemId)) leftOut.add(itemId);
    set({ leftOut });
  },
  leaveOut: (itemIds: readonly string[]): void => {
    set({ leftOut: new Set(itemIds) });
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
    const { review, leftOut } = get();
    if (review === null || running !== null) return;
    const itemIds = chosenItems(review, leftOut).map((item) => item.id);
    set({ phase: 'publishing', progress: { done: 0, total: itemIds.length }, error: null });
    const started = stream('sync.publish', { token: review.token, itemIds, liveConfirmed }, (progress) => {
      if (running === started) set({ progress });
    });
    running = started;
    const result = await started.result;
    running = null;
    if (result.ok) {
      set({ phase: 'done', results: result.value.results });
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
  const answer = await call('sync.review');
  if (reading !== readings || get().phase !== 'review') return;
  if (!answer.ok) {
    set({ error: answer.error });
    return;
  }
  const known = new Set(answer.value.items.map((item) => item.id));
  set({ review: answer.value, leftOut: new Set([...get().leftOut].filter((id) => known.has(id))) });
}

/** What would be sent: publishable and not left out. */
export function chosenItems(review: Review | null, leftOut: ReadonlySet<string>): readonly ReviewItem[] {
  return (review?.items ?? []).filter((item) => item.publishable && !leftOut.has(item.id));
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
