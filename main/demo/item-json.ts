/**
 * Items and the drive as JSON, spelled as each dialect spells them.
 * Source: Microsoft Graph "driveItem", "itemReference" and "drive resource type".
 */
import type { Dialect } from './address.ts';
import { contentHash, guidInItemId } from './ids.ts';
import {
  driveOf,
  encodedPath,
  OWN_DRIVE,
  topOf,
  webPathOf,
  type DriveFacts,
} from './other-drives.ts';
import { namesTo, type File, type Item, type Tree } from './tree.ts';

export interface JsonContext {
  readonly origin: string;
  readonly dialect: Dialect;
  readonly traits: DriveTraits;
}

/** What kind of drive it is, and how large. */
export interface DriveTraits {
  readonly driveType: 'personal' | 'business';
  readonly quotaBytes: number;
}

/** A company's: it follows all that is asked of it. */
export const DEFAULT_TRAITS: DriveTraits = { driveType: 'business', quotaBytes: 1024 ** 4 };

const MIME_TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
  txt: 'text/plain',
  md: 'text/markdown',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  zip: 'application/zip',
  json: 'application/json',
  ts: 'text/plain',
};

/** A drive as it is listed among others. */
export function driveFactsJson(drive: DriveFacts, { origin, traits }: JsonContext): object {
  const { id, name, webPath } = drive;
  const driveType = typeOf(drive, traits);
  return { id, driveType, name, webUrl: `${origin}${webPath}`, owner: ownerOf(drive) };
}

export function driveJson(tree: Tree, drive: DriveFacts, context: JsonContext): object {
  const { quotaBytes } = context.traits;
  const used = topOf(tree, drive).size;
  return {
    ...contextOf(context, 'drives/$entity'),
    ...driveFactsJson(drive, context),
    quota: {
      deleted: 0,
      remaining: Math.max(0, quotaBytes - used),
      state: 'normal',
      total: quotaBytes,
      used,
    },
  };
}

export function itemJson(item: Item, context: JsonContext): Record<string, unknown> {
  const { origin } = context;
  const guid = guidInItemId(item.id);
  const by = ownerOf(driveOf(item));
  return {
    createdBy: by,
    createdDateTime: isoTime(item.createdAt),
    cTag: `"c:{${guid}},${item.version}"`,
    eTag: `"{${guid}},${item.version}"`,
    id: item.id,
    lastModifiedBy: by,
    lastModifiedDateTime: isoTime(item.modifiedAt),
    name: item.name,
    size: item.size,
    webUrl: `${origin}${webPathOf(item)}`,
    parentReference: parentReference(item, context),
    fileSystemInfo: {
      createdDateTime: isoTime(item.fileSystem.createdAt),
      lastModifiedDateTime: isoTime(item.fileSystem.modifiedAt),
    },
    ...(item.kind === 'folder' ? { folder: { childCount: item.children.size } } : fileFacet(item)),
    ...item.facets,
    ...(item.parent === null ? { root: {} } : {}),
  };
}

/** A package has its own facet in the place of this one. */
function fileFacet({ name, content, facets }: File): object {
  if (facets['package'] !== undefined) return {};
  const hashes = { quickXorHash: contentHash(content), ...sha256Of(content) };
  return { file: { mimeType: mimeTypeOf(name), hashes } };
}

/** The `@odata.context` that Graph puts first. */
export function contextOf(
  { origin, dialect }: Omit<JsonContext, 'traits'>,
  fragment: string,
): object {
  return dialect === 'graph' ? { '@odata.context': `${origin}/v1.0/$metadata#${fragment}` } : {};
}

/**
 * An item of somebody else's drive as it stands in the account's own: by an id of its own, with where it
 * really lies as `remoteItem`. Source: Microsoft Graph, "remoteItem resource type".
 */
export function remoteItemJson(item: Item, context: JsonContext): Record<string, unknown> {
  const drive = driveOf(item);
  const { id, name, size, webUrl, folder, file, fileSystemInfo } = itemJson(item, context);
  const parentReference = {
    driveId: drive.id,
    driveType: typeOf(drive, context.traits),
    ...(item.parent === null ? {} : { id: item.parent.id }),
  };
  const remoteItem = { id, name, size, webUrl, folder, file, fileSystemInfo, parentReference };
  const shared = { scope: 'users', owner: ownerOf(drive) };
  return {
    id: `${OWN_DRIVE.id}!${item.id}`,
    name,
    size,
    webUrl,
    remoteItem: { ...remoteItem, shared },
  };
}

/** What kind a drive is: those of people are of the kind that the own one is of. */
function typeOf({ driveType }: DriveFacts, traits: DriveTraits): string {
  return driveType === 'personal' ? traits.driveType : driveType;
}

function ownerOf({ id, ownerName, driveType }: DriveFacts): object {
  return driveType === 'personal'
    ? { user: { displayName: ownerName, id: id.toLowerCase() } }
    : { group: { displayName: ownerName } };
}

function parentReference(item: Item, { dialect, traits }: JsonContext): object {
  const facts = driveOf(item);
  const { id } = facts;
  const drive = { driveId: id, driveType: typeOf(facts, traits) };
  if (item.parent === null) return drive;
  const top = dialect === 'graph' ? `/drives/${id}/root:` : '/drive/root:';
  const above = namesTo(item).slice(0, -1);
  const path = above.length === 0 ? top : `${top}/${encodedPath(above)}`;
  return { ...drive, id: item.parent.id, name: item.parent.name, path };
}

function mimeTypeOf(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return MIME_TYPES[extension] ?? 'application/octet-stream';
}

/** Files that were uploaded are known by the hash of their bytes. */
function sha256Of(content: string): object {
  const hex = /^sha256:(?<hex>[\da-f]{64})$/u.exec(content)?.groups?.['hex'];
  return hex === undefined ? {} : { sha256Hash: hex.toUpperCase() };
}

/** Whole seconds, as OneDrive gives them. */
function isoTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
