/**
 * How many letters one has to add, drop, change or swap with their neighbour to get from one text to
 * the other; `most + 1` for anything further. Swapping counts once (`gmial` is one slip from `gmail`),
 * which is why this is no plain Levenshtein distance.
 */
export function editDistance(a: string, b: string, most: number): number {
  const left = [...a];
  const right = [...b];
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (const [row, letter] of left.entries()) {
    const next = [row + 1];
    for (const [column, other] of right.entries()) {
      const change = at(last, column) + (letter === other ? 0 : 1);
      let best = Math.min(change, at(last, column + 1) + 1, at(next, column) + 1);
      const isSwap = letter === right[column - 1] && left[row - 1] === other;
      if (isSwap) best = Math.min(best, at(beforeLast, column - 1) + 1);
      next.push(best);
    }
    beforeLast = last;
    last = next;
  }
  return Math.min(at(last, right.length), most + 1);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
