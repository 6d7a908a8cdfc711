/** An account as the running app has it: its record, and what is only known while it runs. Pure. */
import type { AccountView, SignInCode } from '../../shared/account-view.ts';
import type { AccountRecord, CloudRecord, ServerRecord } from './account-record.ts';
import type { CloudSession } from './cloud-session.ts';
import { CLOUDS, type Clouds, apiBaseOf } from './clouds.ts';

interface EntryBase {
  /** Whether its secrets will be there after a restart. */
  readonly isKept: boolean;
  /** What stood in the way of the last renewal. */
  readonly trouble: SignInCode | null;
}

export interface CloudEntry extends EntryBase {
  readonly record: CloudRecord;
  /** Null where the secrets are gone. */
  readonly session: CloudSession | null;
  /** What a service has demanded of the next sign-in. */
  readonly claims: string | null;
}

export interface ServerEntry extends EntryBase {
  readonly record: ServerRecord;
  /** Null where the server wants none, or where it could not be read any more. */
  readonly token: string | null;
}

export type Entry = CloudEntry | ServerEntry;

/** What a drive's client has to know of an account. */
export interface AccountSeat {
  readonly key: string;
  /** What people call it. */
  readonly label: string;
  /** What tells it from another one that people call the same. */
  readonly address: string;
  /** Where the API's paths begin, without a slash at the end. */
  readonly apiBase: string;
  /** The origin of a server of the user's own; null in Microsoft's clouds. */
  readonly ownOrigin: string | null;
}

export function isCloud(entry: Entry): entry is CloudEntry {
  return entry.record.kind !== 'server';
}

/** Whether nothing may be asked before the user has signed in again. */
export function needsUser(entry: Entry): boolean {
  return entry.record.needsUser || (isCloud(entry) && entry.session === null);
}

/** What the page may know of it. */
export function viewOf(entry: Entry): AccountView {
  const { record, isKept, trouble } = entry;
  const { key, kind, name, address } = record;
  const state = needsUser(entry) ? 'signInAgain' : 'ready';
  const common = { key, kind, name, address, state, isKept, trouble } as const;
  return record.kind === 'server'
    ? { ...common, cloud: null, baseUrl: record.baseUrl, agreed: ['own', 'shared', 'libraries'] }
    : { ...common, cloud: record.cloud, baseUrl: null, agreed: record.agreed };
}

export function seatOf(record: AccountRecord, clouds: Clouds): AccountSeat {
  const { key, address } = record;
  const names = { key, label: record.name === '' ? address : record.name, address };
  if (record.kind === 'server') {
    return { ...names, apiBase: record.baseUrl, ownOrigin: new URL(record.baseUrl).origin };
  }
  const cloud = clouds[record.cloud];
  // A cloud of a test stands for Microsoft's, and its Graph is at no host of theirs.
  const ownOrigin = cloud.graph === CLOUDS[record.cloud].graph ? null : cloud.graph;
  return { ...names, apiBase: apiBaseOf(cloud), ownOrigin };
}
