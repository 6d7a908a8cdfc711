import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckUp, Finding, FindingCode } from '../../shared/check-up.ts';
import type { CheckUpForm } from '../../shared/contract.ts';
import type { TestDrive } from '../demo/test-support.ts';
import type { DriveDesk } from './drive-desk.ts';
import { DeskWorld, GONE, valueOf } from './testing/desk-world.ts';

const MINUTE = 60_000;
let drive: TestDrive;
let world: DeskWorld;
let desk: DriveDesk;
/** For how long the host has no time for what can wait. */
let busyMs = 0;

async function open(options: Parameters<typeof TestDrive.start>[0] = {}): Promise<void> {
  busyMs = 0;
  world = await DeskWorld.start(options);
  ({ drive } = world);
  desk = world.desk(() => 'ok', { spareInMs: () => busyMs });
}

afterEach(async () => {
  await world.end();
});

async function formOf(
  from: readonly string[],
  to: string,
  change: Partial<CheckUpForm> = {},
): Promise<CheckUpForm> {
  return {
    sources: await Promise.all(from.map((path) => world.refOf(path))),
    destination: await world.refOf(to),
    name: from[0]?.slice(from[0].lastIndexOf('/') + 1) ?? '',
    ...{ onConflict: 'fail', childrenOnly: false, allVersions: false, inParts: false },
    cursor: null,
    notBefore: null,
    ...change,
  };
}

/** All answers to a form, as the window asks for them. */
async function answersTo(form: CheckUpForm): Promise<readonly CheckUp[]> {
  const answers = [valueOf(await desk.checkUp(form))];
  for (;;) {
    const next = answers.at(-1)?.next ?? null;
    if (next === null) return answers;
    answers.push(valueOf(await desk.checkUp({ ...form, cursor: next.cursor })));
  }
}

async function pathsAsked(): Promise<readonly string[]> {
  return (await world.asked()).map(({ path }) => path);
}

async function clearRequests(): Promise<void> {
  await world.forgetAsked();
}

async function fault(path: string, action: object, times?: number): Promise<void> {
  const rule = { match: { path }, action, ...(times === undefined ? {} : { times }) };
  await drive.fetch('/__admin/faults', { method: 'POST', body: [rule] });
}

function findingIn(answer: CheckUp, code: FindingCode): Finding {
  const found = answer.findings.find((each) => each.code === code);
  if (found === undefined) throw new Error(answer.findings.map((each) => each.code).join());
  return found;
}

