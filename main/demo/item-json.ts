/**
 * Items and the drive as JSON, spelled as each dialect spells them.
 * Source: Microsoft Graph "driveItem", "itemReference" and "drive resource type".
 */
import type { Dialect } from './address.ts';
import { contentHash, DRIVE_ID, guidInItemId } from './ids.ts';
import { namesTo, type Item, type Tree } from './tree.ts';

export interface JsonContext {
  readonly origin: string;
  readonly dialect: Dialect;
}

const OWNER = { user: { displayName: 'Demo drive', id: 'd4648f06c91d9d3d' } };
/** The drive holds this much. */
export const QUOTA_BYTES = 1024 ** 4;

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

export function driveJson(tree: Tree, { origin, dialect }: JsonContext): object {
  const used = tree.root.size;
  return {
    ...contextOf({ origin, dialect }, 'drives/$entity'),
    id: DRIVE_ID,
    driveType: 'personal',
    name: 'Demo drive',
    webUrl: `${origin}/web/`,
    owner: OWNER,
    quota: {
      deleted: 0,
      remaining: Math.max(0, QUOTA_BYTES - used),
      state: 'normal',
      total: QUOTA_BYTES,
      used,
    },
  };
}

export function itemJson(item: Item, { origin, dialect }: JsonContext): Record<string, unknown> {
  const guid = guidInItemId(item.id);
  const names = namesTo(item);
  return {
    createdBy: OWNER,
    createdDateTime: isoTime(item.createdAt),
    cTag: `"c:{${guid}},${item.version}"`,
    eTag: `"{${guid}},${item.version}"`,
    id: item.id,
    lastModifiedBy: OWNER,
    lastModifiedDateTime: isoTime(item.modifiedAt),
    name: item.name,
    size: item.size,
    webUrl: `${origin}/web/${encodedPath(names)}`,
    parentReference: parentReference(item, names, dialect),
    fileSystemInfo: {
      createdDateTime: isoTime(item.fileSystem.createdAt),
      lastModifiedDateTime: isoTime(item.fileSystem.modifiedAt),
    },
    ...(item.kind === 'folder'
      ? { folder: { childCount: item.children.size } }
      : {
          file: {
            mimeType: mimeTypeOf(item.name),
            hashes: { quickXorHash: contentHash(item.content), ...sha256Of(item.content) },
          },
        }),
    ...(item.parent === null ? { root: {} } : {}),
  };
}

/** The `@odata.context` that Graph puts first. */
export function contextOf({ origin, dialect }: JsonContext, fragment: string): object {
  return dialect === 'graph' ? { '@odata.context': `${origin}/v1.0/$metadata#${fragment}` } : {};
}

/** Names as a path inside a URL. */
export function encodedPath(names: readonly string[]): string {
  return names.map((name) => encodeURIComponent(name)).join('/');
}

function parentReference(item: Item, names: readonly string[], dialect: Dialect): object {
  const drive = { driveId: DRIVE_ID, driveType: 'personal' };
  if (item.parent === null) return drive;
  const top = dialect === 'graph' ? `/drives/${DRIVE_ID}/root:` : '/drive/root:';
  const above = names.slice(0, -1);
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
