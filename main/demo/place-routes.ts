/**
 * Where else the account finds items: other drives, what is shared with it, the sites it follows.
 * Sources: Microsoft Graph, "List available drives", "sharedWithMe", "List followed sites", "Search for
 * sites" and "List the drives of a site".
 */
import type { Drive } from './drive.ts';
import { jsonReply, problemReply, wrongMethod, type Call, type Reply } from './http.ts';
import { contextOf, driveFactsJson, remoteItemJson, type JsonContext } from './item-json.ts';
import { OWN_DRIVE, sharedItems, SITE, SITE_DRIVE, TEAM_DRIVE } from './other-drives.ts';
import { problem } from './problem.ts';

const BASE = '/v1.0';

/** Answers at one of these paths; `null` at any other. */
export function answerPlaces(call: Call, drive: Drive): Reply | null {
  const value = valueAt(call, drive);
  if (value === null) return null;
  if (call.method !== 'GET') return wrongMethod(call, 'GET');
  if (value === 'missing') {
    return problemReply(call, problem('itemNotFound', 'Requested site could not be found.'));
  }
  const context = { origin: call.origin, dialect: 'graph' } as const;
  return jsonReply(200, { ...contextOf(context, 'Collection'), value });
}

function valueAt(call: Call, drive: Drive): readonly object[] | 'missing' | null {
  const { origin, path } = call;
  const context = { origin, dialect: 'graph', traits: drive.traits } as const;
  switch (path) {
    case `${BASE}/me/drives`:
      return [OWN_DRIVE, TEAM_DRIVE].map((each) => driveFactsJson(each, context));
    case `${BASE}/me/drive/sharedWithMe`:
      return sharedItems(drive.tree).map((item) => remoteItemJson(item, context));
    case `${BASE}/me/followedSites`:
      return [siteJson(origin)];
    case `${BASE}/sites`: {
      const wanted = (call.query.get('search') ?? '').toLowerCase();
      return SITE.displayName.toLowerCase().includes(wanted) ? [siteJson(origin)] : [];
    }
    default:
      return librariesAt(path, context);
  }
}

function librariesAt(path: string, context: JsonContext): readonly object[] | 'missing' | null {
  const site = /^\/v1\.0\/sites\/(?<id>[^/]+)\/drives$/u.exec(path)?.groups?.['id'];
  if (site === undefined) return null;
  return decodeURIComponent(site) === SITE.id ? [driveFactsJson(SITE_DRIVE, context)] : 'missing';
}

function siteJson(origin: string): object {
  return { ...SITE, webUrl: `${origin}${SITE_DRIVE.webPath}` };
}
