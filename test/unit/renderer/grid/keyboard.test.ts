import { describe, expect, it } from 'vitest';
import { readGridKey } from '#renderer/grid/model/keyboard.ts';
import type { GridKey } from '#renderer/grid/model/keyboard.ts';

function press(key: string, held: Partial<GridKey> = {}) {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
  return readGridKey({ key, ...none, ...held });
}

describe('keys of the grid', () => {
  it('moves by arrows, Home, End and pages', () => {
    expect(press('ArrowDown')).toEqual({ type: 'move', move: 'down' });
    expect(press('Home')).toEqual({ type: 'move', move: 'rowStart' });
    expect(press('PageDown')).toEqual({ type: 'move', move: 'pageDown' });
  });

  it('goes to the ends of the grid with Control or Command', () => {
    expect(press('Home', { ctrlKey: true })).toEqual({ type: 'move', move: 'gridStart' });
    expect(press('End', { metaKey: true })).toEqual({ type: 'move', move: 'gridEnd' });
  });

  it('opens with Enter and chooses with Space', () => {
    expect(press('Enter')).toEqual({ type: 'open' });
    expect(press(' ')).toEqual({ type: 'toggleRow' });
  });

  it('leaves shortcuts of the app and keys of an input method alone', () => {
    expect(press('z', { ctrlKey: true })).toBeNull();
    expect(press('Enter', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('Enter', { isComposing: true })).toBeNull();
  });
});
