import { useEffect } from 'react';
import { call } from '#renderer/bridge/client.ts';

/** What a person does to a window that nobody left. */
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const LOOK_EVERY_MS = 5000;

/** Locks the window after `minutes` without any sign of a person; never when null. */
export function useIdleLock(minutes: number | null): void {
  useEffect(() => {
    if (minutes === null) return undefined;
    let lastSignAt = Date.now();
    const note = (): void => {
      lastSignAt = Date.now();
    };
    const look = setInterval(() => {
      const idleMs = Date.now() - lastSignAt;
      // A clock that was set back begins the time anew rather than never ending it.
      if (idleMs < 0) note();
      else if (idleMs >= minutes * 60_000) void call('app.lock');
    }, LOOK_EVERY_MS);
    for (const sign of SIGNS) window.addEventListener(sign, note, { capture: true, passive: true });
    return () => {
      clearInterval(look);
      for (const sign of SIGNS) window.removeEventListener(sign, note, { capture: true });
    };
  }, [minutes]);
}
