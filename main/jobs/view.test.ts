import { describe, expect, it } from 'vitest';
import type { Waiting } from '../../shared/job-view.ts';
import { NEW_CONTACT } from './contact.ts';
import { MONITOR_URL, START, allSamples, samples } from './testing/job-samples.ts';
import { summaryOf, viewOf } from './view.ts';

const waiting: Waiting = { why: 'unreachable', since: START };
const samplesSeen = [0, 2, 4].map((second) => ({
  at: START + second * 1000,
  fraction: second / 10,
}));

describe('viewOf', () => {
  it.each(allSamples)('tells no secret of a job that is $state', (job) => {
    // As a job with every secret it could have, whatever its state.
    const leaky = { ...job, monitorUrl: MONITOR_URL };
    const text = JSON.stringify(viewOf(leaky, { ...NEW_CONTACT, waiting }, START));
    expect(text).toContain(`"state":"${job.state}"`);
    for (const secret of [MONITOR_URL, 'monitor.test', 'tempauth', 'demo', 'd1']) {
      expect(text).not.toContain(secret);
    }
  });

  it('shows names and paths as the user knows them', () => {
    expect(viewOf(samples.queued, NEW_CONTACT, START)).toEqual({
      id: 'job-1',
      state: 'queued',
      name: 'Plans',
      kind: 'folder',
      from: '/Plans',
      to: '/Archive',
      onConflict: 'fail',
      askedAt: START,
      waiting: null,
    });
  });

  it('shows the finest figure as the fraction', () => {
    const progress = { fraction: 0, files: null, bytes: { done: 1024, total: 4096 } };
    expect(viewOf({ ...samples.running, progress }, NEW_CONTACT, START)).toMatchObject({
      progress: { ...progress, fraction: 0.25 },
    });
  });

  it('guesses the time left only while it is in touch', () => {
    const contact = { ...NEW_CONTACT, samples: samplesSeen };
    const now = START + 4000;
    const view = viewOf(samples.running, contact, now);
    expect(view).toMatchObject({ waiting: null });
    expect('timeLeft' in view ? view.timeLeft?.fromMs : null).toBeCloseTo(5100, 0);
    expect(viewOf(samples.running, { ...contact, waiting }, now)).toMatchObject({
      timeLeft: null,
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

describe('summaryOf', () => {
  it('counts what is under way and what needs the user', () => {
    const views = allSamples.map((job) => viewOf(job, NEW_CONTACT, START));
    expect(summaryOf(views)).toEqual({ active: 4, attention: 2, fraction: 0.25 });
  });

  it('takes the mean of those that give a figure', () => {
    const at = (fraction: number | null): ReturnType<typeof viewOf> =>
      viewOf(
        { ...samples.running, progress: { fraction, files: null, bytes: null } },
        NEW_CONTACT,
        START,
      );
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
