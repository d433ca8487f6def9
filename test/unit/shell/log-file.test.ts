import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLogFile } from '#electron/shell/log-file.ts';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'countertop-log-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const read = (name: string): string => fs.readFileSync(path.join(folder, 'logs', name), 'utf8');

describe('the log file', () => {
  it('has each line at once', () => {
    const write = openLogFile(path.join(folder, 'logs'));
    write('one');
    expect(read('countertop.log')).toBe('one\n');
    write('two');
    expect(read('countertop.log')).toBe('one\ntwo\n');
  });

  it('goes on where an earlier start ended', () => {
    openLogFile(path.join(folder, 'logs'))('one');
    openLogFile(path.join(folder, 'logs'))('two');
    expect(read('countertop.log')).toBe('one\ntwo\n');
  });

  it('never takes more than two files of its size', () => {
    const write = openLogFile(path.join(folder, 'logs'), 100);
    for (let line = 0; line < 50; line += 1) write(`line ${line} ${'.'.repeat(20)}`);
    expect(fs.readdirSync(path.join(folder, 'logs')).toSorted()).toEqual([
      'countertop.1.log',
      'countertop.log',
    ]);
    expect(read('countertop.log').length).toBeLessThanOrEqual(100);
    expect(read('countertop.log')).toContain('line 49');
  });

  it('loses lines, not the app, where it cannot write', () => {
    fs.writeFileSync(path.join(folder, 'logs'), 'a file in the way');
    expect(() => openLogFile(path.join(folder, 'logs'))('one')).not.toThrow();
  });
});
