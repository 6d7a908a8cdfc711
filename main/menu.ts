/** Fills the application menu with what its entries do. */
import { net } from 'electron/main';
import type { ListCommand, ListOffer } from '../shared/list-command.ts';
import { describeApp } from './app-facts.ts';
import type { Life } from './life.ts';
import { diagnosticsText } from './log/diagnostics.ts';
import type { AppPreferences } from './preferences.ts';
import { setAppMenu } from './shell/app-menu.ts';
import type { Updates } from './shell/updates.ts';
import { copyDiagnostics, openLogFolder } from './shell/copy-diagnostics.ts';

/** Enough for the last day of an ordinary user, and still a message. */
const LOG_LINES = 200;

export interface MenuDeps {
  readonly preferences: AppPreferences;
  readonly hasStore: boolean;
  readonly life: Life;
  readonly offer: () => ListOffer;
  readonly onListCommand: (command: ListCommand) => void;
  readonly onNewCopy: () => void;
  readonly onSettings: () => void;
  readonly onAccounts: () => void;
  readonly onClearCompleted: () => void;
  readonly onKeepsAddresses: (keeps: boolean) => void;
  /** null where the app does not update itself. */
  readonly updates: Updates | null;
  /** The state of every copy. */
  readonly states: () => readonly string[];
}

/** Sets the menu anew, as the preferences are now. */
export function renderMenu(deps: MenuDeps): void {
  const { preferences, hasStore, life, updates } = deps;
  const messages = preferences.messages();
  setAppMenu(messages, {
    offer: deps.offer(),
    onListCommand: deps.onListCommand,
    onNewCopy: deps.onNewCopy,
    onSettings: deps.onSettings,
    onAccounts: deps.onAccounts,
    onClearCompleted: deps.onClearCompleted,
    isPaused: preferences.get('isPaused'),
    onPaused: (isPaused) => void preferences.change({ isPaused }),
    comparesCopies: preferences.get('comparesCopies'),
    onComparesCopies: (comparesCopies) => void preferences.change({ comparesCopies }),
    keepsAddresses: hasStore ? null : preferences.get('keepsAddresses'),
    onKeepsAddresses: deps.onKeepsAddresses,
    onCopyDiagnostics: () => {
      void diagnostics(deps).then((text) => copyDiagnostics(text, messages));
    },
    onCheckForUpdates: updates === null ? null : () => void updates.checkNow(),
    onOpenLogFolder: () => {
      void openLogFolder(life.logFolder, messages);
    },
  });
}

async function diagnostics({ preferences, hasStore, life, states }: MenuDeps): Promise<string> {
  const { chrome, node } = process.versions;
  return diagnosticsText({
    ...describeApp(preferences.locale(), hasStore),
    at: Date.now(),
    chromium: chrome,
    node,
    isOnline: net.isOnline(),
    settings: {
      comparesCopies: preferences.get('comparesCopies'),
      keepsAddresses: preferences.get('keepsAddresses'),
    },
    states: states(),
    droppedLines: life.log.dropped,
    log: await life.log.tail(LOG_LINES),
  });
}
