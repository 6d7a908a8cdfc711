import { describe, expect, it } from 'vitest';
import type { JobView, Waiting } from '../../shared/job-view.ts';
import { NEW_CONTACT } from './contact.ts';
import { type Job, parseJob } from './job.ts';
import { NO_MEMORY, remember } from './poll-memory.ts';
import { MONITOR_URL, START, allSamples, samples, uploadRequest } from './testing/job-samples.ts';
import { timeLeft } from './time-left.ts';
import { summaryOf, viewOf } from './view.ts';

const waiting: Waiting = { why: 'unreachable', since: START };
const memory = Array.from({ length: 40 }, (_, index) => ({
  elapsedMs: 100 * (index + 1),
  fraction: (index + 1) / 100,
})).reduce(remember, NO_MEMORY);

const SECRETS = [MONITOR_URL, 'monitor.test', 'upload.test', 'secret', 'tempauth', 'demo', 'd1'];

/** The record as it would be read from the disk. */
function parsed(value: unknown): Job {
  const read = parseJob(value);
  if (!read.ok) throw new Error(read.reason);
  return read.job;
}

describe('viewOf', () => {
  it.each(allSamples)('tells no secret of a job that is $state', (job) => {
    // As a job with every secret it could have, whatever its state.
    const { transfer } = samples.transferring;
    const leaky = { ...job, monitorUrl: MONITOR_URL, transfer };
    const text = JSON.stringify(viewOf(leaky, { ...NEW_CONTACT, waiting }, START));
    expect(text).toContain(`"id":"${job.id}"`);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  it.each(allSamples)('tells no key of the source of an upload that is $state', (job) => {
    const sourceUrl = 'https://me:password@files.test/big.iso?key=secret#secret';
    const upload = { ...job, request: { ...uploadRequest, sourceUrl } };
    const view = viewOf(parsed(upload), NEW_CONTACT, START);
    expect(view).toMatchObject({ action: 'upload', kind: 'file', from: 'files.test/big.iso' });
    const text = JSON.stringify(view);
    for (const secret of [...SECRETS, 'key=', 'password']) expect(text).not.toContain(secret);
  });

  it('says nothing of a source whose address cannot be read', () => {
    const upload = { ...samples.queued, request: { ...uploadRequest, sourceUrl: 'key=secret' } };
    expect(viewOf(upload, NEW_CONTACT, START)).toMatchObject({ from: null });
  });

  it('knows little of what another program has begun', () => {
    const request = { action: 'adopted', account: 'demo', name: 'Copy' } as const;
    const adopted = { ...samples.running, request, target: null };
    const view = viewOf(adopted, NEW_CONTACT, START);
    expect(view).toMatchObject({ action: 'adopted', kind: 'other', from: null, to: null });
    for (const secret of SECRETS) expect(JSON.stringify(view)).not.toContain(secret);
  });

  it('shows names and paths as the user knows them', () => {
    expect(viewOf(samples.queued, NEW_CONTACT, START)).toEqual({
      id: 'job-1',
      action: 'copy',
      state: 'queued',
      name: 'Plans',
      kind: 'folder',
      from: '/Plans',
      to: '/Archive',
      onConflict: 'fail',
      batch: null,
      askedAt: START,
      waiting: null,
      held: null,
    });
  });

  it('says what the user has set that holds a copy, the pause once its time has come', () => {
    const later = { ...samples.queued, notBefore: START + 1 };
    const heldAt = (now: number, isPaused = false): JobView =>
      viewOf(later, NEW_CONTACT, now, isPaused);
    const until = START + 1;
    expect(heldAt(START)).toMatchObject({ held: { why: 'later', until, isPaused: false } });
    expect(heldAt(START + 1)).toMatchObject({ held: null });
    expect(heldAt(START, true)).toMatchObject({ held: { why: 'later', until, isPaused: true } });
    expect(heldAt(START + 1, true)).toMatchObject({ held: { why: 'paused' } });
  });

  it('shows the finest figure as the fraction', () => {
    const progress = { fraction: 0, files: null, bytes: { done: 1024, total: 4096 } };
    expect(viewOf({ ...samples.running, progress }, NEW_CONTACT, START)).toMatchObject({
      progress: { ...progress, fraction: 0.25 },
    });
  });

  it('guesses the time left only while it is in touch', () => {
    const contact = { ...NEW_CONTACT, memory };
    const left = timeLeft(memory, 4000);
    expect(left).not.toBeNull();
    const now = START + 4000;
    const view = viewOf(samples.running, contact, now);
    expect(view).toMatchObject({
      waiting: null,
      ends: { from: START + 4000 + (left?.fromMs ?? 0), to: START + 4000 + (left?.toMs ?? 0) },
    });
    expect(viewOf(samples.running, { ...contact, waiting }, now)).toMatchObject({
      ends: null,
      waiting,
    });
  });

  it('says so while the monitor claims to be gone, rather than anything else', () => {
    const doubted = { ...samples.running, gone: { since: START + 5, count: 1 } };
    expect(viewOf(doubted, { ...NEW_CONTACT, waiting }, START)).toMatchObject({
      waiting: { why: 'monitorUncertain', since: START + 5 },
    });
  });

  it('offers to open a result only when there is a page to open', () => {
    const found = { state: 'found', itemId: 'copy', name: 'Plans 1', webUrl: null } as const;
    const completed = samples.completed;
    expect(viewOf(completed, NEW_CONTACT, START)).toMatchObject({
      resultName: null,
      canOpen: false,
    });
    expect(viewOf({ ...completed, result: found }, NEW_CONTACT, START)).toMatchObject({
      resultName: 'Plans 1',
      canOpen: false,
    });
    const webUrl = 'https://drive.test/web/copy';
    expect(
      viewOf({ ...completed, result: { ...found, webUrl } }, NEW_CONTACT, START),
    ).toMatchObject({ canOpen: true });
  });
});

describe('what this app and its service do', () => {
  it('shows a piece taken as bytes done, and no figure while the source has not said', () => {
    const { transferring } = samples;
    const transfer = { ...transferring.transfer, done: 25 };
    expect(viewOf({ ...transferring, transfer }, NEW_CONTACT, START)).toMatchObject({
      state: 'running',
      byApp: true,
      startedAt: START,
      progress: { fraction: 0.25, files: null, bytes: { done: 25, total: 100 } },
    });
    for (const total of [null, 0]) {
      const view = viewOf(
        { ...transferring, transfer: { ...transfer, total } },
        NEW_CONTACT,
        START,
      );
      expect(view).toMatchObject({ progress: { fraction: null } });
    }
  });

  it('guesses the time left of an upload only while it is in touch', () => {
    const contact = { ...NEW_CONTACT, memory };
    const left = timeLeft(memory, 4000);
    expect(left).not.toBeNull();
    const view = viewOf(samples.transferring, contact, START + 4000);
    expect(view).toMatchObject({
      ends: { from: START + 4000 + (left?.fromMs ?? 0), to: START + 4000 + (left?.toMs ?? 0) },
    });
    expect(viewOf(samples.transferring, { ...contact, waiting }, START + 4000)).toMatchObject({
      ends: null,
      waiting,
    });
  });

  it('shows a copy that only wants its name as whole and still at work', () => {
    expect(viewOf(samples.renaming, { ...NEW_CONTACT, waiting }, START)).toMatchObject({
      state: 'running',
      byApp: false,
      progress: { fraction: 1 },
      ends: null,
      waiting,
    });
  });

  it('offers to upload by itself only what the service was asked to fetch', () => {
    const canUpload = (request: Job['request']): unknown =>
      viewOf({ ...samples.failed, request }, NEW_CONTACT, START);
    const service = { ...uploadRequest, by: 'service' } as const;
    expect(canUpload(service)).toMatchObject({ canUploadByApp: true });
    expect(canUpload(uploadRequest)).toMatchObject({ canUploadByApp: false });
    expect(canUpload(samples.queued.request)).toMatchObject({ canUploadByApp: false });
  });

  it.each([
    [
      { state: 'comparing', items: 7, limit: 3000 },
      { state: 'comparing', items: 7 },
    ],
    [
      { state: 'same', items: 4, bytes: 4096 },
      { state: 'same', items: 4, bytes: 4096 },
    ],
    [
      { state: 'skipped', why: 'tooLarge' },
      { state: 'skipped', why: 'tooLarge' },
    ],
    [null, null],
  ] as const)('shows what a comparison has shown: %j', (proof, shown) => {
    const view = viewOf({ ...samples.completed, proof }, NEW_CONTACT, START);
    expect('proof' in view ? view.proof : undefined).toEqual(shown);
  });
});

describe('summaryOf', () => {
  it('counts what is under way and what needs the user', () => {
    expect(summaryOf(allSamples)).toEqual({
      active: 6,
      attention: 2,
      fraction: (0.25 + 1 + 0) / 3,
    });
  });

  it('takes the mean of those that give a figure', () => {
    const at = (fraction: number | null): Job => ({
      ...samples.running,
      progress: { fraction, files: null, bytes: null },
    });
    expect(summaryOf([at(0.5), at(1), at(null), at(0)])).toEqual({
      active: 4,
      attention: 0,
      fraction: 0.75,
    });
  });

  it('has no figure when nothing is under way', () => {
    expect(summaryOf([])).toEqual({ active: 0, attention: 0, fraction: null });
  });
});
