import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startChunks } from '../../../electron/start-chunks.ts';

/** Module → who imports it statically. */
const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  main: [],
  sheet: [],
  frame: ['main'],
  button: ['frame', 'portal'],
  react: ['main', 'button', 'sheet'],
  portal: [],
  figure: ['portal'],
  preview: ['figure', 'sheet'],
  loop: ['loop', 'frame'],
};
const graph = {
  getModuleInfo: (id: string) => {
    const importers = IMPORTERS[id];
    return importers === undefined ? null : { importers };
  },
};
const chunkOf = startChunks(
  { [path.normalize('main')]: 'window', [path.normalize('sheet')]: 'sheet' },
  'window',
);

describe('the chunks of a start', () => {
  it('hold together what the window needs at its start', () => {
    expect(['frame', 'button', 'loop'].map((id) => chunkOf(id, graph))).toEqual([
      'window',
      'window',
      'window',
    ]);
  });

  it('keep apart what it shares with other pages', () => {
    expect(chunkOf('react', graph)).toBe('sheet-window');
  });

  it('leave out screens that are read when they are opened, parts of other pages, and the entries themselves', () => {
    const later = ['portal', 'figure', 'preview', 'main', 'unknown'];
    expect(later.filter((id) => chunkOf(id, graph) !== null)).toEqual([]);
  });
});
