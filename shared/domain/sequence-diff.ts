/** One stretch where two sequences differ: `before[beforeStart, beforeEnd)` became `after[…)`. */
export interface Hunk {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** Above this many edits the search gets slow (it is quadratic in them) and one hunk is as clear. */
const MAX_EDITS = 1000;

/**
 * The shortest edit from one sequence to another (Myers), as hunks in order. Very different
 * sequences give one hunk for everything between their common start and end.
 */
export function diffSequences<T>(
  before: readonly T[],
  after: readonly T[],
  equal: (left: T, right: T) => boolean = Object.is,
): Hunk[] {
  let start = 0;
  let beforeEnd = before.length;
  let afterEnd = after.length;
  const same = (i: number, j: number): boolean => equal(before[i] as T, after[j] as T);
  while (start < beforeEnd && start < afterEnd && same(start, start)) start += 1;
  while (beforeEnd > start && afterEnd > start && same(beforeEnd - 1, afterEnd - 1)) {
    beforeEnd -= 1;
    afterEnd -= 1;
  }
  if (start === beforeEnd && start === afterEnd) return [];
  const matches = commonPairs(beforeEnd - start, afterEnd - start, (i, j) => same(start + i, start + j));
  return hunksBetween(matches, start, beforeEnd, afterEnd);
}

/** Index pairs of a longest common subsequence; none when the edit is longer than the limit. */
function commonPairs(
  rows: number,
  columns: number,
  same: (row: number, column: number) => boolean,
): [number, number][] {
  if (rows === 0 || columns === 0) return [];
  const limit = Math.min(rows + columns, MAX_EDITS);
  const offset = limit + 1;
  const furthest = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    // Only diagonals -edits…edits are read on the way back, so only those are kept.
    trace.push(furthest.slice(offset - edits - 1, offset + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let row = stepsDown(furthest, offset, diagonal, edits)
        ? (furthest[offset + diagonal + 1] ?? 0)
        : (furthest[offset + diagonal - 1] ?? 0) + 1;
      let column = row - diagonal;
      while (row < rows && column < columns && same(row, column)) {
        row += 1;
        column += 1;
      }
      furthest[offset + diagonal] = row;
      if (row >= rows && column >= columns) return walkBack(trace, rows, columns);
    }
  }
  return [];
}

function stepsDown(furthest: Int32Array, offset: number, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return (furthest[offset + diagonal - 1] ?? 0) < (furthest[offset + diagonal + 1] ?? 0);
}

function walkBack(trace: readonly Int32Array[], rows: number, columns: number): [number, number][] {
  const pairs: [number, number][] = [];
  let row = rows;
  let column = columns;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits] ?? new Int32Array();
    const offset = edits + 1;
    const diagonal = row - column;
    const previous = stepsDown(furthest, offset, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const previousRow = edits === 0 ? 0 : (furthest[offset + previous] ?? 0);
    const previousColumn = edits === 0 ? 0 : previousRow - previous;
    while (row > previousRow && column > previousColumn) {
      row -= 1;
      column -= 1;
      pairs.push([row, column]);
    }
    row = previousRow;
    column = previousColumn;
  }
  return pairs.toReversed();
}

function hunksBetween(
  matches: readonly [number, number][],
  start: number,
  beforeEnd: number,
  afterEnd: number,
): Hunk[] {
  const hunks: Hunk[] = [];
  let beforeAt = start;
  let afterAt = start;
  const closeAt = (i: number, j: number): void => {
    if (i > beforeAt || j > afterAt) {
      hunks.push({ beforeStart: beforeAt, beforeEnd: i, afterStart: afterAt, afterEnd: j });
    }
  };
  for (const [i, j] of matches) {
    closeAt(start + i, start + j);
    beforeAt = start + i + 1;
    afterAt = start + j + 1;
  }
  closeAt(beforeEnd, afterEnd);
  return hunks;
}
