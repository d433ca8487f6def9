import { describe, expect, it } from 'vitest';
import {
  metadataOf,
  newRow,
  repeatedKey,
  rowsOf,
  syncedRows,
} from '#renderer/features/catalog/product/metadata-rows.ts';

describe('lines of metadata', () => {
  it('mean the map they came from', () => {
    expect(metadataOf(rowsOf({ a: '1', b: '2' }))).toEqual({ a: '1', b: '2' });
  });

  it('stay as they were typed while a key stands twice, so that no value is lost', () => {
    const rows = [...rowsOf({ a: '1', b: '3' }), newRow('a', '2')];
    expect(repeatedKey(rows)).toBe('a');
    const meant = metadataOf(rows);
    const typed = [
      ['a', '1'],
      ['a', '2'],
    ];
    expect(meant).toEqual({ a: { typed }, b: '3' });
    expect(metadataOf(rowsOf(meant))).toEqual(meant);
    expect(syncedRows(rowsOf({ a: '1', b: '3' }), meant).map(({ key, value }) => key + value)).toEqual([
      'b3',
      'a1',
      'a2',
    ]);
  });

  it('may be blank while they are begun', () => {
    expect(metadataOf([newRow(), newRow()])).toEqual({});
    expect(repeatedKey([newRow(), newRow()])).toBeNull();
  });

  it('keep a key named like a property of every object', () => {
    const metadata = metadataOf([newRow('__proto__', 'x'), newRow('constructor', 'y')]);
    expect(Object.entries(metadata ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('follow a change from elsewhere without losing the line being begun', () => {
    const begun = newRow('', 'typed');
    const rows = syncedRows([...rowsOf({ a: '1', gone: 'x' }), begun], { a: '2', b: '3' });
    expect(rows.map(({ key, value }) => [key, value])).toEqual([
      ['a', '2'],
      ['', 'typed'],
      ['b', '3'],
    ]);
  });
});
