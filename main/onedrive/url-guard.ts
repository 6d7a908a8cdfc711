/**
 * Decides which of the URLs that a service hands to us may be followed: a broken or hostile answer
 * could otherwise send the app anywhere. Pure.
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

/** Whether `text` leads to where the account's service lives, and may be asked on its behalf. */
export function isServiceUrl(account: Account, text: string): boolean {
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

/** The URL to ask in this run for one that the account's drive gave in this run or an earlier one. */
export function currentUrl(account: Account, text: string): string {
  const { href, pathname, search } = new URL(text);
  // As the parser spelled it: whoever gets it next may read an odd spelling otherwise than we did.
  if (account.loopbackOrigin === null) return href;
  return `${account.loopbackOrigin}${pathname}${search}`;
}

/** The web address of an item as it may be handed to the user's browser, or null when it may not. */
export function openableUrl(account: Account, webUrl: string): string | null {
  return isServiceUrl(account, webUrl) ? currentUrl(account, webUrl) : null;
}
