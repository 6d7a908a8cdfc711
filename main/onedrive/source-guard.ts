/**
 * Decides which addresses of the web an upload may be fetched from: a web address that a user pastes,
 * or a redirect behind it, must not turn this app into a way to the user's router, printer or intranet.
 *
 * The rule: https, no user name in it, a host with a public name. Addresses in digits are refused in
 * every spelling, and each address that the name resolves to must be public. That is looked at in the
 * moment of connecting (`guardedLookup`), so that a name cannot mean one thing when asked and another
 * when used, and again for each redirect.
 * Source: RFC 6890 and IANA, "IPv4/IPv6 Special-Purpose Address Registry"; RFC 6761 for names.
 */
import { type LookupAddress, promises as dns } from 'node:dns';
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net';

export interface SourceRule {
  /** Origins on loopback that pass as they are: the demo drive's own, and those of tests. */
  readonly allowedOrigins: readonly string[];
}

const PUBLIC_ONLY: SourceRule = { allowedOrigins: [] };

/** Finds all addresses of a host name. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

/** The error by which a connection ends that would have led to an address that is not public. */
export const NOT_PUBLIC = 'ERR_SOURCE_NOT_PUBLIC';

/** Names that never belong to a public host, with all below them. */
const PRIVATE_NAMES = ['localhost', 'local', 'internal', 'home.arpa', 'test', 'invalid', 'onion'];

const SPECIAL_IPV4 = [
  ['0.0.0.0', 8], // this network, unspecified
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared with the provider (CGNAT)
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, also where clouds keep their metadata
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
] as const;

/**
 * Only 2000::/3 is global unicast. All else is refused with it: ::, ::1, IPv4-mapped ::ffff:0:0/96,
 * NAT64 64:ff9b::/96 and 64:ff9b:1::/48, ULA fc00::/7, link-local fe80::/10, multicast ff00::/8.
 */
const GLOBAL_IPV6 = ['2000::', 3] as const;
const SPECIAL_IPV6 = [
  ['2001::', 23], // protocol assignments: Teredo, benchmarks, ORCHID
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: any IPv4 address inside
  ['3fff::', 20], // documentation
] as const;

// One list for each family: a list of both would also compare across them.
const specialIpv4 = listOf(SPECIAL_IPV4, 'ipv4');
const specialIpv6 = listOf(SPECIAL_IPV6, 'ipv6');
const globalIpv6 = listOf([GLOBAL_IPV6], 'ipv6');

/**
 * Whether an upload may be fetched from `text`, as far as its words tell: `badUrl` when it is no https
 * address or carries a user name, `privateUrl` when its host is not a public one.
 */
export function checkSourceUrl(
  text: string,
  rule: SourceRule = PUBLIC_ONLY,
): 'ok' | 'badUrl' | 'privateUrl' {
  if (!URL.canParse(text)) return 'badUrl';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'badUrl';
  if (rule.allowedOrigins.includes(url.origin)) return 'ok';
  if (url.protocol !== 'https:') return 'badUrl';
  // The parser has turned every spelling of an address into digits and brackets.
  const host = url.hostname.replace(/\.$/u, '');
  if (host.startsWith('[') || isIP(host) !== 0) return 'privateUrl';
  const isPrivate = PRIVATE_NAMES.some((name) => host === name || host.endsWith(`.${name}`));
  return isPrivate || !host.includes('.') ? 'privateUrl' : 'ok';
}

/** Whether packets to this address leave for the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !specialIpv4.check(address, 'ipv4');
  // An address with a zone is one of this machine's own links.
  if (isIP(address) !== 6 || address.includes('%')) return false;
  return globalIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6');
}

/** The system's own way to find addresses: hosts file, DNS and all. */
export const resolveBySystem: ResolveHost = (hostname) => dns.lookup(hostname, { all: true });

/** Whether a host resolves to public addresses and nothing else. Rejects when it does not resolve. */
export async function isPublicHost(hostname: string, resolve: ResolveHost): Promise<boolean> {
  return arePublic(await resolve(hostname));
}

/** A `lookup` for connections that knows only public hosts; others end with `NOT_PUBLIC`. */
export function guardedLookup(resolve: ResolveHost): LookupFunction {
  return (hostname, { all, family }, callback) => {
    const wanted =
      family === 4 || family === 'IPv4' ? 4 : family === 6 || family === 'IPv6' ? 6 : 0;
    const answer = (found: readonly LookupAddress[]): void => {
      if (!arePublic(found)) {
        callback(Object.assign(new Error('The host is not public.'), { code: NOT_PUBLIC }), '');
        return;
      }
      const usable = found.filter((each) => wanted === 0 || each.family === wanted);
      const [first] = usable;
      if (first === undefined) {
        callback(Object.assign(new Error('No such address.'), { code: 'ENOTFOUND' }), '');
      } else if (all === true) callback(null, usable);
      else callback(null, first.address, first.family);
    };
    resolve(hostname).then(answer, (reason: unknown) => {
      callback(reason instanceof Error ? reason : new Error('The host was not found.'), '');
    });
  };
}

/** One address that is not public spoils the host: who mixes them plays games. */
function arePublic(found: readonly LookupAddress[]): boolean {
  return found.length > 0 && found.every(({ address }) => isPublicAddress(address));
}

function listOf(
  entries: readonly (readonly [string, number])[],
  family: 'ipv4' | 'ipv6',
): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of entries) list.addSubnet(network, prefix, family);
  return list;
}
