/** Reads drives and sites. Source: Microsoft Graph, "drive" and "site resource type". Pure. */
import type { QuotaView } from '../../shared/account-view.ts';
import { isRecord, numberOf, textOf } from '../jobs/unknown.ts';

export interface ReadDrive {
  readonly id: string;
  readonly name: string;
  readonly type: 'personal' | 'business' | 'documentLibrary';
  /** The person or group it belongs to; null when it does not say. */
  readonly owner: string | null;
}

export interface ReadSite {
  readonly id: string;
  readonly name: string;
}

/** How full a drive is; null where it does not say, or has no bounds. */
export function readQuota(value: unknown): QuotaView | null {
  const { used = null, total = 0 } = boundsIn(value) ?? {};
  return used === null ? null : { used, total };
}

/**
 * A drive's quota, in bytes; null where it has no bounds, which reads 0 of 0, or hides them from this
 * user. Source: Microsoft Graph, "quota resource type".
 */
export function boundsIn(value: unknown): {
  readonly total: number;
  readonly used: number | null;
  readonly remaining: number | null;
} | null {
  const quota = isRecord(value) && isRecord(value['quota']) ? value['quota'] : {};
  const total = numberOf(quota['total']) ?? 0;
  if (total <= 0) return null;
  return { total, used: numberOf(quota['used']), remaining: numberOf(quota['remaining']) };
}

/** The drive in `value`, or null when it is none. */
export function readDrive(value: unknown): ReadDrive | null {
  if (!isRecord(value)) return null;
  const id = textOf(value['id']);
  if (id === null) return null;
  const type = textOf(value['driveType']);
  const owner = ownerIn(value['owner']);
  return {
    id,
    // A drive of somebody's need not have one.
    name: textOf(value['name']) ?? owner ?? 'OneDrive',
    type: type === 'business' || type === 'documentLibrary' ? type : 'personal',
    owner,
  };
}

/** The site in `value`, or null when it is none. */
export function readSite(value: unknown): ReadSite | null {
  if (!isRecord(value)) return null;
  const id = textOf(value['id']);
  const name = textOf(value['displayName']) ?? textOf(value['name']);
  return id === null || name === null ? null : { id, name };
}

/** What people call a drive: somebody's by its owner, since all of them are called alike. */
export function driveName({ name, type, owner }: ReadDrive): string {
  if (owner === null || owner === name) return name;
  return type === 'documentLibrary' ? `${owner} – ${name}` : owner;
}

function ownerIn(owner: unknown): string | null {
  if (!isRecord(owner)) return null;
  const identity = [owner['user'], owner['group']].find(isRecord);
  return identity === undefined ? null : textOf(identity['displayName']);
}
