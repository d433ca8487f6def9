import { describe, expect, it } from 'vitest';
import { readGridKey } from '#renderer/grid/model/keyboard.ts';
import type { GridKey } from '#renderer/grid/model/keyboard.ts';

function press(key: string, held: Partial<GridKey> = {}) {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
  return readGridKey({ key, ...none, ...held });
}

describe('keys of the grid', () => {
  it('moves by arrows, Home, End and pages', () => {
    expect(press('ArrowDown')).toEqual({ type: 'move', move: 'down', extends: false });
    expect(press('Home')).toMatchObject({ type: 'move', move: 'rowStart' });
    expect(press('PageDown')).toMatchObject({ type: 'move', move: 'pageDown' });
  });

  it('goes to the ends of the grid with Control or Command', () => {
    expect(press('Home', { ctrlKey: true })).toMatchObject({ type: 'move', move: 'gridStart' });
    expect(press('End', { metaKey: true })).toMatchObject({ type: 'move', move: 'gridEnd' });
  });

  it('edits with Enter and F2, opens with Control and O, chooses rows with Space', () => {
    expect(press('Enter')).toEqual({ type: 'activate' });
    expect(press('F2')).toEqual({ type: 'edit' });
    expect(press('o', { ctrlKey: true })).toEqual({ type: 'open' });
    expect(press(' ')).toEqual({ type: 'toggleRow' });
  });

  it('chooses cells with Shift, rows, columns and everything as spreadsheets do', () => {
    expect(press('ArrowRight', { shiftKey: true })).toEqual({ type: 'move', move: 'right', extends: true });
    expect(press('End', { shiftKey: true, ctrlKey: true })).toMatchObject({ move: 'gridEnd', extends: true });
    expect(press(' ', { shiftKey: true })).toEqual({ type: 'selectRow' });
    expect(press(' ', { ctrlKey: true })).toEqual({ type: 'selectColumn' });
    expect(press('a', { metaKey: true })).toEqual({ type: 'selectAll' });
  });

  it('fills and clears', () => {
    expect(press('d', { ctrlKey: true })).toEqual({ type: 'fillDown' });
    expect(press('r', { ctrlKey: true })).toEqual({ type: 'fillRight' });
    expect(press('Delete')).toEqual({ type: 'clear' });
  });

  it('leaves letters to the cell, which they are typed into', () => {
    expect(press('a')).toBeNull();
    expect(press('A', { shiftKey: true })).toBeNull();
  });

  it('leaves shortcuts of the app and keys of an input method alone', () => {
    expect(press('z', { ctrlKey: true })).toBeNull();
    expect(press('Enter', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('Enter', { isComposing: true })).toBeNull();
  });
});
