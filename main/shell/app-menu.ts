/** The application menu: the standard places for what can be done, with its keys. */
import { Menu, type MenuItemConstructorOptions } from 'electron/main';
import type { ListCommand, ListOffer } from '../../shared/list-command.ts';
import type { AppMessages } from '../../shared/messages/index.ts';
import { entryOf, listMenu, showOffer } from './list-menu.ts';

export interface MenuActions {
  /** What the page says that can be done. */
  readonly offer: ListOffer;
  readonly onListCommand: (command: ListCommand) => void;
  readonly onNewCopy: () => void;
  readonly onSettings: () => void;
  readonly onAccounts: () => void;
  readonly onClearCompleted: () => void;
  /** Whether no further copy is begun. */
  readonly isPaused: boolean;
  readonly onPaused: (isPaused: boolean) => void;
  /** Whether completed copies are compared with their source. */
  readonly comparesCopies: boolean;
  readonly onComparesCopies: (compares: boolean) => void;
  /** Whether links to running copies are kept; null where a secret store keeps them anyway. */
  readonly keepsAddresses: boolean | null;
  readonly onKeepsAddresses: (keeps: boolean) => void;
  readonly onCopyDiagnostics: () => void;
  readonly onOpenLogFolder: () => void;
  /** null where the app does not update itself. */
  readonly onCheckForUpdates: (() => void) | null;
}

type Words = AppMessages['menu'];

const SEPARATOR = { type: 'separator' } as const;

/** Sets the menu; on macOS it is the bar on top, elsewhere it shows on Alt. */
export function setAppMenu({ menu }: AppMessages, actions: MenuActions): void {
  const isMac = process.platform === 'darwin';
  const settings = {
    id: 'settings',
    label: menu.settings,
    accelerator: 'CmdOrCtrl+,',
    click: actions.onSettings,
  };
  const accounts = {
    id: 'accounts',
    label: menu.accounts,
    accelerator: 'CmdOrCtrl+Shift+A',
    click: actions.onAccounts,
  };
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [appMenu(menu, settings, accounts)] : []),
    {
      label: menu.file,
      submenu: [
        ...copyEntries(menu, actions),
        ...(isMac ? [] : [SEPARATOR, settings, accounts]),
        SEPARATOR,
        { label: menu.closeWindow, role: 'close' },
        ...(isMac ? [] : [{ label: menu.quit, role: 'quit' } as const]),
      ],
    },
    editMenu(menu, actions),
    listMenu(menu, actions.onListCommand),
    {
      label: menu.view,
      submenu: [
        { label: menu.zoomIn, role: 'zoomIn' },
        { label: menu.zoomOut, role: 'zoomOut' },
        { label: menu.resetZoom, role: 'resetZoom' },
        SEPARATOR,
        { label: menu.fullScreen, role: 'togglefullscreen' },
      ],
    },
    ...(isMac ? [windowMenu(menu)] : []),
    {
      label: menu.help,
      role: 'help',
      submenu: [
        { label: menu.copyDiagnostics, click: actions.onCopyDiagnostics },
        { label: menu.openLogFolder, click: actions.onOpenLogFolder },
        ...updateEntry(menu, actions),
        ...(isMac ? [] : [SEPARATOR, { label: menu.about, role: 'about' } as const]),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  showOffer(actions.offer);
}

function copyEntries(menu: Words, actions: MenuActions): MenuItemConstructorOptions[] {
  const { comparesCopies, keepsAddresses } = actions;
  return [
    { id: 'newCopy', label: menu.newCopy, accelerator: 'CmdOrCtrl+N', click: actions.onNewCopy },
    {
      ...checkbox(menu.pause, actions.isPaused, actions.onPaused),
      accelerator: 'CmdOrCtrl+Shift+P',
    },
    {
      id: 'clearCompleted',
      label: menu.clearCompleted,
      accelerator: 'CmdOrCtrl+Shift+Backspace',
      click: actions.onClearCompleted,
    },
    SEPARATOR,
    checkbox(menu.compareCopies, comparesCopies, actions.onComparesCopies),
    ...(keepsAddresses === null
      ? []
      : [checkbox(menu.keepAddresses, keepsAddresses, actions.onKeepsAddresses)]),
  ];
}

function updateEntry(
  menu: Words,
  { onCheckForUpdates }: MenuActions,
): readonly MenuItemConstructorOptions[] {
  if (onCheckForUpdates === null) return [];
  return [SEPARATOR, { label: menu.checkForUpdates, click: onCheckForUpdates }];
}

function editMenu(menu: Words, { onListCommand }: MenuActions): MenuItemConstructorOptions {
  return {
    label: menu.edit,
    submenu: [
      { label: menu.undo, role: 'undo' },
      { label: menu.redo, role: 'redo' },
      SEPARATOR,
      { label: menu.cut, role: 'cut' },
      { label: menu.copy, role: 'copy' },
      { label: menu.paste, role: 'paste' },
      { label: menu.selectAll, role: 'selectAll' },
      SEPARATOR,
      entryOf('find', menu, onListCommand),
    ],
  };
}

/** Source: Apple, Human Interface Guidelines, "The menu bar". */
function appMenu(
  menu: Words,
  ...own: readonly MenuItemConstructorOptions[]
): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { label: menu.about, role: 'about' },
      SEPARATOR,
      ...own,
      SEPARATOR,
      { label: menu.services, role: 'services' },
      SEPARATOR,
      { label: menu.hide, role: 'hide' },
      { label: menu.hideOthers, role: 'hideOthers' },
      { label: menu.showAll, role: 'unhide' },
      SEPARATOR,
      { label: menu.quit, role: 'quit' },
    ],
  };
}

function windowMenu(menu: Words): MenuItemConstructorOptions {
  return {
    label: menu.window,
    role: 'window',
    submenu: [
      { label: menu.minimize, role: 'minimize' },
      { label: menu.zoom, role: 'zoom' },
      SEPARATOR,
      { label: menu.front, role: 'front' },
    ],
  };
}

function checkbox(
  label: string,
  checked: boolean,
  onChange: (checked: boolean) => void,
): MenuItemConstructorOptions {
  return {
    label,
    type: 'checkbox',
    checked,
    click: (item) => {
      onChange(item.checked);
    },
  };
}
