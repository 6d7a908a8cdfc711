/** Asks monitor URLs: without credentials, cookies or referrer, since the URL itself is the secret. */
import type { MonitorClient } from '../jobs/ports.ts';
import type { Accounts } from './account.ts';
import { type Http, REPORT_MAX_BYTES } from './http.ts';
import { currentUrl, isServiceUrl } from './url-guard.ts';

const HEADERS = {
  accept: 'application/json',
  // A compressed report could be a bomb, and saves nothing.
  'accept-encoding': 'identity',
};

export function createMonitorClient(http: Http, accounts: Accounts): MonitorClient {
  return {
    hostOf(accountKey, monitorUrl) {
      const account = accounts.get(accountKey);
      if (account === undefined || !URL.canParse(monitorUrl)) return '';
      return new URL(currentUrl(account, monitorUrl)).host;
    },
    allows(accountKey, monitorUrl) {
      const account = accounts.get(accountKey);
      return account !== undefined && isServiceUrl(account, monitorUrl);
    },
    async ask(accountKey, monitorUrl) {
      const account = accounts.get(accountKey);
      if (account === undefined || !isServiceUrl(account, monitorUrl)) {
        return { kind: 'unreachable', sent: 'no' };
      }
      const url = currentUrl(account, monitorUrl);
      return await http.send({ method: 'GET', url, headers: HEADERS, maxBytes: REPORT_MAX_BYTES });
    },
  };
}
