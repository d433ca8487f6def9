import { useRef } from 'react';
import type { MouseEvent, RefObject } from 'react';
import { type Fill, fillTo } from './model/fill.ts';
import { clampPosition } from './model/focus.ts';
import { type CellRange, cornersOf, type GridSize, type RangeBounds, union } from './model/range.ts';
import { useRangePointer } from './use-range-pointer.ts';

interface FillHandleOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly size: GridSize;
  /** Shows what would be filled. */
  readonly onRange: (range: CellRange) => void;
  readonly onFill: (fill: Fill) => void;
}

/** The handle at the corner of the chosen cells: what it is dragged over is filled when it is let go. */
export function useFillHandle({ scroller, size, onRange, onFill }: FillHandleOptions): {
  readonly start: (event: MouseEvent, from: RangeBounds | null) => void;
} {
  const dragged = useRef<{ readonly from: RangeBounds; readonly fill: Fill | null } | null>(null);
  const pointer = useRangePointer(
    scroller,
    (to) => {
      if (dragged.current === null) return;
      const { from } = dragged.current;
      const fill = fillTo(from, clampPosition(to, size));
      dragged.current = { from, fill };
      onRange(cornersOf(fill === null ? from : union(from, fill.bounds)));
    },
    () => {
      const fill = dragged.current?.fill ?? null;
      dragged.current = null;
      if (fill !== null) onFill(fill);
    },
  );
  return {
    start(event, from) {
      if (from === null) return;
      dragged.current = { from, fill: null };
      pointer.start(event);
    },
  };
}
