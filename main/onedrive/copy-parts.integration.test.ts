import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CopyRequest } from '../jobs/action-request.ts';
import type { Answer, PartsForm } from '../../shared/contract.ts';
import { DRIVE_ID } from '../demo/ids.ts';
import type { TestDrive } from '../demo/test-support.ts';
import type { DriveDesk } from './drive-desk.ts';
import { DeskWorld } from './testing/desk-world.ts';

// One drive for all: it is large. Each test works in a folder of its own.
let drive: TestDrive;
let world: DeskWorld;
let folders = 0;
beforeAll(async () => {
  world = await DeskWorld.start({ cases: true });
  ({ drive } = world);
});
afterAll(async () => {
  await world.end();
});

interface Bench {
  readonly desk: DriveDesk;
  readonly form: PartsForm;
  /** The path of the destination. */
  readonly to: string;
}

/** A form for `/Everything`, counted as far as the window would have. */
async function counted(change: Partial<PartsForm> = {}): Promise<Bench> {
  const bench = await uncounted(change);
  let cursor: string | null = null;
  do {
    const answer = await bench.desk.checkUp({ ...bench.form, inParts: false, cursor });
    if (!answer.ok) throw new Error(answer.refusal.code);
    cursor = answer.value.next?.cursor ?? null;
  } while (cursor !== null);
  return bench;
}

async function uncounted(change: Partial<PartsForm> = {}): Promise<Bench> {
  folders += 1;
  await makeFolder('', `Test ${folders}`);
  const to = `/Test ${folders}`;
  const form: PartsForm = {
    notBefore: null,
    sources: [await world.refOf('/Everything')],
    destination: await world.refOf(to),
    ...{ name: 'Everything', onConflict: 'fail', childrenOnly: false, allVersions: false },
    ...change,
  };
  return { desk: world.desk(), form, to };
}

async function makeFolder(parent: string, name: string): Promise<void> {
  const path = parent === '' ? 'root' : `root:${encodeURI(parent)}:`;
  await drive.fetch(`/v1.0/me/drive/${path}/children`, {
    method: 'POST',
    body: { name, folder: {} },
  });
}

function pathsOf(answer: Answer<readonly CopyRequest[]>): readonly string[] {
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value
    .map(({ source, destination, name }) => `${source.path} → ${destination.path}/${name}`)
    .toSorted();
}

const months = Array.from(
  { length: 12 },
  (_, index) => `Month ${String(index + 1).padStart(2, '0')}`,
);
const partsInto = (top: string): readonly string[] =>
  [
    ...['Contents.txt', 'Letters'].map((name) => `/Everything/${name} → ${top}/${name}`),
    ...months.map((name) => `/Everything/Photos/${name} → ${top}/Photos/${name}`),
  ].toSorted();
const namesIn = async (path: string): Promise<readonly string[]> =>
  (await drive.children(path)).map(({ name }) => name);

