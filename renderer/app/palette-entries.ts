import type { AccountList } from '#shared/contract/account.ts';
import type { MenuCommand } from '#shared/contract/app.ts';
import type { ProductRow } from '#shared/contract/catalog.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { modeWordKey } from '../screen/mode.ts';
import { keysOf } from '../screen/shortcuts.ts';

export type PaletteAction =
  | { readonly kind: 'command'; readonly command: MenuCommand }
  | { readonly kind: 'product'; readonly productId: string }
  | { readonly kind: 'account'; readonly accountId: string };

export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly detail: string | null;
  readonly keys: string | null;
  readonly action: PaletteAction;
}

export interface PaletteGroup {
  readonly id: 'screens' | 'commands' | 'accounts' | 'products';
  readonly entries: readonly PaletteEntry[];
}

const SCREENS: readonly MenuCommand[] = [
  'go.catalog',
  'go.portal',
  'go.branding',
  'go.customers',
  'go.activity',
  'settings.open',
];
const COMMANDS: readonly MenuCommand[] = [
  'product.new',
  'sync.review',
  'sync.refresh',
  'edit.undo',
  'edit.redo',
  'account.connect',
  'app.lock',
  'shortcuts.open',
];

/** What the palette offers for what was typed. Products come from the engine, already found. */
export function paletteGroups(
  query: string,
  known: {
    readonly accounts: AccountList | null;
    readonly products: readonly ProductRow[];
    readonly isHandled: (command: MenuCommand) => boolean;
  },
  text: Text,
): readonly PaletteGroup[] {
  const wanted = fold(query);
  const byCommand = (command: MenuCommand): PaletteEntry => ({
    id: `command:${command}`,
    label: text(`command.${command}`),
    detail: null,
    keys: keysOf(command) ?? null,
    action: { kind: 'command', command },
  });
  const matching = (entries: readonly PaletteEntry[]): readonly PaletteEntry[] =>
    entries.filter((entry) => fold(`${entry.label} ${entry.detail ?? ''}`).includes(wanted));
  const accounts = (known.accounts?.accounts ?? [])
    .filter((account) => account.id !== known.accounts?.currentId)
    .map<PaletteEntry>((account) => ({
      id: `account:${account.id}`,
      label: text('palette.switchTo', { name: account.name }),
      detail: text(modeWordKey(account)),
      keys: null,
      action: { kind: 'account', accountId: account.id },
    }));
  const products = known.products.map<PaletteEntry>((product) => ({
    id: `product:${product.id}`,
    label: product.fields.name === '' ? text('palette.unnamedProduct') : product.fields.name,
    detail: product.fields.active ? null : text('palette.archived'),
    keys: null,
    action: { kind: 'product', productId: product.id },
  }));
  const groups: readonly PaletteGroup[] = [
    { id: 'screens', entries: matching(SCREENS.filter(known.isHandled).map(byCommand)) },
    { id: 'commands', entries: matching(COMMANDS.filter(known.isHandled).map(byCommand)) },
    { id: 'accounts', entries: matching(accounts) },
    { id: 'products', entries: wanted === '' ? [] : products },
  ];
  return groups.filter((group) => group.entries.length > 0);
}

/** Where a key leads in the list, round its ends; null for a key that does not move. */
export function moveChoice(
  entries: readonly PaletteEntry[],
  chosen: PaletteEntry | undefined,
  key: string,
): PaletteEntry | null {
  const at = chosen === undefined ? -1 : entries.indexOf(chosen);
  if (key === 'ArrowDown') return entries[(at + 1) % entries.length] ?? null;
  if (key === 'ArrowUp') return entries.at(at <= 0 ? -1 : at - 1) ?? null;
  if (key === 'PageDown') return entries[Math.min(at + 8, entries.length - 1)] ?? null;
  if (key === 'PageUp') return entries[Math.max(at - 8, 0)] ?? null;
  return null;
}

function fold(value: string): string {
  return value.normalize('NFKC').toLowerCase().trim();
}
