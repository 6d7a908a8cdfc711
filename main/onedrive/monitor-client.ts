/** Asks monitor URLs: without credentials, cookies or referrer, since the URL itself is the secret. */
import type { MonitorClient } from '../jobs/ports.ts';
import { type Account, type Accounts, VISITOR_ACCOUNT } from './account.ts';
import { type Http, REPORT_MAX_BYTES } from './http.ts';
import { currentUrl, isServiceUrl } from './url-guard.ts';

const HEADERS = {
  accept: 'application/json',
  // A compressed report could be a bomb, and saves nothing.
  'accept-encoding': 'identity',
};

/** The monitors of an account that was signed out are asked further: they need no credentials. */
export function createMonitorClient(http: Http, accounts: Accounts): MonitorClient {
  const accountOf = (key: string): Account => accounts.get(key) ?? VISITOR_ACCOUNT;
  return {
    hostOf(accountKey, monitorUrl) {
      if (!URL.canParse(monitorUrl)) return '';
      return new URL(currentUrl(accountOf(accountKey), monitorUrl)).host;
    },
    allows(accountKey, monitorUrl) {
      return isServiceUrl(accountOf(accountKey), monitorUrl);
    },
    async ask(accountKey, monitorUrl) {
      const account = accountOf(accountKey);
      if (!isServiceUrl(account, monitorUrl)) {
        return { kind: 'unreachable', sent: 'no' };
      }
      const url = currentUrl(account, monitorUrl);
      return await http.send({ method: 'GET', url, headers: HEADERS, maxBytes: REPORT_MAX_BYTES });
    },
  };
}
