/** The drive on which engines are killed, in the bench's own process, and the account of what it did. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { parseDriveEvent } from '../../main/demo/events.ts';
import { TestDrive } from '../../main/demo/test-support.ts';
import type { Deed, Made } from './books.ts';
import { type Tempo, timeBy } from '../common/fast-time.ts';
import type { Wish } from './wishes.ts';

const LOOK_EVERY_MS = 10;

const operationsShape = v.object({
  value: v.array(
    v.object({
      sourceId: v.nullable(v.string()),
      destinationId: v.string(),
      status: v.picklist(['notStarted', 'inProgress', 'completed', 'failed']),
      resultId: v.nullable(v.string()),
    }),
  ),
});
type Operation = v.InferOutput<typeof operationsShape>['value'][number];

export type ConflictRules = 'obey' | 'ignore';

export interface GroundOptions {
  readonly tempo: Tempo;
  readonly conflictRules: ConflictRules;
  /** How slow its copies are. */
  readonly itemsPerSecond: number;
}

/** What the drive has done for one wish. */
export interface Account {
  readonly deeds: readonly Deed[];
  /** What they made and is still there, by id. */
  readonly made: ReadonlyMap<string, Made>;
}

export async function openGround(options: GroundOptions): Promise<TestDrive> {
  const { tempo, conflictRules, itemsPerSecond } = options;
  return await TestDrive.start({
    now: () => timeBy(tempo),
    speed: { itemsPerSecond, bytesPerSecond: 40_000_000 },
    uploadFromUrl: 'accept',
    conflictRules,
  });
}

/** What the drive has done for each wish, once it does nothing more. */
export async function accountsOf(
  drive: TestDrive,
  wishes: readonly Wish[],
): Promise<ReadonlyMap<Wish, Account>> {
  const operations = await endedOperations(drive);
  const files = await filesPutOn(drive);
  const accounts = new Map<Wish, Account>();
  for (const wish of wishes) {
    const deeds = deedsFor(wish, operations, files);
    const made = new Map<string, Made>();
    for (const { itemId } of deeds) {
      const item = itemId === null ? null : await itemOn(drive, itemId);
      if (itemId !== null && item !== null) made.set(itemId, item);
    }
    accounts.set(wish, { deeds, made });
  }
  return accounts;
}

/** Each wish has a folder of its own, or a source. */
function deedsFor(
  { request, occupantId }: Wish,
  operations: readonly Operation[],
  files: readonly PutFile[],
): readonly Deed[] {
  const { itemId: folderId } = request.destination;
  const source = request.action === 'copy' ? request.source.itemId : null;
  const asked = operations.filter(
    ({ destinationId, sourceId }) => destinationId === folderId && sourceId === source,
  );
  const put = files.filter(({ id, parentId }) => parentId === folderId && id !== occupantId);
  return [
    ...asked.map(({ status, resultId }) => ({ state: stateOf(status), itemId: resultId })),
    ...put.map(({ id }) => ({ state: 'completed', itemId: id }) as const),
  ];
}

function stateOf(status: Operation['status']): Deed['state'] {
  return status === 'completed' ? 'completed' : 'failed';
}

async function endedOperations(drive: TestDrive): Promise<readonly Operation[]> {
  for (;;) {
    const { value } = v.parse(operationsShape, await drive.json('/__admin/operations'));
    if (value.every(({ status }) => status === 'completed' || status === 'failed')) return value;
    await sleep(LOOK_EVERY_MS);
  }
}

interface PutFile {
  readonly id: string;
  readonly parentId: string;
}

/** The files that were put there from outside, by the drive's own journal. */
async function filesPutOn(drive: TestDrive): Promise<readonly PutFile[]> {
  const journal = await readFile(path.join(drive.dataDir, 'journal.jsonl'), 'utf8');
  return journal.split('\n').flatMap((line) => {
    const event = line === '' ? null : parseDriveEvent(JSON.parse(line));
    return event?.type === 'addFile' ? [{ id: event.id, parentId: event.parentId }] : [];
  });
}

const itemShape = v.object({
  name: v.string(),
  size: v.number(),
  file: v.optional(v.object({ hashes: v.object({ sha256Hash: v.optional(v.string()) }) })),
});

async function itemOn(drive: TestDrive, id: string): Promise<Made | null> {
  const found = v.safeParse(itemShape, await drive.json(`/v1.0/me/drive/items/${id}`));
  if (!found.success) return null;
  const { name, size, file } = found.output;
  return { name, size, sha256: file?.hashes.sha256Hash?.toLowerCase() ?? null };
}
