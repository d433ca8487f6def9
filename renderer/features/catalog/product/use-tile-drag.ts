import { type DragEvent, useState } from 'react';

/** Nothing else takes it: a tile is moved among its own and dropped nowhere else. */
const KIND = 'application/x-countertop-image';

interface TileDrag {
  /** A tile is held over this one and would take its place. */
  readonly over: boolean;
  readonly draggable: true;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDragEnd: () => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Moves tiles by the mouse; by keys the buttons of each tile do it. */
export function useTileDrag(onMove: (from: number, to: number) => void): (index: number) => TileDrag {
  const [held, setHeld] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const end = (): void => {
    setHeld(null);
    setOver(null);
  };
  return (index) => ({
    over: held !== null && held !== index && over === index,
    draggable: true,
    onDragStart(event) {
      event.dataTransfer.setData(KIND, String(index));
      event.dataTransfer.effectAllowed = 'move';
      setHeld(index);
    },
    onDragOver(event) {
      if (held === null) return;
      event.preventDefault();
      setOver(index);
    },
    onDragLeave: () => setOver(null),
    onDragEnd: end,
    onDrop(event) {
      if (held === null) return;
      event.preventDefault();
      if (held !== index) onMove(held, index);
      end();
    },
  });
}
