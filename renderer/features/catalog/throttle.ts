export interface Throttle {
  readonly run: () => void;
  readonly stop: () => void;
}

/**
 * Runs `work` at once, then at most every `everyMs`, and once more after the last call: a burst of
 * changes redraws a list a few times, not hundreds. `work` never overlaps itself.
 */
export function throttle(work: () => Promise<void>, everyMs: number): Throttle {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isRunning = false;
  let isWanted = false;
  let isStopped = false;

  const start = (): void => {
    isRunning = true;
    isWanted = false;
    void work().finally(() => {
      isRunning = false;
      if (isStopped) return;
      timer = setTimeout(() => {
        timer = null;
        if (isWanted) start();
      }, everyMs);
    });
  };

  return {
    run: () => {
      if (isStopped) return;
      isWanted = true;
      if (!isRunning && timer === null) start();
    },
    stop: () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