describe('a copy in parts', () => {
  it('makes the folders beyond the limit and copies what is in them', async () => {
    const { desk, form, to } = await counted();
    const answer = await desk.checkParts(form);
    expect(pathsOf(answer)).toEqual(partsInto(`${to}/Everything`));
    expect(await namesIn(`${to}/Everything`)).toEqual(['Photos']);
    expect(await namesIn(`${to}/Everything/Photos`)).toEqual([]);
    const rules = answer.ok ? answer.value.map(({ onConflict }) => onConflict) : [];
    expect(new Set(rules)).toEqual(new Set(['fail']));
  });

  it('has the name that was asked for', async () => {
    const { desk, form, to } = await counted({ name: 'Backup' });
    expect(pathsOf(await desk.checkParts(form))).toEqual(partsInto(`${to}/Backup`));
  });

  it.each([[[]], [['Photos']]])(
    'goes on with the folders that a try which broke off has left: %j',
    async (left) => {
      const { desk, form, to } = await counted({ onConflict: 'rename' });
      await makeFolder(to, 'Everything');
      for (const name of left) await makeFolder(`${to}/Everything`, name);
      expect(pathsOf(await desk.checkParts(form))).toEqual(partsInto(`${to}/Everything`));
      expect(await namesIn(to)).toEqual(['Everything']);
    },
  );

  it('can be asked for again where it could not be written down', async () => {
    const { desk, form, to } = await counted();
    await desk.checkParts(form);
    expect(pathsOf(await desk.checkParts(form))).toEqual(partsInto(`${to}/Everything`));
  });

  it('leaves a folder of that name alone when it holds something', async () => {
    const { desk, form, to } = await counted();
    await makeFolder(to, 'Everything');
    await makeFolder(`${to}/Everything`, 'Photos');
    await makeFolder(`${to}/Everything/Photos`, 'Mine');
    expect(await desk.checkParts(form)).toMatchObject({
      ok: false,
      refusal: { code: 'nameTaken', field: 'name' },
    });
    const both = await desk.checkParts({ ...form, onConflict: 'rename' });
    expect(pathsOf(both)).toEqual(partsInto(`${to}/Everything (2)`));
    expect(await namesIn(`${to}/Everything/Photos`)).toEqual(['Mine']);
  });

  it('can be of what is in the folder, which is then not made', async () => {
    const { desk, form, to } = await counted({ childrenOnly: true });
    expect(pathsOf(await desk.checkParts(form))).toEqual(partsInto(to));
    expect(await namesIn(to)).toEqual(['Photos']);
  });

  it('is one of several items, of which the others stay whole', async () => {
    const sources = [await world.refOf('/Receipts'), await world.refOf('/Everything')];
    const { desk, form, to } = await counted({ sources });
    expect(pathsOf(await desk.checkParts(form))).toEqual(
      [...partsInto(`${to}/Everything`), `/Receipts → ${to}/Receipts`].toSorted(),
    );
  });

  it('names the item whose own name is taken', async () => {
    const { desk, form, to } = await counted({ childrenOnly: true });
    await makeFolder(to, 'Photos');
    await makeFolder(`${to}/Photos`, 'Mine');
    expect(await desk.checkParts(form)).toMatchObject({
      refusal: {
        code: 'itemsRefused',
        items: [{ name: 'Photos', refusal: { code: 'nameTaken' } }],
      },
    });
  });

  it('tries as it is what nobody has counted', async () => {
    const { desk, form, to } = await uncounted();
    expect(pathsOf(await desk.checkParts(form))).toEqual([`/Everything → ${to}/Everything`]);
  });

  it('makes nothing of a folder whose pages have no end', async () => {
    const { desk, form, to } = await counted();
    const { itemId } = await world.refOf('/Everything');
    const page = `${drive.origin}/v1.0/drives/${DRIVE_ID}/items/${itemId}/children?on`;
    const action = { status: 200, body: { value: [], '@odata.nextLink': page } };
    const match = { path: `${itemId}/children` };
    await drive.fetch('/__admin/faults', { method: 'POST', body: [{ match, action }] });
    expect(await desk.checkParts(form)).toMatchObject({ refusal: { code: 'driveBusy' } });
    await drive.fetch('/__admin/faults', { method: 'DELETE' });
    expect(await namesIn(to)).toEqual([]);
  });

  it('makes nothing when it must be refused', async () => {
    const { desk, form } = await counted({ destination: await world.refOf('/Everything/Letters') });
    expect(await desk.checkParts(form)).toMatchObject({ refusal: { code: 'intoItself' } });
    expect(await namesIn('/Everything/Letters')).toHaveLength(5);
  });

  it('makes nothing when a part must be refused', async () => {
    await makeFolder('/Everything/Letters', 'Inner');
    const { desk, form } = await counted({
      childrenOnly: true,
      destination: await world.refOf('/Everything/Letters/Inner'),
    });
    expect(await desk.checkParts(form)).toMatchObject({ ok: false });
    expect(await namesIn('/Everything/Letters/Inner')).toEqual([]);
  });
});
