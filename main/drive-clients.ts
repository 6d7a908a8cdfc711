/** Builds everything that speaks to drives and to the web, over one set of connections. */
import type { ActionClient, MonitorClient, UploadClient } from './jobs/ports.ts';
import { type Account, VISITOR_ACCOUNT, demoAccount } from './onedrive/account.ts';
import { type ChangeChannels, createChangeChannels } from './onedrive/change-channel.ts';
import { createActionClient } from './onedrive/action-client.ts';
import { createByteTransport } from './onedrive/byte-transport.ts';
import { Desks } from './onedrive/desks.ts';
import { type Http, type HttpOptions, createHttp } from './onedrive/http.ts';
import { type Meter, NO_METER } from './onedrive/meter.ts';
import { createMonitorClient } from './onedrive/monitor-client.ts';
import { checkSourceUrl, resolveBySystem } from './onedrive/source-guard.ts';
import { createUploadClient } from './onedrive/upload-client.ts';
import { systemClock } from './system-clock.ts';

export interface DriveClients {
  /** Those of the demo drive and of monitors alone; others are added and removed as they come and go. */
  readonly accounts: Map<string, Account>;
  readonly desk: Desks;
  readonly actions: ActionClient;
  readonly monitors: MonitorClient;
  readonly uploads: UploadClient;
  readonly channels: ChangeChannels;
  /** Asks, and waits for, nothing more over connections from before a sleep or a change of network. */
  dropIdle(): void;
  /** Ends connections and removes temporary files. */
  close(): Promise<void>;
}

/**
 * The clients of the demo drive at `origin`, and of monitors of the real service. `spoolFolder` keeps
 * files of the web that do not say their size, while they are uploaded.
 */
export function createDriveClients(
  origin: string,
  spoolFolder: string,
  options: HttpOptions & { readonly meter: Meter },
): DriveClients {
  const account = demoAccount(origin);
  const accounts = new Map<string, Account>(
    [account, VISITOR_ACCOUNT].map((each) => [each.key, each]),
  );
  const rule = { allowedOrigins: [origin] };
  const http = createHttp(options);
  const byHand: Http = { ...http, send: (request) => http.send({ ...request, sentFor: 'hand' }) };
  const bytes = createByteTransport(options);
  // Hosts of the web are none of the service's.
  const source = createByteTransport({
    ...options,
    meter: NO_METER,
    publicHostsBy: resolveBySystem,
  });
  const uploads = createUploadClient({ http, bytes, source, accounts, rule, spoolFolder });
  return {
    accounts,
    desk: new Desks(byHand, accounts, (url) => checkSourceUrl(url, rule), options.meter),
    actions: createActionClient(http, accounts),
    monitors: createMonitorClient(http, accounts),
    uploads,
    channels: createChangeChannels({
      ...{ http, accounts, clock: systemClock, random: Math.random },
      resolveProxy: options.resolveProxy,
    }),
    dropIdle() {
      for (const transport of [http, bytes, source]) transport.dropIdle();
      http.repeatReads();
    },
    async close() {
      await uploads.close();
      for (const transport of [http, bytes, source]) transport.close();
    },
  };
}
