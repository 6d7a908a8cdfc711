/** Fills the application menu with what its entries do. */
import { net } from 'electron/main';
import type { Locale, AppMessages } from '../shared/messages/index.ts';
import { describeApp } from './app-facts.ts';
import type { Life } from './life.ts';
import { diagnosticsText } from './log/diagnostics.ts';
import type { Settings } from './settings/settings.ts';
import { setAppMenu } from './shell/app-menu.ts';
import { copyDiagnostics, openLogFolder } from './shell/copy-diagnostics.ts';

/** Enough for the last day of an ordinary user, and still a message. */
const LOG_LINES = 200;

export interface MenuDeps {
  readonly messages: AppMessages;
  readonly locale: Locale;
  readonly settings: Settings;
  readonly hasStore: boolean;
  readonly life: Life;
  readonly onNewCopy: () => void;
  /** Called when the user has decided whether links to running copies are kept. */
  readonly onChosen: () => void;
  /** The state of every copy. */
  readonly states: () => readonly string[];
}

/** Sets the menu; returns what the window calls for the one choice that it offers too. */
export function addMenu(deps: MenuDeps): { readonly keepAddresses: (keeps: boolean) => void } {
  const { messages, settings, hasStore, life } = deps;
  const keepAddresses = (keeps: boolean): void => {
    settings.set('keepsAddresses', keeps);
    settings.set('saidNoSecretStore', true);
    deps.onChosen();
    render();
  };
  const render = (): void => {
    setAppMenu(messages, {
      onNewCopy: deps.onNewCopy,
      comparesCopies: settings.get('comparesCopies'),
      onComparesCopies: (compares) => {
        settings.set('comparesCopies', compares);
      },
      keepsAddresses: hasStore ? null : settings.get('keepsAddresses'),
      onKeepsAddresses: keepAddresses,
      onCopyDiagnostics: () => {
        void diagnostics(deps).then((text) => copyDiagnostics(text, messages));
      },
      onOpenLogFolder: () => {
        void openLogFolder(life.logFolder, messages);
      },
    });
  };
  render();
  return { keepAddresses };
}

async function diagnostics({
  locale,
  settings,
  hasStore,
  life,
  states,
}: MenuDeps): Promise<string> {
  const { chrome, node } = process.versions;
  return diagnosticsText({
    ...describeApp(locale, hasStore),
    at: Date.now(),
    chromium: chrome,
    node,
    isOnline: net.isOnline(),
    settings: {
      comparesCopies: settings.get('comparesCopies'),
      keepsAddresses: settings.get('keepsAddresses'),
    },
    states: states(),
    droppedLines: life.log.dropped,
    log: await life.log.tail(LOG_LINES),
  });
}
