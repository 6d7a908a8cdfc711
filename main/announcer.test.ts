import { beforeEach, describe, expect, it } from 'vitest';
import type { JobView } from '../shared/job-view.ts';
import { messagesFor } from '../shared/messages/index.ts';
import { Announcer, BATCH_MS } from './announcer.ts';
import { FakeClock } from './jobs/testing/fake-clock.ts';
import { samples } from './jobs/testing/job-samples.ts';
import { NEW_CONTACT } from './jobs/contact.ts';
import { viewOf } from './jobs/view.ts';
import type { Said } from './shell/notifications.ts';

const result = { state: 'found', itemId: 'copy', name: 'Plans', webUrl: 'https://x' } as const;
const completed = viewOf({ ...samples.completed, result }, NEW_CONTACT, 0);
const running = viewOf(samples.running, NEW_CONTACT, 0);
const failed = viewOf(samples.failed, NEW_CONTACT, 0);

let clock: FakeClock;
let said: Said[];
let isWanted: boolean;
let done: string[];
let announcer: Announcer;
beforeEach(() => {
  clock = new FakeClock(0);
  said = [];
  isWanted = true;
  done = [];
  announcer = new Announcer({
    clock,
    messages: () => messagesFor('en'),
    isWanted: () => isWanted,
    show: (each) => {
      said.push(each);
      return Promise.resolve();
    },
    onShow: () => done.push('show'),
    onShowJob: (id) => done.push(`show ${id}`),
    onOpen: (id) => done.push(`open ${id}`),
    onRetry: ({ id }) => done.push(`retry ${id}`),
  });
});

const end = (view: JobView, id: string): void => {
  announcer.ended({ ...view, id });
};

describe('ends', () => {
  it('within a few seconds make one notification', async () => {
    for (const id of ['a', 'b', 'c', 'd']) end(completed, id);
    end(failed, 'e');
    expect(said).toEqual([]);
    await clock.advance(BATCH_MS);
    expect(said.map(({ title, body }) => [title, body])).toEqual([
      ['5 copies have ended', '4 copies completed, 1 needs you.'],
    ]);
    said[0]?.onClick();
    expect(done).toEqual(['show']);
  });

  it('further apart are told one by one, each in its own words', async () => {
    end(completed, 'a');
    await clock.advance(BATCH_MS);
    end(failed, 'b');
    await clock.advance(BATCH_MS);
    expect(said.map(({ title }) => title)).toEqual(['Copied', 'Copy failed']);
  });

  it('of a job that goes on again are not told', async () => {
    end(failed, 'a');
    announcer.changed('a', () => ({ ...running, id: 'a' }));
    await clock.advance(BATCH_MS);
    expect(said).toEqual([]);
  });

  it('are told as they are known by then, and not anew for what comes later', async () => {
    const pending = viewOf(samples.completed, NEW_CONTACT, 0);
    end(pending, 'a');
    announcer.changed('a', () => ({ ...completed, id: 'a' }));
    await clock.advance(BATCH_MS);
    announcer.changed('a', () => ({ ...completed, id: 'a' }));
    await clock.advance(BATCH_MS);
    expect(said.map(({ buttons }) => buttons.length)).toEqual([1]);
  });

  it('are all that a view is made for', async () => {
    let made = 0;
    const changed = (): void => {
      announcer.changed('a', () => {
        made += 1;
        return { ...completed, id: 'a' };
      });
    };
    changed();
    end(completed, 'a');
    changed();
    await clock.advance(BATCH_MS);
    changed();
    expect(made).toBe(1);
  });

  it('of one job count once, as it is at last', async () => {
    end(failed, 'a');
    end(completed, 'a');
    await clock.advance(BATCH_MS);
    expect(said.map(({ title }) => title)).toEqual(['Copied']);
  });

  it('are not told while the user looks or wants no notifications, nor later', async () => {
    isWanted = false;
    end(completed, 'seen as it ended');
    isWanted = true;
    await clock.advance(BATCH_MS);
    end(completed, 'seen before it was told');
    isWanted = false;
    await clock.advance(BATCH_MS);
    isWanted = true;
    await clock.advance(BATCH_MS);
    expect(said).toEqual([]);
  });

  it('are told before the app ends, and only once', async () => {
    end(completed, 'a');
    await announcer.flush();
    expect(said).toHaveLength(1);
    await announcer.flush();
    await clock.advance(BATCH_MS);
    expect(said).toHaveLength(1);
  });
});

describe('the buttons of a notification', () => {
  const buttonsOf = async (view: JobView): Promise<readonly string[]> => {
    announcer.ended(view);
    await clock.advance(BATCH_MS);
    const [only] = said;
    for (const { onClick } of only?.buttons ?? []) onClick();
    only?.onClick();
    return only?.buttons.map(({ text }) => text) ?? [];
  };

  it('open the result of a completed copy', async () => {
    expect(await buttonsOf({ ...completed, id: 'a' })).toEqual(['Open']);
    expect(done).toEqual(['open a', 'show a']);
  });

  it('try a failed copy again, where that can help', async () => {
    if (failed.state !== 'failed') throw new Error('the sample has changed');
    const quota = { ...failed.problem, code: 'quotaLimitReached' as const };
    expect(await buttonsOf({ ...failed, id: 'a', problem: quota })).toEqual(['Try again']);
    expect(done).toEqual(['retry a', 'show a']);
  });

  it('are not there where only another name can help', async () => {
    if (failed.state !== 'failed') throw new Error('the sample has changed');
    const taken = { ...failed.problem, code: 'nameAlreadyExists' as const };
    expect(await buttonsOf({ ...failed, id: 'a', problem: taken })).toEqual([]);
    expect(done).toEqual(['show a']);
  });
});
