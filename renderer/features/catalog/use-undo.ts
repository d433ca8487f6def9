import { useEffect, useState } from 'react';
import type { EditLabel, UndoState } from '#shared/contract/catalog.ts';
import type { AppError } from '#shared/errors.ts';
import { call, on } from '#renderer/bridge/client.ts';
import type { Text } from '#renderer/i18n/text.ts';

const NOTHING: UndoState = { undo: null, redo: null };

/** What undo and redo would do now, and doing it. */
export function useUndo(): UndoState & {
  readonly run: (direction: 'undo' | 'redo') => Promise<AppError | null>;
} {
  const [state, setState] = useState<UndoState>(NOTHING);
  useEffect(() => {
    let isCurrent = true;
    const stop = on('catalog.undoChanged', setState);
    const read = async (): Promise<void> => {
      const answer = await call('catalog.getUndoState');
      if (isCurrent && answer.ok) setState(answer.value);
    };
    void read();
    return () => {
      isCurrent = false;
      stop();
    };
  }, []);
  return {
    ...state,
    run: async (direction) => {
      const done = await call(`catalog.${direction}`);
      return done.ok ? null : done.error;
    },
  };
}

/** `Archive “Team plan”`. */
export function editLabelText(text: Text, label: EditLabel): string {
  const name = label.name === '' ? text('product.unnamed') : label.name;
  return text.lookup(`edit.${label.label}`, { name, count: label.count }) ?? name;
}
