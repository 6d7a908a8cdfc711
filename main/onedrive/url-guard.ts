/**
 * Decides which URLs may be asked as a monitor. The service hands them to us, so a broken or hostile
 * answer could otherwise send the app anywhere. Pure.
 * Source of the hosts: Microsoft, "Office 365 URLs and IP address ranges", and monitors seen in use.
 */
import type { Account } from './account.ts';

const EXACT_HOSTS = new Set([
  'api.onedrive.com',
  'onedrive.com',
  'graph.microsoft.com',
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
  'microsoftgraph.chinacloudapi.cn',
]);
const DOMAINS = [
  '.onedrive.com',
  '.sharepoint.com',
  '.sharepoint.us',
  '.sharepoint.cn',
  '.sharepoint.de',
  '.sharepoint-mil.us',
  '.microsoftpersonalcontent.com',
  '.svc.ms',
];
const LOOPBACK = '127.0.0.1';

/** Whether `text` may be asked on behalf of `account`. */
export function isMonitorAllowed(account: Account, text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (account.loopbackOrigin !== null) {
    return url.protocol === 'http:' && url.hostname === LOOPBACK;
  }
  // A port is only there when it is not the scheme's own; the parser turns every spelling of an
  // address into digits and brackets, which no listed host ends with.
  if (url.protocol !== 'https:' || url.port !== '') return false;
  const host = url.hostname;
  return EXACT_HOSTS.has(host) || DOMAINS.some((domain) => host.endsWith(domain));
}

/** The URL to ask in this run for a monitor that may come from an earlier one. */
export function currentMonitorUrl(account: Account, text: string): string {
  if (account.loopbackOrigin === null) return text;
  const { pathname, search } = new URL(text);
  return `${account.loopbackOrigin}${pathname}${search}`;
}
