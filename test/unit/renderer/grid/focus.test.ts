import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEADER_ROW, moveFocus } from '#renderer/grid/model/focus.ts';
import type { GridMove } from '#renderer/grid/model/focus.ts';

const shape = { rowCount: 100, columnCount: 7, pageRows: 10 };

describe('moving focus in the grid', () => {
  it.each<[GridMove, { row: number; column: number }]>([
    ['up', { row: 49, column: 3 }],
    ['down', { row: 51, column: 3 }],
    ['left', { row: 50, column: 2 }],
    ['right', { row: 50, column: 4 }],
    ['rowStart', { row: 50, column: 0 }],
    ['rowEnd', { row: 50, column: 6 }],
    ['gridStart', { row: 0, column: 0 }],
    ['gridEnd', { row: 99, column: 6 }],
    ['pageUp', { row: 41, column: 3 }],
    ['pageDown', { row: 59, column: 3 }],
  ])('goes %s', (move, expected) => {
    expect(moveFocus({ row: 50, column: 3 }, move, shape)).toEqual(expected);
  });

  it('reaches the header with up from the first row, and stays there with page up', () => {
    const header = moveFocus({ row: 0, column: 2 }, 'up', shape);
    expect(header).toEqual({ row: HEADER_ROW, column: 2 });
    expect(moveFocus(header, 'pageUp', shape)).toEqual(header);
    expect(moveFocus(header, 'down', shape)).toEqual({ row: 0, column: 2 });
  });

  it('stays on the header of an empty grid', () => {
    const empty = { rowCount: 0, columnCount: 7, pageRows: 10 };
    expect(moveFocus({ row: HEADER_ROW, column: 0 }, 'gridEnd', empty)).toEqual({
      row: HEADER_ROW,
      column: 6,
    });
    expect(moveFocus({ row: HEADER_ROW, column: 0 }, 'pageDown', empty).row).toBe(HEADER_ROW);
  });

  it('never leaves the grid, whatever is pressed', () => {
    const moves: GridMove[] = [
      'up',
      'down',
      'left',
      'right',
      'rowStart',
      'rowEnd',
      'gridStart',
      'gridEnd',
      'pageUp',
      'pageDown',
    ];
    fc.assert(
      fc.property(
        fc.record({
          rowCount: fc.nat(300),
          columnCount: fc.integer({ min: 1, max: 20 }),
          pageRows: fc.nat(40),
        }),
        fc.array(fc.constantFrom(...moves), { maxLength: 60 }),
        (anyShape, presses) => {
          let at = { row: HEADER_ROW, column: 0 };
          for (const move of presses) {
            at = moveFocus(at, move, anyShape);
            expect(at.row).toBeGreaterThanOrEqual(HEADER_ROW);
            expect(at.row).toBeLessThan(Math.max(anyShape.rowCount, 1));
            expect(at.column).toBeGreaterThanOrEqual(0);
            expect(at.column).toBeLessThan(anyShape.columnCount);
          }
        },
      ),
    );
  });
});
