import type { Ref } from 'react';
import type { GridPosition } from './model/focus.ts';
import { ROW_HEIGHT } from './row-height.ts';

export function positionOf(target: EventTarget | null): GridPosition | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (cell === null || cell === undefined || row === null || row === undefined) return null;
  return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
}

export function cellAt(grid: HTMLElement | null, at: GridPosition): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-row="${at.row}"] > [data-column="${at.column}"]`) ?? null;
}

/** The box of a data cell, which hears input methods; the cell itself where it has none. */
export function focusTarget(cell: HTMLElement | null): HTMLElement | null {
  return cell?.querySelector<HTMLElement>('[data-cell-input]') ?? cell;
}

export function pageRows(grid: HTMLElement | null): number {
  return Math.max(1, Math.floor(((grid?.clientHeight ?? 0) - ROW_HEIGHT) / ROW_HEIGHT));
}

export function isInside(target: EventTarget, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/** The focused row stays in the document however far one scrolls, so that focus is never lost. */
export function withFocusedRow(indexes: number[], focusedRow: number, rowCount: number): number[] {
  if (focusedRow < 0 || focusedRow >= rowCount || indexes.includes(focusedRow)) return indexes;
  return [...indexes, focusedRow].toSorted((a, b) => a - b);
}

export function assignRef(ref: Ref<HTMLDivElement>, element: HTMLDivElement | null): void {
  if (typeof ref === 'function') ref(element);
  else if (ref !== null) ref.current = element;
}
