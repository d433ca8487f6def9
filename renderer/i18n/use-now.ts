import { useSyncExternalStore } from 'react';

const TICK_MS = 15_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const subscribers = new Set<() => void>();

/** Local time in ms, for ages on screen; moves every 15 s, with one timer for the whole window. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, read);
}

function read(): number {
  // A moment newer than the last tick must not read as the future.
  const current = Date.now();
  if (current - now >= TICK_MS) now = current;
  return now;
}

function subscribe(onTick: () => void): () => void {
  subscribers.add(onTick);
  timer ??= setInterval(() => {
    now = Date.now();
    subscribers.forEach((subscriber) => subscriber());
  }, TICK_MS);
  return () => {
    subscribers.delete(onTick);
    if (subscribers.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}
