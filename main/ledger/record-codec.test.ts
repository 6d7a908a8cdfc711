import { describe, expect, it } from 'vitest';
import { allSamples, MONITOR_URL, samples, START } from '../jobs/testing/job-samples.ts';
import { decodeJob, encodeJob, RECORD_VERSION } from './record-codec.ts';
import { FakeVault } from './testing/fake-vault.ts';

const vault = new FakeVault();

describe('a record on the disk', () => {
  it.each(allSamples)('reads back as it was written: $state', async (job) => {
    const text = await encodeJob(job, vault);
    expect(await decodeJob(text, vault, START)).toEqual({ ok: true, job });
  });

  it('keeps the monitor URL out of its readable part', async () => {
    const text = await encodeJob(samples.running, vault);
    expect(text).not.toContain(MONITOR_URL);
    expect(JSON.parse(text)).toMatchObject({
      version: RECORD_VERSION,
      job: { state: 'running', monitorUrl: 'sealed' },
      secret: { how: 'sealed' },
    });
  });

  it('keeps the place of an upload out of its readable part', async () => {
    const text = await encodeJob(samples.transferring, vault);
    expect(text).not.toContain('upload.test');
  });

  it('of an upload whose place cannot be unsealed any more begins it anew', async () => {
    const job = {
      ...samples.transferring,
      transfer: { ...samples.transferring.transfer, done: 50 },
    };
    const text = await encodeJob(job, vault);
    const stranger = { seal: vault.seal.bind(vault), open: () => Promise.resolve(null) };
    expect(await decodeJob(text, stranger, START)).toMatchObject({
      job: { state: 'transferring', transfer: { uploadUrl: null, done: 0 } },
    });
  });

  it('whose secret may not be kept holds none, and goes on by looking at its destination', async () => {
    const without = new FakeVault();
    without.isThere = false;
    without.keepsPlain = false;
    const text = await encodeJob(samples.running, without);
    expect(text).not.toContain('monitor.test');
    expect(await decodeJob(text, without, START)).toMatchObject({
      job: { state: 'checking', reason: 'noMonitor' },
    });
  });

  it('stays readable when a later version adds fields to it', async () => {
    const known = { ...samples.failed, colour: 'red' };
    const text = JSON.stringify({ version: RECORD_VERSION, job: known, secret: null, extra: 1 });
    expect(await decodeJob(text, vault, START)).toEqual({ ok: true, job: samples.failed });
  });

  it('is refused with a reason that names fields and no values', async () => {
    const job = { ...samples.running, monitorUrl: 7, progress: MONITOR_URL };
    const text = JSON.stringify({ version: RECORD_VERSION, job, secret: null });
    const decoded = await decodeJob(text, vault, START);
    expect(decoded).toEqual({ ok: false, reason: 'wrong: monitorUrl, progress' });
  });

  it.each(['', 'null', '[]', '7', '{}', '{"version":1}', '{"version":0,"job":{},"secret":null}'])(
    'is refused when it is none: %s',
    async (text) => {
      expect(await decodeJob(text, vault, START)).toMatchObject({ ok: false });
    },
  );
});
