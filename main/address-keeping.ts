/** Carries out whether links to running copies are kept on the disk, also for copies under way. */
import type { Acknowledgement } from '../shared/contract.ts';
import type { SettingsView } from '../shared/preferences.ts';
import type { JobManager } from './jobs/job-manager.ts';
import type { OpenLedger } from './ledger/level-ledger.ts';
import type { Notices } from './notices.ts';
import type { AppPreferences } from './preferences.ts';
import type { Settings } from './settings/settings.ts';

export interface AddressKeepingDeps {
  readonly settings: Pick<Settings, 'get' | 'set'>;
  readonly preferences: Pick<AppPreferences, 'change'>;
  readonly notices: Pick<Notices, 'remove'>;
  readonly manager: Pick<JobManager, 'saveSecretsAgain'>;
  readonly ledger: Pick<OpenLedger, 'dropOverwritten'>;
  readonly reportBug: (error: unknown) => void;
}

export interface AddressKeeping {
  /** The user's answer to the notice that there is no secret store; it is not asked again. */
  readonly choose: (keeps: boolean) => Promise<Acknowledgement>;
  /** Hears of each change of the preferences. */
  readonly follow: (view: SettingsView) => void;
}

/** Begins with what is set now. */
export function createAddressKeeping(deps: AddressKeepingDeps): AddressKeeping {
  const { settings, preferences, notices, manager, ledger, reportBug } = deps;
  let kept = settings.get('keepsAddresses');
  const saveAgain = async (): Promise<void> => {
    await manager.saveSecretsAgain();
    await ledger.dropOverwritten();
  };
  return {
    choose(keeps) {
      settings.set('saidNoSecretStore', true);
      notices.remove('noSecretStore');
      return preferences.change({ keepsAddresses: keeps });
    },
    follow(view) {
      const { keepsAddresses } = view.preferences;
      if (keepsAddresses !== kept) void saveAgain().catch(reportBug);
      kept = keepsAddresses;
    },
  };
}
