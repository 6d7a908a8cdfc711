/** The menu of what can be done with the copies of the list; the page says what applies just now. */
import { Menu, type MenuItemConstructorOptions } from 'electron/main';
import {
  LIST_COMMANDS,
  type ListCommand,
  type ListOffer,
  keyOf,
} from '../../shared/list-command.ts';
import type { AppMessages } from '../../shared/messages/index.ts';

const SEPARATOR = { type: 'separator' } as const;

/** Commands that stand elsewhere: with the other entries that select and search. */
const OF_EDIT: readonly ListCommand[] = ['find'];
/** After these a new group begins. */
const GROUP_ENDS: readonly ListCommand[] = ['copyLink', 'saveReport', 'remove'];

/** Entries that no dialog may be disturbed by. */
const UNCOVERED = ['newCopy', 'settings', 'clearCompleted'] as const;

/** The menu's entries; `run` hears of the one that was chosen. */
export function listMenu(
  words: AppMessages['menu'],
  run: (command: ListCommand) => void,
): MenuItemConstructorOptions {
  const commands = LIST_COMMANDS.filter((command) => !OF_EDIT.includes(command));
  return {
    label: words.selection,
    submenu: commands.flatMap((command) => {
      const entry = entryOf(command, words, run);
      return GROUP_ENDS.includes(command) ? [entry, SEPARATOR] : [entry];
    }),
  };
}

/** One entry, wherever it stands. */
export function entryOf(
  command: ListCommand,
  words: AppMessages['menu'],
  run: (command: ListCommand) => void,
): MenuItemConstructorOptions {
  return {
    id: command,
    label: words.commands[command],
    accelerator: keyOf(command, process.platform === 'darwin'),
    // The page knows whether a key is meant for a field; here it is only shown.
    registerAccelerator: false,
    enabled: false,
    click: () => {
      run(command);
    },
  };
}

/** Enables what the page offers, and nothing else of it. */
export function showOffer({ commands, isCovered }: ListOffer): void {
  const menu = Menu.getApplicationMenu();
  for (const command of LIST_COMMANDS) {
    const item = menu?.getMenuItemById(command) ?? null;
    if (item !== null) item.enabled = commands.includes(command);
  }
  for (const id of UNCOVERED) {
    const item = menu?.getMenuItemById(id) ?? null;
    if (item !== null) item.enabled = !isCovered;
  }
}
