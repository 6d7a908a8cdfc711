/** Goes on with what earlier runs have left, and tells the user what came of it. */
import type { AppOptions } from './app-options.ts';
import type { JobManager } from './jobs/job-manager.ts';
import type { OpenLedger } from './ledger/level-ledger.ts';
import type { WriteLog } from './log/log-entry.ts';
import { type Notices, noticesOf } from './notices.ts';
import type { Settings } from './settings/settings.ts';

export interface ResumeDeps {
  readonly options: Pick<AppOptions, 'afterFault' | 'demoCopy'>;
  readonly settings: Pick<Settings, 'get' | 'setAside'>;
  readonly hasSecretStore: boolean;
  readonly ledger: Pick<OpenLedger, 'load' | 'damage'>;
  readonly manager: Pick<JobManager, 'resumeAll'>;
  readonly notices: Notices;
  readonly writeLog: WriteLog;
}

/** Resolves when each copy goes on where it was. */
export async function resumeWork(deps: ResumeDeps): Promise<void> {
  const { options, settings, hasSecretStore, ledger, manager, notices, writeLog } = deps;
  const { jobs, setAside } = await ledger.load(Date.now());
  writeLog('ledger.loaded', { jobs: jobs.length, setAside });
  if (options.afterFault) notices.add({ kind: 'restarted' });
  if (!hasSecretStore && !options.demoCopy && !settings.get('saidNoSecretStore'))
    notices.add({ kind: 'noSecretStore' });
  for (const notice of noticesOf(ledger.damage, setAside)) notices.add(notice);
  if (settings.setAside !== null)
    notices.add({ kind: 'settingsSetAside', file: settings.setAside });
  await manager.resumeAll(jobs);
}
