/** What the user of a crashed engine wants, and the drive on which it is to happen. */
import type { ConflictRule } from '../../shared/job-view.ts';
import type { DriveRequest } from '../../main/jobs/action-request.ts';
import { DRIVE_ID } from '../../main/demo/ids.ts';
import type { TestDrive } from '../../main/demo/test-support.ts';
import { DEMO_ACCOUNT } from '../../main/onedrive/account.ts';
import type { Made } from './books.ts';
import type { Sources } from './sources.ts';

/** Kinds of jobs, each with what makes it special after a crash. */
export const KINDS = [
  'folder',
  'file',
  /** What is in a folder: no single place to look for it. */
  'children',
  /** Gets its name only after it is there. */
  'versions',
  /** Two of one name go into one folder. */
  'twins',
  /** A file of the web that the drive fetches. */
  'fetch',
  /** A file of the web in pieces, through this app. */
  'upload',
  /** One that does not say its size. */
  'spooled',
  /** One without a byte: no session, a single request. */
  'empty',
] as const;

export type Kind = (typeof KINDS)[number];

export interface Scenario {
  readonly kind: Kind;
  readonly rule: ConflictRule;
  /** Whether something of that name is there before. */
  readonly place: 'free' | 'taken';
}

export interface Wish {
  readonly id: string;
  readonly scenario: Scenario;
  readonly request: DriveRequest;
  /** What must come of it; null where that is not one item, or anything will do. */
  readonly content: Pick<Made, 'size' | 'sha256'> | null;
  /** What stood in its place before. */
  readonly occupantId: string | null;
}

const FOLDER = '/Documents/Contracts';
const OTHER_FOLDER = '/Documents/Letters';
const FILE = '/Budget 2026.xlsx';

/** Makes what a scenario needs on the drive; `label` is unique on it. */
export async function wishesOf(
  scenario: Scenario,
  label: string,
  drive: TestDrive,
  sources: Sources,
): Promise<readonly Wish[]> {
  const itemId = await makeFolder(drive, '', label);
  const destination = { driveId: DRIVE_ID, itemId, path: `/${label}` };
  const occupantId = scenario.place === 'taken' ? await occupy(drive, scenario.kind, label) : null;
  const about = { scenario, occupantId };
  const base = { account: DEMO_ACCOUNT, destination, onConflict: scenario.rule };
  const copy = async (path: string, name: string): Promise<Wish> => {
    const { id, size, folder } = await drive.item(path);
    const kind = folder === undefined ? 'file' : 'folder';
    const childCount = folder?.childCount ?? null;
    const source = { driveId: DRIVE_ID, itemId: id, kind, path, size, childCount } as const;
    const isChildren = scenario.kind === 'children';
    const allVersions = scenario.kind === 'versions';
    const what = { action: 'copy', source, name, childrenOnly: isChildren, allVersions } as const;
    const request = { ...base, ...what };
    const content = isChildren ? null : { size, sha256: null };
    return { ...about, id: `${label} ${path}`, request, content };
  };
  const upload = (sourceUrl: string, content: Wish['content']): Wish => {
    const by = scenario.kind === 'fetch' ? 'service' : 'app';
    const request = { ...base, action: 'upload', sourceUrl, name: 'new.bin', by } as const;
    return { ...about, id: label, request, content };
  };
  const { sized, unsized, empty } = sources;
  switch (scenario.kind) {
    case 'folder':
    case 'children':
    case 'versions':
      return [await copy(FOLDER, 'Copy')];
    case 'file':
      return [await copy(FILE, 'copy.xlsx')];
    case 'twins':
      return [await copy(FOLDER, 'Copy'), await copy(OTHER_FOLDER, 'Copy')];
    case 'fetch':
      return [upload('https://files.example/new.bin', null)];
    case 'upload':
      return [upload(sized.url, sized)];
    case 'spooled':
      return [upload(unsized.url, unsized)];
    case 'empty':
      return [upload(empty.url, empty)];
  }
}

/** Puts something in the way; gives its id. */
async function occupy(drive: TestDrive, kind: Kind, label: string): Promise<string> {
  if (kind === 'folder') return await makeFolder(drive, `/${label}`, 'Copy');
  const path = `/${label}/${kind === 'file' ? 'copy.xlsx' : 'new.bin'}`;
  await drive.fetch(`/v1.0/me/drive/root:${path}:/content`, { method: 'PUT', body: 'old' });
  return (await drive.item(path)).id;
}

async function makeFolder(drive: TestDrive, parent: string, name: string): Promise<string> {
  const place = parent === '' ? 'root' : `root:${parent}:`;
  const body = { name, folder: {} };
  await drive.fetch(`/v1.0/me/drive/${place}/children`, { method: 'POST', body });
  return (await drive.item(`${parent}/${name}`)).id;
}