describe('a check-up', () => {
  it('knows size and children at once, and the rest page by page', async () => {
    await open();
    const answers = await answersTo(await formOf(['/LargeFolder1'], '/Documents'));
    const { size } = await drive.item('/LargeFolder1');
    expect(answers[0]?.amount).toEqual({ items: 12, isWhole: false, bytes: size });
    expect(answers.at(-1)?.amount).toEqual({ items: 3132, isWhole: true, bytes: size });
    const counts = answers.map(({ amount }) => amount.items);
    expect(counts).toEqual(counts.toSorted((left, right) => left - right));
  });

  it('asks for both ends, the drive and the name, and then for each folder once', async () => {
    await open();
    const form = await formOf(['/Receipts'], '/Documents');
    await clearRequests();
    await desk.checkUp(form);
    const first = await pathsAsked();
    expect(first).toHaveLength(4);
    await clearRequests();
    await answersTo(form);
    const rest = (await pathsAsked()).filter((path) => path.includes('/children'));
    expect(rest).toHaveLength(4);
    expect(new Set(rest).size).toBe(4);
  });

  it('asks only for the name anew when that alone has changed, and counts nothing twice', async () => {
    await open();
    const form = await formOf(['/Receipts'], '/Documents');
    await answersTo(form);
    await clearRequests();
    const [answer] = await answersTo({ ...form, name: 'Other', onConflict: 'rename' });
    expect(await pathsAsked()).toEqual([expect.stringContaining(':/Other:')]);
    expect(answer?.amount).toMatchObject({ items: 112, isWhole: true });
  });

  it('keeps what it has counted when another folder is chosen', async () => {
    await open();
    await answersTo(await formOf(['/Receipts'], '/Documents'));
    await clearRequests();
    const [answer] = await answersTo(await formOf(['/Receipts'], '/Music'));
    expect(answer?.amount).toMatchObject({ items: 112, isWhole: true });
    expect((await pathsAsked()).filter((path) => path.includes('/children'))).toEqual([]);
  });

  it('counts nothing while the host is needed by others, and says when to ask again', async () => {
    await open();
    const form = await formOf(['/LargeFolder1'], '/Documents');
    busyMs = 700;
    const { next } = valueOf(await desk.checkUp(form));
    expect(next?.afterMs).toBe(700);
    await clearRequests();
    const again = valueOf(await desk.checkUp({ ...form, cursor: next?.cursor ?? '' }));
    expect(again.amount.items).toBe(12);
    expect(await pathsAsked()).toEqual([]);
  });

  it('asks nothing more for a choice that another one has replaced', async () => {
    await open();
    const old = await formOf(['/LargeFolder1'], '/Documents');
    const { next } = valueOf(await desk.checkUp(old));
    await answersTo(await formOf(['/Receipts'], '/Documents'));
    await clearRequests();
    // The window has gone on; a late question begins anew instead of counting on.
    const late = valueOf(await desk.checkUp({ ...old, cursor: next?.cursor ?? '' }));
    expect(late.amount.items).toBe(12);
    expect((await pathsAsked()).filter((path) => path.includes('/children'))).toEqual([]);
  });

  it('waits after trouble as long as the host wants, and gives up after some', async () => {
    await open();
    const form = await formOf(['/LargeFolder1'], '/Documents');
    const { next } = valueOf(await desk.checkUp(form));
    const on = { ...form, cursor: next?.cursor ?? '' };
    await fault('/children', { status: 429, headers: { 'Retry-After': '7' } });
    const after = [];
    for (let count = 0; count < 3; count += 1) {
      after.push(valueOf(await desk.checkUp(on)).next?.afterMs ?? null);
    }
    expect(after).toEqual([7000, 7000, null]);
  });

  it('stays at "at least" where a folder cannot be looked into', async () => {
    await open();
    const { id } = await drive.item('/Receipts/2024');
    await fault(`${id}/children`, { status: 403, body: { error: { code: 'accessDenied' } } });
    const answers = await answersTo(await formOf(['/Receipts'], '/Documents'));
    expect(answers.at(-1)?.amount).toMatchObject({ items: 112, isWhole: false });
  });

  it('answers to another name that is typed before anything is known', async () => {
    await open();
    const form = await formOf(['/Projects'], '/Documents', { name: 'One' });
    await fault('.', { isHeld: true });
    const first = desk.checkUp(form);
    const second = desk.checkUp({ ...form, name: 'Another' });
    await drive.fetch('/__admin/faults', { method: 'DELETE' });
    for (const answer of [await first, await second]) expect(valueOf(answer).amount.items).toBe(5);
  });

  it('says that an end is gone', async () => {
    await open();
    const form = await formOf(['/Receipts'], '/Documents');
    expect(await desk.checkUp({ ...form, sources: [GONE] })).toMatchObject({
      refusal: { code: 'sourceGone' },
    });
    expect(await desk.checkUp({ ...form, destination: GONE })).toMatchObject({
      refusal: { code: 'destinationGone' },
    });
  });

  it('says so where the drive cannot be reached', async () => {
    await open();
    const form = await formOf(['/Receipts'], '/Documents');
    await drive.close();
    expect(await desk.checkUp(form)).toMatchObject({ refusal: { code: 'driveUnreachable' } });
  });

  it('does without what a drive does not say of itself', async () => {
    await open();
    await fault('/drives/[^/]+\\?', { status: 403, body: { error: { code: 'accessDenied' } } });
    const [answer] = await answersTo(await formOf(['/Receipts'], '/Documents'));
    expect(answer?.findings.map(({ severity }) => severity)).not.toContain('stop');
  });
});

