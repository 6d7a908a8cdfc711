/**
 * Decides which of the URLs that a service hands to us may be followed: a broken or hostile answer
 * could otherwise send the app anywhere. Pure.
 * Source of the hosts: Microsoft, "Office 365 URLs and IP address ranges", and monitors seen in use.
 */
import { type Account, VISITOR_ACCOUNT } from './account.ts';

interface Hosts {
  readonly exact: ReadonlySet<string>;
  /** Each with the dot before it: whatever ends like that belongs to the service. */
  readonly domains: readonly string[];
}

const SHAREPOINT = [
  '.sharepoint.com',
  '.sharepoint.us',
  '.sharepoint.cn',
  '.sharepoint.de',
  '.sharepoint-mil.us',
];
/** Where the service reports on actions. */
const MONITORS: Hosts = {
  exact: new Set([
    'api.onedrive.com',
    'onedrive.com',
    'graph.microsoft.com',
    'graph.microsoft.us',
    'dod-graph.microsoft.us',
    'microsoftgraph.chinacloudapi.cn',
  ]),
  domains: ['.onedrive.com', ...SHAREPOINT, '.microsoftpersonalcontent.com', '.svc.ms'],
};
/** Where items are shown to people. */
const WEB: Hosts = {
  exact: new Set(['onedrive.live.com', '1drv.ms', 'onedrive.com']),
  domains: ['.onedrive.com', ...SHAREPOINT, '.microsoftpersonalcontent.com'],
};
const LOOPBACK = '127.0.0.1';

/** Whether `text` leads to where the account's service lives, and may be asked on its behalf. */
export function isServiceUrl(account: Account, text: string): boolean {
  return isUrlOn(account, text, MONITORS);
}

/**
 * Whether an address that the user has pasted may be where the service reports on an action. It is
 * opaque by contract, but on SharePoint, where people's pages have the same hosts, all reports are
 * below `/_api/`.
 */
export function adoptable(text: string): 'ok' | 'notAMonitor' {
  if (!isUrlOn(VISITOR_ACCOUNT, text, MONITORS)) return 'notAMonitor';
  const { hostname, pathname } = new URL(text);
  if (pathname === '/') return 'notAMonitor';
  const isSharePoint = SHAREPOINT.some((domain) => hostname.endsWith(domain));
  return isSharePoint && !pathname.toLowerCase().includes('/_api/') ? 'notAMonitor' : 'ok';
}

function isUrlOn(account: Account, text: string, hosts: Hosts): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (account.loopbackOrigin !== null) {
    return url.protocol === 'http:' && url.hostname === LOOPBACK;
  }
  if (account.ownOrigin === url.origin) return true;
  // A port is only there when it is not the scheme's own; the parser turns every spelling of an
  // address into digits and brackets, and every script into ASCII, which no listed host looks like.
  if (url.protocol !== 'https:' || url.port !== '') return false;
  const host = url.hostname;
  if (host.endsWith('.')) return false;
  return hosts.exact.has(host) || hosts.domains.some((domain) => host.endsWith(domain));
}

/**
 * Whether an address that the user has brought may lead to an item: a sharing link, or what a browser
 * shows of it. The demo account knows its own addresses besides those of the service.
 */
export function isItemUrl(account: Account, text: string): boolean {
  return isUrlOn(account, text, WEB) || isUrlOn(VISITOR_ACCOUNT, text, WEB);
}

/**
 * The address of a channel that tells of a drive's changes, as a browser would spell it, or null where
 * it may not be opened: whoever has it may listen. Source: Microsoft Graph, "Get websocket endpoint".
 */
export function channelUrl(account: Account, text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { href } = new URL(text);
  const asked = href.replace(/^ws(s?):/u, 'http$1:');
  return isUrlOn(account, asked, MONITORS) ? asked : null;
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
  return isUrlOn(account, webUrl, WEB) ? currentUrl(account, webUrl) : null;
}
