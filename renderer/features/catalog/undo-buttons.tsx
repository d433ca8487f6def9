import { Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EditLabel } from '#shared/contract/catalog.ts';
import type { AppError } from '#shared/errors.ts';
import { useCommand } from '#renderer/screen/commands.ts';
import { keysOf } from '#renderer/screen/shortcuts.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import styles from './undo-buttons.module.css';
import { editLabelText, useUndo } from './use-undo.ts';

interface UndoButtonsProps {
  /** Called first: what is typed and not on disk yet must be a step of its own. */
  readonly beforeRun?: () => Promise<void>;
}

/** Undo and redo of every change made on this computer; a hover says what each would do. */
export function UndoButtons({ beforeRun }: UndoButtonsProps): ReactNode {
  const text = useText();
  const undo = useUndo();
  const [error, setError] = useState<AppError | null>(null);
  const run = (direction: 'undo' | 'redo'): void => {
    void (async () => {
      await beforeRun?.();
      setError(await undo.run(direction));
    })();
  };
  useCommand('edit.undo', () => run('undo'));
  useCommand('edit.redo', () => run('redo'));
  return (
    <div className={styles['buttons']}>
      {error !== null && (
        <span role="alert" className={styles['error']}>
          {text.error(error)}
        </span>
      )}
      <UndoButton direction="undo" label={undo.undo} onPress={() => run('undo')} />
      <UndoButton direction="redo" label={undo.redo} onPress={() => run('redo')} />
    </div>
  );
}

interface UndoButtonProps {
  readonly direction: 'undo' | 'redo';
  readonly label: EditLabel | null;
  readonly onPress: () => void;
}

function UndoButton({ direction, label, onPress }: UndoButtonProps): ReactNode {
  const text = useText();
  const Icon = direction === 'undo' ? Undo2 : Redo2;
  const isUndo = direction === 'undo';
  const what =
    label === null
      ? text(isUndo ? 'catalog.nothingToUndo' : 'catalog.nothingToRedo')
      : text(isUndo ? 'catalog.undoWhat' : 'catalog.redoWhat', { what: editLabelText(text, label) });
  const keys = keysOf(isUndo ? 'edit.undo' : 'edit.redo');
  return (
    <Tooltip text={what} {...(keys === undefined ? {} : { keys })}>
      <Button
        look="quiet"
        plain
        className={styles['button'] ?? ''}
        aria-label={text(isUndo ? 'catalog.undo' : 'catalog.redo')}
        isDisabled={label === null}
        onPress={onPress}
      >
        <Icon aria-hidden />
      </Button>
    </Tooltip>
  );
}