describe('what a check-up finds on the drive', () => {
  it('is a name that is taken, with one near it that is free', async () => {
    await open();
    await drive.startedCopy('/Receipts', '/Documents', { name: 'Receipts (2)' });
    await drive.startedCopy('/Receipts', '/Documents', { name: 'Receipts' });
    drive.now += MINUTE;
    const [answer] = await answersTo(await formOf(['/Receipts'], '/Documents'));
    expect(answer && findingIn(answer, 'nameTaken')).toMatchObject({
      severity: 'stop',
      remedies: [
        { code: 'useName', name: 'Receipts (3)' },
        { code: 'keepBoth' },
        { code: 'intoExisting', folder: { name: 'Receipts', folderPath: '/Documents' } },
      ],
    });
  });

  it('is which of several names are taken', async () => {
    await open();
    for (const path of ['/Receipts', '/Budget 2026.xlsx']) {
      await drive.startedCopy(path, '/Documents');
    }
    drive.now += MINUTE;
    const paths = ['/Receipts', '/Music', '/Budget 2026.xlsx', '/Projects', '/Pictures'];
    const [answer] = await answersTo(await formOf(paths, '/Documents'));
    expect(answer && findingIn(answer, 'nameTaken')).toMatchObject({
      severity: 'warn',
      names: { count: 2 },
      of: 5,
    });
  });

  it('is what of a folder’s contents is there already', async () => {
    await open();
    await drive.startedCopy('/Receipts/2024', '/Documents');
    drive.now += MINUTE;
    const form = await formOf(['/Receipts'], '/Documents', { childrenOnly: true });
    const [answer] = await answersTo(form);
    expect(answer && findingIn(answer, 'nameTaken')).toMatchObject({
      severity: 'stop',
      names: { first: ['2024'], count: 1 },
    });
  });

  it('is more than one copy takes, before all is counted', async () => {
    await open({ cases: true });
    const answers = await answersTo(await formOf(['/Everything'], '/Documents'));
    const stopped = answers.findIndex(({ findings }) =>
      findings.some(({ code }) => code === 'tooManyItems'),
    );
    const early = answers[stopped];
    expect(early?.amount.isWhole).toBe(false);
    expect(early && findingIn(early, 'tooManyItems')).toMatchObject({
      severity: 'stop',
      name: 'Everything',
      limit: 30_000,
      remedies: [{ code: 'split' }],
    });
    expect(answers.at(-1)?.amount).toMatchObject({ items: 31_221, isWhole: true });
  });

  it('is a drive that is too small', async () => {
    await open({ quotaBytes: 2_200_000_000 });
    const [answer] = await answersTo(await formOf(['/LargeFolder1'], '/Documents'));
    const { size } = await drive.item('/LargeFolder1');
    const root = v.parse(v.object({ size: v.number() }), await drive.json('/v1.0/me/drive/root'));
    expect(answer && findingIn(answer, 'quota')).toMatchObject({
      severity: 'stop',
      bytes: size,
      free: 2_200_000_000 - root.size,
    });
  });

  it('is a notebook that is too large, a path that would be too long, and a share', async () => {
    await open({ cases: true });
    const paths = ['/Meeting notes', '/Deep', '/Team folder'];
    const answer = (await answersTo(await formOf(paths, '/Documents/Contracts'))).at(-1);
    expect(answer && findingIn(answer, 'notebook')).toMatchObject({ severity: 'stop' });
    expect(answer && findingIn(answer, 'pathTooLong')).toMatchObject({ severity: 'stop' });
    expect(answer && findingIn(answer, 'shared')).toMatchObject({
      severity: 'warn',
      names: { first: ['Team folder'] },
    });
  });

  it('is a personal drive that heeds no rule', async () => {
    await open({ driveType: 'personal' });
    const form = await formOf(['/Receipts'], '/Documents', { onConflict: 'rename' });
    const [answer] = await answersTo(form);
    expect(answer && findingIn(answer, 'rulesIgnored')).toMatchObject({ severity: 'warn' });
  });

  it('is that the service copies nothing between personal and work drives', async () => {
    await open();
    const parentReference = { driveId: 'HOME', driveType: 'personal', path: '/drives/HOME/root:' };
    const item = { id: 'x', name: 'Holiday', folder: { childCount: 0 }, size: 5, parentReference };
    await fault('/drives/HOME/items/x', { status: 200, body: item });
    await fault('/drives/HOME\\?', { status: 200, body: { id: 'HOME', driveType: 'personal' } });
    const form = await formOf([], '/Documents', { name: 'Holiday' });
    const sources = [{ account: 'demo', driveId: 'HOME', itemId: 'x' }];
    const [answer] = await answersTo({ ...form, sources });
    expect(answer && findingIn(answer, 'mixedAccounts')).toMatchObject({ severity: 'stop' });
  });
});
