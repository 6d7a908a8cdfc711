import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../jobs/job.ts';
import { allSamples, MONITOR_URL, samples, START } from '../jobs/testing/job-samples.ts';
import { openLedger, type OpenLedger } from './level-ledger.ts';
import { FakeVault } from './testing/fake-vault.ts';

const LATER = START + 1000;

let folder: string;
let vault: FakeVault;
let ledger: OpenLedger;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  vault = new FakeVault();
  ledger = await open();
});
afterEach(async () => {
  await ledger.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(): Promise<OpenLedger> {
  const opened = await openLedger(folder, vault);
  if (!opened.ok) throw new Error(opened.why);
  return opened.ledger;
}

/** What the next start of the program finds. */
async function reload(): ReturnType<OpenLedger['load']> {
  await ledger.close();
  ledger = await open();
  return await ledger.load(LATER);
}

/** Works on the files themselves, as another version of the program or a broken disk would. */
async function behindItsBack<T>(work: (level: ClassicLevel) => Promise<T>): Promise<T> {
  await ledger.close();
  const level = new ClassicLevel(folder);
  const result = await work(level);
  await level.close();
  ledger = await open();
  return result;
}

const idsOf = (jobs: readonly Job[]): readonly string[] => jobs.map(({ id }) => id);

describe('records', () => {
  it('of every state come back as they were', async () => {
    const jobs = allSamples.map((job, index) => ({
      ...job,
      id: `${index}`,
      askedAt: START + index,
    }));
    for (const job of jobs) await ledger.put(job, 'durable');
    expect(await reload()).toEqual({ jobs, setAside: 0 });
  });

  it('come back in the order they were asked for, not that of their ids', async () => {
    await ledger.put({ ...samples.queued, id: 'a', askedAt: START + 2 }, 'durable');
    await ledger.put({ ...samples.queued, id: 'b', askedAt: START + 1 }, 'durable');
    await ledger.put({ ...samples.queued, id: 'c', askedAt: START + 3 }, 'lazy');
    expect(idsOf((await reload()).jobs)).toEqual(['b', 'a', 'c']);
  });

  it('are as the last write left them, however many were asked for at once', async () => {
    const states = [samples.queued, samples.submitting, samples.running, samples.checking];
    const writes = states.flatMap((job) => [ledger.put(job, 'lazy'), ledger.put(job, 'durable')]);
    await Promise.all(writes);
    expect((await reload()).jobs).toEqual([samples.checking]);
  });

  it('are written in order also when sealing takes longer for one of them', async () => {
    const sealing: (() => void)[] = [];
    const seal = vault.seal.bind(vault);
    vault.seal = async (secret) => {
      await new Promise<void>((resolve) => sealing.push(resolve));
      return await seal(secret);
    };
    const writes = [ledger.put(samples.running, 'durable'), ledger.put(samples.failed, 'durable')];
    const removal = ledger.remove(['other']);
    while (sealing.length === 0) await new Promise(setImmediate);
    for (const go of sealing) go();
    await Promise.all([...writes, removal]);
    expect((await reload()).jobs).toEqual([samples.failed]);
  });

  it('that are removed do not come back, and a second removal does no harm', async () => {
    for (const id of ['a', 'b', 'c']) await ledger.put({ ...samples.failed, id }, 'durable');
    await ledger.remove(['a', 'c', 'never there']);
    await ledger.remove(['a']);
    await ledger.remove([]);
    expect(idsOf((await reload()).jobs)).toEqual(['b']);
  });

  it('may be removed and written anew in one breath', async () => {
    await Promise.all([
      ledger.put(samples.failed, 'lazy'),
      ledger.remove([samples.failed.id]),
      ledger.put(samples.queued, 'durable'),
    ]);
    expect((await reload()).jobs).toEqual([samples.queued]);
  });

  it('that wait to be written are written before the ledger closes', async () => {
    void ledger.put(samples.running, 'lazy');
    void ledger.put(samples.completed, 'lazy');
    expect((await reload()).jobs).toEqual([samples.completed]);
  });

  it('that cannot be written say so, and do not hold up the next', async () => {
    vault.seal = () => Promise.reject(new Error('The keyring fell over.'));
    const broken = ledger.put(samples.running, 'durable');
    const next = ledger.put({ ...samples.failed, id: 'next' }, 'durable');
    await expect(broken).rejects.toThrow('keyring');
    await next;
    expect(idsOf((await reload()).jobs)).toEqual(['next']);
  });

  it('cannot be written any more once it is closed', async () => {
    await ledger.close();
    await expect(ledger.put(samples.queued, 'durable')).rejects.toThrow();
    await expect(ledger.remove(['a'])).rejects.toThrow();
    ledger = await open();
  });
});

describe('a record that cannot be read', () => {
  const job = { ...samples.failed, id: 'new', begun: 'perhaps' };
  it.each([
    ['is no JSON', '{"version":1,"job":{'],
    ['is something else', 'null'],
    ['has no envelope', JSON.stringify(samples.failed)],
    ['has a field of a wrong kind', JSON.stringify({ version: 1, job, secret: null })],
    ['is of a newer version', JSON.stringify({ version: 2, job: samples.failed, secret: null })],
  ])('because it %s is set aside, unchanged, and the rest is kept', async (_why, text) => {
    for (const id of ['a', 'z']) await ledger.put({ ...samples.failed, id }, 'durable');
    await behindItsBack((level) => level.put('job/new', text));
    const { jobs, setAside } = await ledger.load(LATER);
    expect([idsOf(jobs), setAside]).toEqual([['a', 'z'], 1]);
    expect(await reload()).toMatchObject({ setAside: 0 });
    const rows = await behindItsBack((level) => level.iterator({ gte: 'aside/' }).all());
    const kept = rows.filter(([key]) => key.startsWith('aside/'));
    expect(kept.map(([key]) => key)).toEqual(['aside/job/new']);
    expect(JSON.parse(kept[0]?.[1] ?? '')).toMatchObject({ at: LATER, text });
  });

  it('does not keep the same id from being used again', async () => {
    await behindItsBack((level) => level.put('job/a', 'torn'));
    expect((await ledger.load(LATER)).setAside).toBe(1);
    await ledger.put({ ...samples.failed, id: 'a' }, 'durable');
    expect(idsOf((await reload()).jobs)).toEqual(['a']);
  });
});

describe('a damaged part of the files', () => {
  it('costs the records in it and no others, and is told of', async () => {
    const ids = Array.from({ length: 300 }, (_, number) => `job-${1000 + number}`);
    await Promise.all(ids.map((id) => ledger.put({ ...samples.failed, id }, 'lazy')));
    // The second start moves the records from the log into a table.
    await reload();
    await ledger.close();
    const [table = ''] = (await readdir(folder)).filter((name) => name.endsWith('.ldb'));
    const path = join(folder, table);
    const bytes = await readFile(path);
    const middle = Math.floor(bytes.length / 5);
    bytes.fill(0xff, middle, middle + 16);
    await writeFile(path, bytes);
    ledger = await open();
    const { jobs, setAside } = await ledger.load(LATER);
    expect(setAside).toBe(1);
    const left = idsOf(jobs);
    const lost = ids.filter((id) => !left.includes(id));
    expect(left.length).toBeGreaterThan(280);
    expect(left.length).toBeLessThan(300);
    // In one piece, which is the damaged one.
    expect(ids.indexOf(lost.at(-1) ?? '') - ids.indexOf(lost[0] ?? '')).toBe(lost.length - 1);
    await ledger.put(samples.queued, 'durable');
  });
});

describe('the monitor URL', () => {
  it('lies on no disk as it is, in no file', async () => {
    await ledger.put(samples.running, 'durable');
    await reload();
    await ledger.put({ ...samples.running, id: 'fresh' }, 'durable');
    const bytes = await allBytes(folder);
    expect(bytes.includes('fresh')).toBe(true);
    for (const secret of [MONITOR_URL, 'monitor.test', 'tempauth', 'eyJhbGciOiJub25lIn0']) {
      expect(bytes.includes(secret)).toBe(false);
    }
    expect((await reload()).jobs).toContainEqual(samples.running);
  });

  it('is kept where the system has no secret store, and read later where it has one', async () => {
    vault.isThere = false;
    await ledger.put(samples.running, 'durable');
    vault.isThere = true;
    expect((await reload()).jobs).toEqual([samples.running]);
  });

  it('that cannot be unsealed any more lets the copy go on by looking at its destination', async () => {
    await ledger.put(samples.running, 'durable');
    vault.isSame = false;
    expect(await reload()).toMatchObject({
      jobs: [{ id: 'job-1', state: 'checking', reason: 'noMonitor', since: LATER, looks: 0 }],
      setAside: 0,
    });
  });

  it('that is missing from its record does the same', async () => {
    const text = JSON.stringify({ version: 1, job: samples.running, secret: null });
    await behindItsBack((level) => level.put('job/job-1', text));
    expect((await ledger.load(LATER)).jobs).toMatchObject([{ state: 'checking' }]);
  });
});

describe('the folder', () => {
  it('is made when it is missing', async () => {
    const deep = await openLedger(join(folder, 'not', 'yet', 'there'), vault);
    expect(deep.ok).toBe(true);
    if (deep.ok) await deep.ledger.close();
  });

  it('belongs to one program at a time', async () => {
    expect(await openLedger(folder, vault)).toEqual({ ok: false, why: 'locked' });
    await ledger.put(samples.queued, 'durable');
    expect((await reload()).jobs).toEqual([samples.queued]);
  });

  it('that is a file is unreadable', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'x');
    expect(await openLedger(file, vault)).toEqual({ ok: false, why: 'unreadable' });
  });

  it('whose directory of files is damaged is unreadable, and is left as it is', async () => {
    await ledger.put(samples.queued, 'durable');
    await ledger.close();
    await writeFile(join(folder, 'CURRENT'), 'nonsense');
    const before = (await readdir(folder)).toSorted();
    expect(await openLedger(folder, vault)).toEqual({ ok: false, why: 'unreadable' });
    expect((await readdir(folder)).toSorted()).toEqual(expect.arrayContaining(before));
    await rm(folder, { recursive: true });
    await mkdir(folder);
    ledger = await open();
  });
});

async function allBytes(directory: string): Promise<Buffer> {
  const names = await readdir(directory);
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(directory, name)))));
}
