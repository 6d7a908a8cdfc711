/** Opens the way to the drives: the demo drive of this machine, the budgets of all hosts, the clients. */
import path from 'node:path';
import { app, session } from 'electron/main';
import { type DemoDrive, startDemoDrive } from './demo/demo-drive.ts';
import { type DriveClients, createDriveClients } from './drive-clients.ts';
import { HostBudgets } from './jobs/host-budgets.ts';
import type { HttpOptions } from './onedrive/http.ts';
import { KnownProxies } from './onedrive/known-proxies.ts';
import { meterBy } from './onedrive/meter.ts';
import { systemClock } from './system-clock.ts';

export interface OpenDrives {
  /** How the app sends whatever it sends. */
  readonly http: HttpOptions;
  /** To be told when the ways may be others. */
  readonly proxies: KnownProxies;
  readonly budgets: HostBudgets;
  readonly clients: DriveClients;
  /** Null where the demo drive is another program. */
  readonly ownDrive: DemoDrive | null;
}

/** `demoDrive` is the origin of one that runs already; null starts one of our own, kept in `profile`. */
export async function openDrives(profile: string, demoDrive: string | null): Promise<OpenDrives> {
  const ownDrive =
    demoDrive === null ? await startDemoDrive({ dataDir: path.join(profile, 'demo-drive') }) : null;
  const origin = ownDrive?.origin ?? demoDrive ?? '';
  const budgets = new HostBudgets();
  const proxies = new KnownProxies(
    (url) => session.defaultSession.resolveProxy(url),
    () => systemClock.now(),
  );
  const http: HttpOptions = {
    // The form that SharePoint treats better (Microsoft, "Avoid getting throttled").
    userAgent: `NONISV|Ferry|Ferry/${app.getVersion()}`,
    resolveProxy: proxies.resolve,
  };
  const clients = createDriveClients(origin, path.join(profile, 'uploads'), {
    ...http,
    meter: meterBy(budgets, () => systemClock.now()),
  });
  return { http, proxies, budgets, clients, ownDrive };
}
