import { describe, expect, it } from 'vitest';
import { anchorIndex, keptScrollTop } from '#renderer/grid/model/anchor.ts';
import { nextSort } from '#renderer/grid/model/column.ts';
import { fillTo } from '#renderer/grid/model/fill.ts';
import { NOTHING_SELECTED, toggleRow } from '#renderer/grid/model/selection.ts';

const view = { viewHeight: 320, rowHeight: 32 };

describe('keeping the place when rows change', () => {
  it('holds on to the focused row while it is in sight', () => {
    expect(anchorIndex({ ...view, scrollTop: 320, focusedRow: 12 })).toBe(12);
  });

  it('holds on to the topmost row when focus is elsewhere', () => {
    expect(anchorIndex({ ...view, scrollTop: 320, focusedRow: 90 })).toBe(10);
    expect(anchorIndex({ ...view, scrollTop: 320, focusedRow: null })).toBe(10);
  });

  it('stays at the top when nothing was scrolled', () => {
    expect(anchorIndex({ ...view, scrollTop: 0, focusedRow: null })).toBeNull();
  });

  it('moves the list by as much as the anchor moved', () => {
    expect(keptScrollTop({ scrollTop: 330, rowHeight: 32, oldIndex: 12, newIndex: 15 })).toBe(426);
    expect(keptScrollTop({ scrollTop: 20, rowHeight: 32, oldIndex: 12, newIndex: 2 })).toBe(0);
  });
});

describe('sorting by heading', () => {
  it('starts ascending and turns round', () => {
    const first = nextSort({ columnId: 'name', direction: 'descending' }, 'price');
    expect(first).toEqual({ columnId: 'price', direction: 'ascending' });
    expect(nextSort(first, 'price').direction).toBe('descending');
  });
});

describe('choosing rows', () => {
  it('adds and takes away by id, leaving the old selection as it was', () => {
    const one = toggleRow(NOTHING_SELECTED, 'a');
    const two = toggleRow(one, 'b');
    expect([...two]).toEqual(['a', 'b']);
    expect([...toggleRow(two, 'a')]).toEqual(['b']);
    expect([...one]).toEqual(['a']);
  });
});

describe('dragging the handle of chosen cells', () => {
  const from = { top: 2, bottom: 3, left: 4, right: 5 };

  it('fills on from the last row or the last column, whichever is dragged farther', () => {
    expect(fillTo(from, { row: 7, column: 6 })).toEqual({
      bounds: { top: 3, bottom: 7, left: 4, right: 5 },
      direction: 'down',
    });
    expect(fillTo(from, { row: 4, column: 8 })).toEqual({
      bounds: { top: 2, bottom: 3, left: 5, right: 8 },
      direction: 'right',
    });
  });

  it('fills nothing back over what is chosen', () => {
    expect(fillTo(from, { row: 3, column: 5 })).toBeNull();
    expect(fillTo(from, { row: 0, column: 0 })).toBeNull();
  });
});
