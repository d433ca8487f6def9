import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';
import { openJsonStore } from './json-store.ts';
import { isReachable } from './on-screen.ts';

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });
const stateSchema = z.object({ bounds: rectangle.nullable(), maximized: z.boolean() });

/** look.md, "The window". */
export const MIN_SIZE = { width: 960, height: 600 } as const;
const FIRST_SIZE = { width: 1280, height: 800 } as const;
const SETTLE_MS = 500;

export interface WindowState {
  /** Where the window was, if that place is still on a screen; else its first size, centred by the system. */
  bounds(): Partial<Rectangle>;
  maximized(): boolean;
  /** Remembers where the person puts the window. */
  follow(window: BrowserWindow): void;
}

export function openWindowState(folder: string): WindowState {
  const store = openJsonStore(folder, 'window', stateSchema, { bounds: null, maximized: false });

  function remember(window: BrowserWindow): void {
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    const next = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    // Opening moves the window to where it was: nothing to write.
    if (JSON.stringify(next) === JSON.stringify(store.read())) return;
    // A full or read-only disk: the window opens elsewhere next time, no more.
    store.write(next).catch(() => undefined);
  }

  return {
    bounds() {
      const { bounds } = store.read();
      if (bounds === null || !isReachable(bounds, areas())) return FIRST_SIZE;
      return {
        ...bounds,
        width: Math.max(bounds.width, MIN_SIZE.width),
        height: Math.max(bounds.height, MIN_SIZE.height),
      };
    },
    maximized: () => store.read().maximized,
    follow(window) {
      let timer: NodeJS.Timeout | undefined;
      const soon = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => remember(window), SETTLE_MS);
      };
      window.on('resize', soon);
      window.on('move', soon);
      window.on('close', () => {
        clearTimeout(timer);
        remember(window);
      });
    },
  };
}

function areas(): Rectangle[] {
  return screen.getAllDisplays().map((display) => display.workArea);
}
