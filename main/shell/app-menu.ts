/** The application menu: the standard places for what can be done, with its keys. */
import { Menu, type MenuItemConstructorOptions } from 'electron/main';
import type { AppMessages } from '../../shared/messages/index.ts';

export interface MenuActions {
  readonly onNewCopy: () => void;
  /** Whether completed copies are compared with their source. */
  readonly comparesCopies: boolean;
  readonly onComparesCopies: (compares: boolean) => void;
  /** Whether links to running copies are kept; null where a secret store keeps them anyway. */
  readonly keepsAddresses: boolean | null;
  readonly onKeepsAddresses: (keeps: boolean) => void;
  readonly onCopyDiagnostics: () => void;
  readonly onOpenLogFolder: () => void;
}

/** Sets the menu; on macOS it is the bar on top, elsewhere it shows on Alt. */
export function setAppMenu({ menu }: AppMessages, actions: MenuActions): void {
  const separator = { type: 'separator' as const };
  const template = [
    {
      label: menu.file,
      submenu: [
        { label: menu.newCopy, accelerator: 'CmdOrCtrl+N', click: actions.onNewCopy },
        checkbox(menu.compareCopies, actions.comparesCopies, actions.onComparesCopies),
        ...(actions.keepsAddresses === null
          ? []
          : [checkbox(menu.keepAddresses, actions.keepsAddresses, actions.onKeepsAddresses)]),
        separator,
        { label: menu.closeWindow, role: 'close' as const },
        { label: menu.quit, role: 'quit' as const },
      ],
    },
    {
      label: menu.edit,
      submenu: [
        { label: menu.undo, role: 'undo' as const },
        { label: menu.redo, role: 'redo' as const },
        separator,
        { label: menu.cut, role: 'cut' as const },
        { label: menu.copy, role: 'copy' as const },
        { label: menu.paste, role: 'paste' as const },
        { label: menu.selectAll, role: 'selectAll' as const },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { label: menu.zoomIn, role: 'zoomIn' as const },
        { label: menu.zoomOut, role: 'zoomOut' as const },
        { label: menu.resetZoom, role: 'resetZoom' as const },
      ],
    },
    {
      label: menu.help,
      submenu: [
        { label: menu.copyDiagnostics, click: actions.onCopyDiagnostics },
        { label: menu.openLogFolder, click: actions.onOpenLogFolder },
        separator,
        { label: menu.about, role: 'about' as const },
      ],
    },
  ];
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(isMac ? [{ role: 'appMenu' }, ...template] : template),
  );
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
