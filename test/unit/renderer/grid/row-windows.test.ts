import { describe, expect, it } from 'vitest';
import { PAGE_ROWS, RowWindows } from '#renderer/grid/model/row-windows.ts';
import type { RowList, RowWindow } from '#renderer/grid/model/row-windows.ts';

/** A list whose reads wait until the test answers them. */
function slowList(total: number, known = 0) {
  const reads: { start: number; answer: (window?: RowWindow<string> | null) => Promise<void> }[] = [];
  const rows = (start: number, count: number): string[] =>
    Array.from(
      { length: Math.max(0, Math.min(count, total - start)) },
      (_, offset) => `row ${start + offset}`,
    );
  const list: RowList<string> = {
    total,
    start: 0,
    rows: rows(0, known),
    read: (start, count) =>
      new Promise((resolve) => {
        reads.push({
          start,
          answer: async (window = { rows: rows(start, count), total }) => {
            resolve(window);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
  };
  return { list, reads };
}

describe('rows around the screen', () => {
  it('shows the rows a list brings and reads nothing that is there', () => {
    const { list, reads } = slowList(40, 40);
    const windows = new RowWindows<string>();
    windows.open(list);
    windows.show({ first: 0, last: 30 });
    expect(windows.row(3)).toBe('row 3');
    expect(windows.total).toBe(40);
    expect(reads).toHaveLength(0);
  });

  it('reads what is on the screen first, then what is next to it', async () => {
    const { list, reads } = slowList(100_000, PAGE_ROWS);
    const windows = new RowWindows<string>();
    windows.open(list);
    windows.show({ first: 50_040, last: 50_070 });
    expect(reads.map((read) => read.start)).toEqual([50_000, 50_100]);
    await reads[0]?.answer();
    expect(windows.row(50_050)).toBe('row 50050');
  });

  it('asks only for where a long drag ends', async () => {
    const { list, reads } = slowList(100_000, PAGE_ROWS);
    const windows = new RowWindows<string>();
    windows.open(list);
    for (let first = 1000; first <= 90_000; first += 1000) windows.show({ first, last: first + 30 });
    expect(reads.length).toBeLessThanOrEqual(2);
    for (const read of reads.slice()) await read.answer();
    expect(reads.some((read) => read.start === 90_000)).toBe(true);
    expect(reads.length).toBeLessThanOrEqual(4);
  });

  it('holds a bounded number of rows however far one scrolls', async () => {
    const { list, reads } = slowList(100_000, PAGE_ROWS);
    const windows = new RowWindows<string>();
    windows.open(list);
    for (let first = 0; first < 20_000; first += PAGE_ROWS) {
      windows.show({ first, last: first + 30 });
      for (const read of reads.splice(0)) await read.answer();
    }
    const held = windows.rowsBetween({ first: 0, last: 99_999 });
    expect(held.length).toBeLessThanOrEqual(4000 + PAGE_ROWS);
    expect(windows.row(19_900)).toBe('row 19900');
  });

  it('ignores the answer of a list that has been replaced', async () => {
    const old = slowList(500);
    const windows = new RowWindows<string>();
    windows.open(old.list);
    windows.show({ first: 200, last: 220 });
    const next = slowList(3, 3);
    windows.open(next.list);
    await old.reads[0]?.answer();
    expect(windows.total).toBe(3);
    expect(windows.row(200)).toBeUndefined();
  });

  it('learns the total later when the engine is still counting', async () => {
    const { list, reads } = slowList(700, 20);
    const windows = new RowWindows<string>();
    windows.open({ ...list, total: null });
    expect(windows.counting).toBe(true);
    expect(windows.total).toBe(20);
    await reads[0]?.answer();
    expect(windows.counting).toBe(false);
    expect(windows.total).toBe(700);
  });

  it('does not ask again and again for a page that cannot be read', async () => {
    const { list, reads } = slowList(500);
    const windows = new RowWindows<string>();
    windows.open(list);
    windows.show({ first: 0, last: 20 });
    await reads[0]?.answer(null);
    expect(reads.filter((read) => read.start === 0)).toHaveLength(1);
  });

  it('keeps the row that says the same in its place, so that it is not drawn again', () => {
    const listOf = (names: readonly string[]): RowList<{ name: string }> => ({
      total: names.length,
      start: 0,
      rows: names.map((name) => ({ name })),
      read: async () => null,
    });
    const windows = new RowWindows<{ name: string }>();
    windows.open(listOf(['Bread', 'Tea']));
    const [bread, tea] = [windows.row(0), windows.row(1)];
    windows.open(listOf(['Bread', 'Coffee', 'Tea']));
    expect(windows.row(0)).toBe(bread);
    expect(windows.row(1)).toEqual({ name: 'Coffee' });
    expect(windows.row(1)).not.toBe(tea);
  });
});
