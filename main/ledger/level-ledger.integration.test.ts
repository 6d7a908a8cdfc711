import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../jobs/job.ts';
import { allSamples, MONITOR_URL, samples, START } from '../jobs/testing/job-samples.ts';
import { openLedger, type OpenLedger } from './level-ledger.ts';
import { Disk, LATER } from './testing/disk.ts';

let disk: Disk;
let ledger: OpenLedger;
beforeEach(async () => {
  disk = await Disk.create();
  ledger = await disk.open();
});
afterEach(() => disk.remove());

/** What the next start of the program finds. */
async function reload(): ReturnType<OpenLedger['load']> {
  const loaded = await disk.reload();
  ledger = await disk.open();
  return loaded;
}

const idsOf = (jobs: readonly Job[]): readonly string[] => jobs.map(({ id }) => id);

describe('records', () => {
  it('that are added together come back together', async () => {
    const added = ['x', 'y'].map((id) => ({ ...samples.queued, id, batch: 'b' }));
    await ledger.add(added);
    expect(await reload()).toEqual({ jobs: added, setAside: 0 });
  });

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
    const seal = disk.vault.seal.bind(disk.vault);
    disk.vault.seal = async (secret) => {
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
    disk.vault.seal = () => Promise.reject(new Error('The keyring fell over.'));
    const broken = ledger.put(samples.running, 'durable');
    const next = ledger.put({ ...samples.failed, id: 'next' }, 'durable');
    await expect(broken).rejects.toThrow('keyring');
    await next;
    expect(idsOf((await reload()).jobs)).toEqual(['next']);
  });

  it('cannot be written any more once it is closed', async () => {
    await disk.close();
    await expect(ledger.put(samples.queued, 'durable')).rejects.toThrow();
    await expect(ledger.remove(['a'])).rejects.toThrow();
  });
});

describe('the monitor URL', () => {
  it('lies on no disk as it is, in no file', async () => {
    await ledger.put(samples.running, 'durable');
    await reload();
    await ledger.put({ ...samples.running, id: 'fresh' }, 'durable');
    const bytes = await allBytes(disk.folder);
    expect(bytes.includes('fresh')).toBe(true);
    for (const secret of [MONITOR_URL, 'monitor.test', 'tempauth', 'eyJhbGciOiJub25lIn0']) {
      expect(bytes.includes(secret)).toBe(false);
    }
    expect((await reload()).jobs).toContainEqual(samples.running);
  });

  it('is kept where the system has no secret store, and read later where it has one', async () => {
    disk.vault.isThere = false;
    await ledger.put(samples.running, 'durable');
    disk.vault.isThere = true;
    expect((await reload()).jobs).toEqual([samples.running]);
  });

  it('that cannot be unsealed any more lets the copy go on by looking at its destination', async () => {
    await ledger.put(samples.running, 'durable');
    disk.vault.isSame = false;
    expect(await reload()).toMatchObject({
      jobs: [{ id: 'job-1', state: 'checking', reason: 'noMonitor', since: LATER, looks: 0 }],
      setAside: 0,
    });
  });
});

describe('the folder', () => {
  it('is made when it is missing', async () => {
    const deep = await openLedger(join(disk.folder, 'not', 'yet', 'there'), disk.vault);
    expect(deep.ok).toBe(true);
    if (deep.ok) await deep.ledger.close();
  });

  it('belongs to one program at a time', async () => {
    expect(await openLedger(disk.folder, disk.vault)).toEqual({ ok: false, why: 'locked' });
    await ledger.put(samples.queued, 'durable');
    expect((await reload()).jobs).toEqual([samples.queued]);
  });

  it('that is a file is unreadable', async () => {
    const file = join(disk.folder, 'file');
    await writeFile(file, 'x');
    expect(await openLedger(file, disk.vault)).toEqual({ ok: false, why: 'unreadable' });
  });
});

async function allBytes(directory: string): Promise<Buffer> {
  const names = await readdir(directory);
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(directory, name)))));
}
