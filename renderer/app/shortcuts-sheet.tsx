import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { SHORTCUTS } from '../screen/shortcuts.ts';
import styles from './shortcuts-sheet.module.css';

const GRID_KEYS = [
  ['shortcut.gridMove', '↑+↓+←+→'],
  ['shortcut.gridEdges', 'Home+End'],
  ['shortcut.gridPage', 'PgUp+PgDn'],
  ['shortcut.gridEdit', 'Enter'],
  ['shortcut.gridNewline', 'Alt+Enter'],
  ['shortcut.gridOpen', 'Mod+O'],
  ['shortcut.gridRow', 'Space'],
  ['shortcut.gridRange', 'Shift+↑+↓+←+→'],
  ['shortcut.gridCopy', 'Mod+C+X+V'],
  ['shortcut.gridFill', 'Mod+D+R'],
  ['shortcut.gridClear', 'Delete'],
  ['shortcut.gridWidth', 'Shift+←+→'],
] as const;

/** Every key the window knows, in two lists. */
export function ShortcutsSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const text = useText();
  const isWindows = navigator.userAgent.includes('Windows');
  const shown = SHORTCUTS.filter(
    (shortcut) => shortcut.command !== 'edit.redo' || (shortcut.keys === 'Mod+Y') === isWindows,
  );
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('shortcut.title')}>
      <div className={styles['columns']}>
        <section>
          <h3>{text('shortcut.anywhere')}</h3>
          <dl className={styles['list']}>
            {shown.map((shortcut) => (
              <div key={shortcut.keys} className={styles['row']}>
                <dt>{text(`command.${shortcut.command}`)}</dt>
                <dd>
                  <Kbd keys={shortcut.keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>{text('shortcut.inTables')}</h3>
          <dl className={styles['list']}>
            {GRID_KEYS.map(([key, keys]) => (
              <div key={key} className={styles['row']}>
                <dt>{text(key)}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
