/**
 * What can be done with the copies of the list by menu and by key: the page says what applies just now,
 * the menu offers it, and both show the same keys. Pure.
 */

/** The keys as Electron writes them ("Keyboard Shortcuts", section "Accelerators"). */
const KEYS = {
  open: 'CmdOrCtrl+O',
  details: 'Alt+Enter',
  openSource: 'CmdOrCtrl+Shift+O',
  copyLink: 'CmdOrCtrl+Shift+C',
  startNow: 'CmdOrCtrl+Enter',
  retry: 'CmdOrCtrl+R',
  checkAgain: 'F5',
  compare: 'CmdOrCtrl+E',
  saveReport: 'CmdOrCtrl+S',
  stop: 'CmdOrCtrl+.',
  remove: 'Delete',
  selectAll: 'CmdOrCtrl+A',
  find: 'CmdOrCtrl+F',
} as const;

export type ListCommand = keyof typeof KEYS;

/** In the order of the menu. */
export const LIST_COMMANDS: readonly ListCommand[] = [
  ...(['open', 'details', 'openSource', 'copyLink'] as const),
  ...(['startNow', 'retry', 'checkAgain', 'compare', 'saveReport', 'stop', 'remove'] as const),
  ...(['selectAll', 'find'] as const),
];

/** What the page has to offer. */
export interface ListOffer {
  /** The commands that can be carried out now. */
  readonly commands: readonly ListCommand[];
  /** Whether a dialog has the window to itself. */
  readonly isCovered: boolean;
}

export const NO_OFFER: ListOffer = { commands: [], isCovered: false };

/** The key of a command; a Mac has no key of its own to delete with. */
export function keyOf(command: ListCommand, isMac: boolean): string {
  return command === 'remove' && isMac ? 'Cmd+Backspace' : KEYS[command];
}

/** What a key event tells, as far as it matters here. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The command whose key was pressed. */
export function commandOf(pressed: Pressed, isMac: boolean): ListCommand | null {
  return LIST_COMMANDS.find((command) => isPressed(keyOf(command, isMac), pressed, isMac)) ?? null;
}

function isPressed(accelerator: string, pressed: Pressed, isMac: boolean): boolean {
  const parts = accelerator.split('+');
  const withCommand = parts.includes('CmdOrCtrl') || parts.includes('Cmd');
  return (
    pressed.key.toLowerCase() === (parts.at(-1) ?? '').toLowerCase() &&
    pressed.ctrlKey === (withCommand && !isMac) &&
    pressed.metaKey === (withCommand && isMac) &&
    pressed.altKey === parts.includes('Alt') &&
    pressed.shiftKey === parts.includes('Shift')
  );
}
