import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/contract/app.ts';
import { type Language, word } from './words.ts';

export interface MenuActions {
  send(command: MenuCommand): void;
  /** Percent points to add; null = back to 100. */
  zoom(change: number | null): void;
  openLink(url: string): void;
  window(): BrowserWindow | null;
}

const ZOOM_STEP = 10;
const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The native menu, built again when the language changes. Roles do what the system does best. */
export function installMenu(language: Language, actions: MenuActions): void {
  const say = (key: string): string => word(language, `menu.${key}`);

  /**
   * A command of the window. Its accelerator is shown here and handled there (`renderer/app`), so
   * that it works once, respects text fields, and can be tried without a native menu. macOS takes no
   * such request: there the window's own handler comes first and prevents the menu's.
   */
  const command = (key: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label: say(key),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => actions.send(name),
  });
  const role = (
    key: string,
    name: NonNullable<MenuItemConstructorOptions['role']>,
  ): MenuItemConstructorOptions => ({
    label: say(key),
    role: name,
  });

  // Not the role: its accelerator is that of `Refresh from Stripe`.
  const reload: MenuItemConstructorOptions = {
    label: say('reload'),
    accelerator: 'CmdOrCtrl+Shift+R',
    click: () => actions.window()?.webContents.reload(),
  };
  const file: MenuItemConstructorOptions[] = [
    command('newProduct', 'product.new', 'CmdOrCtrl+N'),
    command('reviewChanges', 'sync.review', 'CmdOrCtrl+Enter'),
    separator,
    ...(process.platform === 'darwin'
      ? [role('close', 'close')]
      : [
          command('settings', 'settings.open', 'CmdOrCtrl+,'),
          separator,
          role('close', 'close'),
          role('quit', 'quit'),
        ]),
  ];
  const edit: MenuItemConstructorOptions[] = [
    command('undo', 'edit.undo', 'CmdOrCtrl+Z'),
    command('redo', 'edit.redo', process.platform === 'win32' ? 'CmdOrCtrl+Y' : 'CmdOrCtrl+Shift+Z'),
    separator,
    role('cut', 'cut'),
    role('copy', 'copy'),
    role('paste', 'paste'),
    role('selectAll', 'selectAll'),
    separator,
    command('search', 'search.focus', 'CmdOrCtrl+F'),
  ];
  const view: MenuItemConstructorOptions[] = [
    command('palette', 'palette.open', 'CmdOrCtrl+K'),
    separator,
    { label: say('zoomIn'), accelerator: 'CmdOrCtrl+Plus', click: () => actions.zoom(ZOOM_STEP) },
    // The plus sign needs Shift on many keyboards; the key without it is the same wish.
    {
      label: say('zoomIn'),
      accelerator: 'CmdOrCtrl+=',
      visible: false,
      click: () => actions.zoom(ZOOM_STEP),
    },
    { label: say('zoomOut'), accelerator: 'CmdOrCtrl+-', click: () => actions.zoom(-ZOOM_STEP) },
    { label: say('zoomReset'), accelerator: 'CmdOrCtrl+0', click: () => actions.zoom(null) },
    separator,
    role('fullScreen', 'togglefullscreen'),
    ...(app.isPackaged ? [] : [separator, reload, role('developerTools', 'toggleDevTools')]),
  ];
  const go: MenuItemConstructorOptions[] = [
    command('catalog', 'go.catalog', 'CmdOrCtrl+1'),
    command('portal', 'go.portal', 'CmdOrCtrl+2'),
    command('branding', 'go.branding', 'CmdOrCtrl+3'),
    command('customers', 'go.customers', 'CmdOrCtrl+4'),
    command('activity', 'go.activity', 'CmdOrCtrl+5'),
  ];
  const account: MenuItemConstructorOptions[] = [
    command('refresh', 'sync.refresh', 'CmdOrCtrl+R'),
    command('connect', 'account.connect'),
    separator,
    command('lock', 'app.lock', 'CmdOrCtrl+L'),
  ];
  const help: MenuItemConstructorOptions[] = [
    command('shortcuts', 'shortcuts.open', 'CmdOrCtrl+/'),
    separator,
    { label: say('docs'), click: () => actions.openLink('https://docs.stripe.com/no-code/customer-portal') },
    { label: say('dashboard'), click: () => actions.openLink('https://dashboard.stripe.com/') },
    ...(process.platform === 'darwin' ? [] : [separator, role('about', 'about')]),
  ];

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [macAppMenu(role, command)] : []),
      { label: say('file'), submenu: file },
      { label: say('edit'), submenu: edit },
      { label: say('view'), submenu: view },
      { label: say('go'), submenu: go },
      { label: say('account'), submenu: account },
      ...(process.platform === 'darwin' ? [macWindowMenu(say, role)] : []),
      { label: say('help'), role: 'help', submenu: help },
    ]),
  );
}

type Role = (
  key: string,
  name: NonNullable<MenuItemConstructorOptions['role']>,
) => MenuItemConstructorOptions;
type Command = (key: string, name: MenuCommand, accelerator?: string) => MenuItemConstructorOptions;

function macAppMenu(role: Role, command: Command): MenuItemConstructorOptions {
  return {
    label: app.name,
    submenu: [
      role('about', 'about'),
      separator,
      command('settings', 'settings.open', 'Cmd+,'),
      separator,
      role('services', 'services'),
      separator,
      role('hide', 'hide'),
      role('hideOthers', 'hideOthers'),
      role('showAll', 'unhide'),
      separator,
      role('quit', 'quit'),
    ],
  };
}

function macWindowMenu(say: (key: string) => string, role: Role): MenuItemConstructorOptions {
  return {
    label: say('window'),
    submenu: [role('minimize', 'minimize'), separator, role('bringToFront', 'front')],
  };
}
