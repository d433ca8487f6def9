import { describe, expect, it } from 'vitest';
import { matchShortcut, type PressedKeys, SHORTCUTS } from '#renderer/screen/shortcuts.ts';

const keys = (key: string, held: Partial<PressedKeys> = {}): PressedKeys => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const command = (pressed: PressedKeys, isMac = false, isInText = false): string | null =>
  matchShortcut(pressed, isMac, isInText)?.command ?? null;

describe('shortcuts', () => {
  it('hear Control here and Command on a Mac, never the other', () => {
    expect(command(keys('k', { ctrlKey: true }))).toBe('palette.open');
    expect(command(keys('k', { metaKey: true }))).toBe(null);
    expect(command(keys('k', { metaKey: true }), true)).toBe('palette.open');
    expect(command(keys('k', { ctrlKey: true }), true)).toBe(null);
  });

  it('tell redo from undo by Shift', () => {
    expect(command(keys('z', { ctrlKey: true }))).toBe('edit.undo');
    expect(command(keys('Z', { ctrlKey: true, shiftKey: true }))).toBe('edit.redo');
    expect(command(keys('y', { ctrlKey: true }))).toBe('edit.redo');
  });

  it('leave undo to a text field, and nothing else', () => {
    expect(command(keys('z', { ctrlKey: true }), false, true)).toBe(null);
    expect(command(keys('k', { ctrlKey: true }), false, true)).toBe('palette.open');
  });

  it('find signs on layouts that reach them with Shift', () => {
    expect(command(keys('/', { ctrlKey: true, shiftKey: true }))).toBe('shortcuts.open');
    expect(command(keys('K', { ctrlKey: true, shiftKey: true }))).toBe(null);
  });

  it('ignore keys without the modifier and with Alt', () => {
    expect(command(keys('k'))).toBe(null);
    expect(command(keys('k', { ctrlKey: true, altKey: true }))).toBe(null);
  });

  it('give each key to one command', () => {
    expect(new Set(SHORTCUTS.map((shortcut) => shortcut.keys)).size).toBe(SHORTCUTS.length);
  });
});
