import { useEffect, useRef } from 'react';
import type { MouseEvent, RefObject } from 'react';
import { positionOf } from './grid-dom.ts';
import { HEADER_ROW } from './model/focus.ts';
import type { GridPosition } from './model/focus.ts';

/** Near an edge the grid scrolls on, this far each frame. */
const EDGE = 28;
const STEP = 18;

export interface RangePointer {
  /** A press on a data cell: what the pointer passes over until it is let go is chosen. */
  readonly start: (event: MouseEvent) => void;
}

/** Choosing cells by dragging, on through what lies beyond the edges. */
export function useRangePointer(
  scroller: RefObject<HTMLElement | null>,
  onExtend: (to: GridPosition) => void,
  onEnd?: () => void,
): RangePointer {
  const stop = useRef<(() => void) | null>(null);
  const extend = useRef(onExtend);
  const ended = useRef(onEnd);
  useEffect(() => {
    extend.current = onExtend;
    ended.current = onEnd;
  });
  useEffect(() => () => stop.current?.(), []);

  return {
    start(event) {
      stop.current?.();
      const from = positionOf(event.target);
      let at = { x: event.clientX, y: event.clientY };
      let hasLeft = false;
      let frame = 0;
      const follow = (): void => {
        const to = positionOf(document.elementFromPoint(at.x, at.y));
        if (to === null || to.row === HEADER_ROW) return;
        if (to.row !== from?.row || to.column !== from.column) hasLeft = true;
        if (hasLeft) extend.current(to);
      };
      const scrollOn = (): void => {
        const grid = scroller.current;
        if (grid !== null && hasLeft) {
          const box = grid.getBoundingClientRect();
          if (at.y > box.bottom - EDGE) grid.scrollTop += STEP;
          if (at.y < box.top + EDGE * 2) grid.scrollTop -= STEP;
          if (at.x > box.right - EDGE) grid.scrollLeft += STEP;
          follow();
        }
        frame = requestAnimationFrame(scrollOn);
      };
      const move = (moved: globalThis.MouseEvent): void => {
        at = { x: moved.clientX, y: moved.clientY };
        follow();
      };
      const letGo = (): void => {
        end();
        ended.current?.();
      };
      const end = (): void => {
        cancelAnimationFrame(frame);
        window.removeEventListener('mousemove', move);
        window.removeEventListener('mouseup', letGo);
        stop.current = null;
      };
      stop.current = end;
      frame = requestAnimationFrame(scrollOn);
      window.addEventListener('mousemove', move);
      window.addEventListener('mouseup', letGo);
    },
  };
}
