/** The demo drive as a process of its own, with as many copies under way as the bench wants. */
import path from 'node:path';
import { parse } from 'valibot';
import { MONITOR_PATHS } from '../../main/demo/copy-route.ts';
import { startDemoDrive } from '../../main/demo/demo-drive.ts';
import type { DriveEvent } from '../../main/demo/events.ts';
import { DRIVE_ID, itemIdOf } from '../../main/demo/ids.ts';
import { Journal } from '../../main/demo/journal.ts';
import { seedTree } from '../../main/demo/seed-tree.ts';
import { affectedItems } from '../../main/demo/tree.ts';
import type { CopyRequest } from '../../main/jobs/action-request.ts';
import { DEMO_ACCOUNT } from '../../main/onedrive/account.ts';
import { timeBy } from '../common/fast-time.ts';
import { driveOrderSchema, type Word } from './talk.ts';

const HOUR = 3_600_000;
const SECOND = 1000;
/** Beside its items, a copy costs the drive as much as so many. */
const OVERHEAD_ITEMS = 250;
const BYTES_PER_SECOND = 1e12;

/** So long each copy takes: of a thousand, four a minute end. */
const COPY_MS = 4 * HOUR;

/** A copy that the drive has accepted. */
export interface Copy {
  readonly request: CopyRequest;
  readonly acceptedAt: number;
  readonly monitorPath: string;
}

/** Waits for its order, and serves until the bench is gone. */
export function serveAsDrive(): void {
  process.once('message', (message) => {
    const { dataDir, tempo, itemsPerSecond } = parse(driveOrderSchema, message);
    const speed = { itemsPerSecond, bytesPerSecond: BYTES_PER_SECOND };
    void startDemoDrive({ dataDir, speed, now: () => timeBy(tempo) }).then(({ origin }) => {
      say({ kind: 'serving', origin });
    });
  });
  process.once('disconnect', () => process.exit());
  say({ kind: 'ready' });
}

function say(word: Word): void {
  process.send?.(word);
}

export interface Plan {
  readonly copies: readonly Copy[];
  readonly itemsPerSecond: number;
}

/** Writes the drive's journal: `count` copies, each into a folder of its own, their ends spread evenly. */
export async function writeJournal(dataDir: string, count: number, now: number): Promise<Plan> {
  const tree = seedTree();
  const source = tree.at(['Documents', 'Contracts']);
  if (source?.kind !== 'folder') throw new Error('the folder to copy is missing');
  const itemsPerSecond = ((affectedItems(source) + OVERHEAD_ITEMS) / COPY_MS) * SECOND;
  const first = now - COPY_MS;
  const events: DriveEvent[] = [
    { type: 'speed', at: first, itemsPerSecond, bytesPerSecond: BYTES_PER_SECOND },
  ];
  const copies = Array.from({ length: count }, (_, index): Copy => {
    const acceptedAt = Math.round(first + ((index + 1) / (count + 1)) * COPY_MS);
    const folder = { id: itemIdOf(`load:${index}`), name: `Load ${index}` };
    const copy = { id: `LOAD-${index}`, name: `Contracts ${index}` };
    events.push(
      { type: 'createFolder', at: acceptedAt, parentId: tree.root.id, ...folder },
      {
        ...{ type: 'copy', at: acceptedAt, ...copy, childrenOnly: false, rule: 'fail' },
        ...{ sourceId: source.id, destinationId: folder.id },
      },
    );
    const from = { driveId: DRIVE_ID, itemId: source.id, path: '/Documents/Contracts' };
    const request: CopyRequest = {
      ...{ action: 'copy', account: DEMO_ACCOUNT, name: copy.name, onConflict: 'fail' },
      source: { ...from, kind: 'folder', size: source.size, childCount: source.children.size },
      destination: { driveId: DRIVE_ID, itemId: folder.id, path: `/${folder.name}` },
      ...{ childrenOnly: false, allVersions: false },
    };
    return { request, acceptedAt, monitorPath: MONITOR_PATHS.graph + copy.id };
  });
  const { journal } = await Journal.open(path.join(dataDir, 'journal.jsonl'));
  await Promise.all(events.map((event) => journal.append(event)));
  await journal.close();
  return { copies, itemsPerSecond };
}
