/** What is done before the app ends, in this order: nobody is asked any more who is gone by then. */
import type { ChangeHints } from './change-hints.ts';
import type { Commands } from './commands.ts';
import type { DriveClients } from './drive-clients.ts';
import type { JobManager } from './jobs/job-manager.ts';
import type { OpenLedger } from './ledger/level-ledger.ts';
import type { OpenAccounts } from './open-accounts.ts';
import type { QuitStep } from './shell/quit-steps.ts';
import type { Surfaces } from './surfaces.ts';

export interface Ending extends Pick<
  Surfaces,
  'window' | 'updates' | 'announcer' | 'tray' | 'trayHost' | 'bus'
> {
  readonly hints: ChangeHints;
  readonly signIns: OpenAccounts;
  readonly commands: Commands;
  readonly manager: JobManager;
  readonly clients: DriveClients;
  readonly ledger: OpenLedger;
  /** Null where the demo drive is another program. */
  readonly ownDrive: { readonly close: () => Promise<void> } | null;
}

/** The steps; each is taken whatever came of the one before. */
export function endSteps(parts: Ending): readonly QuitStep[] {
  const { window, updates, announcer, tray, trayHost, bus } = parts;
  const { hints, signIns, commands, manager, clients, ledger, ownDrive } = parts;
  const step = (name: string, run: QuitStep['run']): QuitStep => ({ name, run });
  return [
    step('window', window.allowClosing.bind(window)),
    step('updates', () => updates?.stop()),
    step('hints', hints.close.bind(hints)),
    step('accounts', signIns.close.bind(signIns)),
    step('commands', () => commands.close()),
    step('jobs', () => manager.stop()),
    step('announcer', announcer.flush.bind(announcer)),
    step('clients', () => clients.close()),
    step('ledger', () => ledger.close()),
    step('demoDrive', () => ownDrive?.close()),
    step('tray', () => {
      trayHost.stop();
      tray.remove();
    }),
    step('bus', async () => (await bus)?.close()),
  ];
}
