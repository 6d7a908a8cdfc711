import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CopyRequest } from '../jobs/action-request.ts';
import type { Answer, ItemRef, PartsForm } from '../../shared/contract.ts';
import { DRIVE_ID } from '../demo/ids.ts';
import { TestDrive } from '../demo/test-support.ts';
import { demoAccount } from './account.ts';
import { DriveDesk } from './drive-desk.ts';
import { createHttp, type Http } from './http.ts';

let drive: TestDrive;
let http: Http;
let desk: DriveDesk;
beforeEach(async () => {
  drive = await TestDrive.start({ cases: true });
  http = createHttp({ userAgent: 'Test/1', resolveProxy: () => Promise.resolve('DIRECT') });
  desk = new DriveDesk(http, demoAccount(drive.origin), () => 'ok');
});
afterEach(async () => {
  http.close();
  await drive.remove();
});

async function refOf(path: string): Promise<ItemRef> {
  return { account: 'demo', driveId: DRIVE_ID, itemId: (await drive.item(path)).id };
}

async function formOf(change: Partial<PartsForm> = {}): Promise<PartsForm> {
  return {
    sources: [await refOf('/Everything')],
    destination: await refOf('/Documents'),
    notBefore: null,
    ...{ name: 'Everything', onConflict: 'fail', childrenOnly: false, allVersions: false },
    ...change,
  };
}

/** Counts as far as the window would have. */
async function count(form: PartsForm): Promise<void> {
  let cursor: string | null = null;
  do {
    const answer = await desk.checkUp({ ...form, inParts: false, cursor });
    if (!answer.ok) throw new Error(answer.refusal.code);
    cursor = answer.value.next?.cursor ?? null;
  } while (cursor !== null);
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
    const form = await formOf();
    await count(form);
    const answer = await desk.checkParts(form);
    expect(pathsOf(answer)).toEqual(partsInto('/Documents/Everything'));
    expect(await namesIn('/Documents/Everything')).toEqual(['Photos']);
    expect(await namesIn('/Documents/Everything/Photos')).toEqual([]);
    const rules = answer.ok ? answer.value.map(({ onConflict }) => onConflict) : [];
    expect(new Set(rules)).toEqual(new Set(['fail']));
  });

  it('has the name that was asked for', async () => {
    const form = await formOf({ name: 'Backup' });
    await count(form);
    expect(pathsOf(await desk.checkParts(form))).toEqual(partsInto('/Documents/Backup'));
  });

  it('takes an empty folder for its own, as a try that broke off has left one', async () => {
    const form = await formOf();
    await count(form);
    const url = '/v1.0/me/drive/root:/Documents:/children';
    await drive.fetch(url, { method: 'POST', body: { name: 'Everything', folder: {} } });
    expect(pathsOf(await desk.checkParts(form))).toEqual(partsInto('/Documents/Everything'));
  });

  it('leaves a folder of that name alone when it holds something', async () => {
    const form = await formOf();
    await count(form);
    await desk.checkParts(form);
    expect(await desk.checkParts(form)).toMatchObject({
      ok: false,
      refusal: { code: 'nameTaken' },
    });
    const both = await formOf({ onConflict: 'rename' });
    expect(pathsOf(await desk.checkParts(both))).toEqual(partsInto('/Documents/Everything (2)'));
  });

  it('can be of what is in the folder, which is then not made', async () => {
    const form = await formOf({ childrenOnly: true });
    await count(form);
    expect(pathsOf(await desk.checkParts(form))).toEqual(partsInto('/Documents'));
    expect(await namesIn('/Documents')).not.toContain('Everything');
  });

  it('is one of several items, of which the others stay whole', async () => {
    const sources = [await refOf('/Receipts'), await refOf('/Everything')];
    const form = await formOf({ sources });
    await count(form);
    expect(pathsOf(await desk.checkParts(form))).toEqual(
      [...partsInto('/Documents/Everything'), '/Receipts → /Documents/Receipts'].toSorted(),
    );
  });

  it('tries as it is what nobody has counted', async () => {
    expect(pathsOf(await desk.checkParts(await formOf()))).toEqual([
      '/Everything → /Documents/Everything',
    ]);
  });

  it('makes nothing when it must be refused', async () => {
    const form = await formOf({ destination: await refOf('/Everything/Letters') });
    await count(form);
    expect(await desk.checkParts(form)).toMatchObject({ refusal: { code: 'intoItself' } });
    expect(await namesIn('/Everything/Letters')).toHaveLength(5);
  });
});
