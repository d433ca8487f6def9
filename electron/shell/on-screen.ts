import type { Rectangle } from 'electron';

/** So much of the title's strip must be reachable by a pointer. */
const REACHABLE_PX = 100;

/** Screens come and go: enough of the window's top edge must lie on one that is there. */
export function isReachable(bounds: Rectangle, screens: readonly Rectangle[]): boolean {
  return screens.some((area) => {
    const left = Math.max(bounds.x, area.x);
    const right = Math.min(bounds.x + bounds.width, area.x + area.width);
    const onTop = bounds.y >= area.y && bounds.y < area.y + area.height - REACHABLE_PX / 2;
    return onTop && right - left >= REACHABLE_PX;
  });
}
