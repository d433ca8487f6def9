import type { MenuCommand } from '#shared/contract/app.ts';

export interface Shortcut {
  readonly command: MenuCommand;
  /** `Mod` is Command on a Mac and Control elsewhere. */
  readonly keys: string;
  /** Left to the text field while one has the focus: it has its own undo. */
  readonly notInText?: true;
}

/** The same keys as the native menu's accelerators; the window takes them first. */
export const SHORTCUTS: readonly Shortcut[] = [
  { command: 'palette.open', keys: 'Mod+K' },
  { command: 'shortcuts.open', keys: 'Mod+/' },
  { command: 'settings.open', keys: 'Mod+,' },
  { command: 'go.catalog', keys: 'Mod+1' },
  { command: 'go.portal', keys: 'Mod+2' },
  { command: 'go.branding', keys: 'Mod+3' },
  { command: 'go.customers', keys: 'Mod+4' },
  { command: 'go.activity', keys: 'Mod+5' },
  { command: 'product.new', keys: 'Mod+N' },
  { command: 'search.focus', keys: 'Mod+F' },
  { command: 'edit.undo', keys: 'Mod+Z', notInText: true },
  { command: 'edit.redo', keys: 'Mod+Shift+Z', notInText: true },
  { command: 'edit.redo', keys: 'Mod+Y', notInText: true },
  { command: 'sync.refresh', keys: 'Mod+R' },
  { command: 'sync.review', keys: 'Mod+Enter' },
  { command: 'app.lock', keys: 'Mod+L' },
];

export interface PressedKeys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Which shortcut these keys are, or null. Pure: keyboard layouts meet it in tests. */
export function matchShortcut(pressed: PressedKeys, isMac: boolean, isInText: boolean): Shortcut | null {
  const mod = isMac ? pressed.metaKey : pressed.ctrlKey;
  const other = isMac ? pressed.ctrlKey : pressed.metaKey;
  if (!mod || other || pressed.altKey) return null;
  const key = pressed.key.length === 1 ? pressed.key.toUpperCase() : pressed.key;
  const found = SHORTCUTS.find((shortcut) => {
    const parts = shortcut.keys.split('+');
    const wanted = parts.at(-1);
    const wantsShift = parts.includes('Shift');
    // A layout may need Shift to reach a sign ("/" on a German keyboard): signs ignore Shift.
    const isSign = /^[^A-Z0-9]$/.test(wanted ?? '');
    return wanted === key && (isSign || wantsShift === pressed.shiftKey);
  });
  if (found === undefined || (found.notInText === true && isInText)) return null;
  return found;
}

export function keysOf(command: MenuCommand): string | undefined {
  return SHORTCUTS.find((shortcut) => shortcut.command === command)?.keys;
}
