import { type ReactNode, useEffect } from 'react';
import type { EditLabel } from '#shared/contract/catalog.ts';
import type { Result } from '#shared/errors.ts';
import { call, on } from '#renderer/bridge/client.ts';
import { useCurrentAccount, useMay } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { runCommand, useCommand } from '../screen/commands.ts';
import { goTo, ROUTES } from '../screen/navigation.ts';
import { openOverlay } from '../screen/shell-store.ts';
import { matchShortcut } from '../screen/shortcuts.ts';
import { refresh } from './sync-actions.ts';

/** What the window itself does on a command, and the two ways commands come in: menu and keys. */
export function WindowCommands(): ReactNode {
  const text = useText();
  const hasAccount = useCurrentAccount() !== null;
  const hasCatalog = useMay('catalog.read') && hasAccount;
  const hasBranding = useMay('branding.read') && hasAccount;
  const mayManage = useMay('account.manage');

  useCommand('palette.open', () => openOverlay('palette'));
  useCommand('shortcuts.open', () => openOverlay('shortcuts'));
  useCommand('settings.open', () => goTo(ROUTES.settings));
  useCommand('account.connect', () => goTo(ROUTES.connect), mayManage);
  useCommand('go.catalog', () => goTo(ROUTES.catalog), hasCatalog);
  useCommand('go.portal', () => goTo(ROUTES.portal), hasAccount);
  useCommand('go.branding', () => goTo(ROUTES.branding), hasBranding);
  useCommand('go.customers', () => goTo(ROUTES.customers), hasAccount);
  useCommand('go.activity', () => goTo(ROUTES.activity), hasCatalog);
  useCommand('product.new', () => goTo(ROUTES.newProduct), hasCatalog);
  useCommand('search.focus', () => openOverlay('palette'), hasAccount);
  useCommand('app.lock', () => void call('app.lock'));
  useCommand('sync.review', () => openOverlay('review'), hasCatalog);
  useCommand('sync.refresh', () => void refresh(), hasCatalog);
  useCommand('edit.undo', () => void undo(text, 'undo'), hasCatalog);
  useCommand('edit.redo', () => void undo(text, 'redo'), hasCatalog);

  useEffect(() => on('app.menuCommand', ({ command }) => runMenuCommand(command)), []);
  useEffect(() => {
    const isMac = navigator.userAgent.includes('Mac');
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const shortcut = matchShortcut(event, isMac, isInText(event.target));
      if (shortcut === null || isUnderDialog(shortcut.command)) return;
      event.preventDefault();
      runCommand(shortcut.command);
    };
    // A button that has the focus takes Enter for itself, whatever is held with it.
    const onCaptured = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.target instanceof HTMLButtonElement)) return;
      onKeyDown(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    window.addEventListener('keydown', onCaptured, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onCaptured, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  return null;
}

function runMenuCommand(command: Parameters<typeof runCommand>[0]): void {
  if ((command === 'edit.undo' || command === 'edit.redo') && isInText(document.activeElement)) {
    // A text field has an undo of its own; the menu asks it as the keys would.
    document.execCommand(command === 'edit.undo' ? 'undo' : 'redo');
    return;
  }
  if (!isUnderDialog(command)) runCommand(command);
}

/** While a dialog asks something, only what opens over it is heard. */
function isUnderDialog(command: Parameters<typeof runCommand>[0]): boolean {
  if (command === 'palette.open' || command === 'shortcuts.open') {
    return document.querySelector('[role="alertdialog"]') !== null;
  }
  return document.querySelector('[role="dialog"][aria-modal], [role="alertdialog"], [data-modal]') !== null;
}

function isInText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // The unseen box of a grid's cell has nothing of its own to undo until something is typed.
  if (target.dataset['cellInput'] === 'waiting') return false;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(target.type);
}

async function undo(text: Text, direction: 'undo' | 'redo'): Promise<void> {
  const done: Result<{ done: EditLabel }> =
    direction === 'undo' ? await call('catalog.undo') : await call('catalog.redo');
  if (!done.ok) {
    showToast(text.error(done.error));
    return;
  }
  const label = text.lookup(`edit.${done.value.done.label}`, { ...done.value.done }) ?? done.value.done.name;
  showToast(text(direction === 'undo' ? 'app.undone' : 'app.redone', { what: label }));
}
