/**
 * What differs between the services that speak of drives and items: values beside each other, so that
 * nothing else has to ask which one it talks to. Pure.
 * Sources: Microsoft Graph "driveItem: copy" and "upload from URL"; OneDrive API (2015-17) "Copy an
 * item" and "Upload from URL".
 */
import type { ConflictRule } from '../../shared/job-view.ts';

/** Whose drive is meant by "the drive", before any item has told its drive's id. */
export type Home =
  | { readonly kind: 'own' }
  | { readonly kind: 'drive' | 'group' | 'site' | 'user'; readonly id: string };

export interface FolderRef {
  readonly driveId: string;
  readonly itemId: string;
}

export interface Dialect {
  readonly name: 'graph' | 'onedrive' | 'onedrive2015';
  /** The path of the home drive, below the base of the API. */
  readonly homePath: (home: Home) => string;
  /** The last part of the copy action's path. */
  readonly copyAction: string;
  /** How an action's body names the folder it works in: by id or by path, never by both. */
  readonly parentReference: (folder: FolderRef) => Readonly<Record<string, string>>;
  /** The query that carries the conflict rule; in the body it is ignored. */
  readonly conflictQuery: (rule: ConflictRule) => string;
  /** What the body of a new item says so that it takes no other's place. */
  readonly neverReplace: Readonly<Record<string, string>>;
  /** The property of a new file that holds the address to fetch it from. */
  readonly sourceUrlProperty: string;
  /** Whether a copy can bring earlier versions along. */
  readonly copiesVersions: boolean;
  /** Whether a copy can be of a folder's children alone. Elsewhere the wish would be overheard. */
  readonly copiesChildren: boolean;
}

const GRAPH_HOMES = { drive: 'drives', group: 'groups', site: 'sites', user: 'users' } as const;

/** Microsoft Graph v1.0: own drive, other drives, groups, sites and users. */
export const GRAPH: Dialect = {
  name: 'graph',
  homePath: (home) => {
    if (home.kind === 'own') return '/me/drive';
    const place = `/${GRAPH_HOMES[home.kind]}/${encodeURIComponent(home.id)}`;
    return home.kind === 'drive' ? place : `${place}/drive`;
  },
  copyAction: 'copy',
  parentReference: ({ driveId, itemId }) => ({ driveId, id: itemId }),
  conflictQuery: (rule) => `?@microsoft.graph.conflictBehavior=${rule}`,
  neverReplace: { '@microsoft.graph.conflictBehavior': 'fail' },
  sourceUrlProperty: '@microsoft.graph.sourceUrl',
  copiesVersions: true,
  copiesChildren: true,
};

/** The OneDrive API, api.onedrive.com/v1.0. It knows no groups or sites. */
export const ONEDRIVE: Dialect = {
  name: 'onedrive',
  homePath: (home) => (home.kind === 'own' ? '/drive' : `/drives/${encodeURIComponent(home.id)}`),
  copyAction: 'copy',
  parentReference: ({ itemId }) => ({ id: itemId }),
  conflictQuery: (rule) => `?@microsoft.graph.conflictBehavior=${rule}`,
  neverReplace: { '@microsoft.graph.conflictBehavior': 'fail' },
  sourceUrlProperty: '@microsoft.graph.sourceUrl',
  copiesVersions: false,
  copiesChildren: false,
};

/** The same service as first published: other names for the same things. */
export const ONEDRIVE_2015: Dialect = {
  ...ONEDRIVE,
  name: 'onedrive2015',
  copyAction: 'action.copy',
  neverReplace: { '@name.conflictBehavior': 'fail' },
  conflictQuery: (rule) => `?@name.conflictBehavior=${rule}`,
  sourceUrlProperty: '@content.sourceUrl',
};
