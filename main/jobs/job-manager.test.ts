import { describe, expect, it } from 'vitest';
import { NO_MEMORY } from './poll-memory.ts';
import { nextPoll } from './poll-schedule.ts';
import type { HttpOutcome } from './ports.ts';
import {
  answerOf,
  completedAs,
  failedWith,
  gone,
  inProgress,
  itemOf,
} from './testing/fake-drive.ts';
import { START, sampleRequest } from './testing/job-samples.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** After the start, by the chance of these worlds. */
const FIRST_QUESTION_MS = nextPoll(NO_MEMORY, { elapsedMs: 0 }, 0.5);
const NOT_SAVED = { ok: false, refusal: { code: 'notSaved', field: null } };
const LOST: HttpOutcome = { kind: 'unreachable', sent: 'maybe' };

describe('the way of one copy', () => {
  it('writes the intent before the POST and the monitor before the first question', async () => {
    const world = new World();
    await world.copy();
    world.drive.onAsk = () => completedAs('copy');
    await world.clock.advance(5 * SECOND);
    expect(world.log).toEqual([
      'durable queued',
      'prepare',
      'durable submitting',
      'POST',
      'durable running',
      'ask',
      'durable completed',
      'fetch',
      'durable completed',
    ]);
    expect(world.get()).toMatchObject({ result: { state: 'found', itemId: 'copy' } });
    expect(world.ledger.get('job-1')).toEqual(world.get());
    expect(world.clock.timerCount).toBe(0);
  });

  it('shows progress on the way, without troubling the disk before it ends', async () => {
    const world = new World();
    await world.copy();
    world.drive.onAsk = () => inProgress(40);
    await world.clock.advance(2 * SECOND);
    expect(world.log).not.toContain('lazy running');
    expect(world.views()).toMatchObject([{ state: 'running', progress: { fraction: 0.4 } }]);
    await world.manager.stop();
    expect(world.ledger.get('job-1')).toEqual(world.get());
  });

  it('ends as failed when the service says so', async () => {
    const world = new World();
    await world.copy();
    world.drive.onAsk = () => failedWith('quotaLimitReached');
    await world.clock.advance(HOUR);
    expect(world.get()).toMatchObject({
      state: 'failed',
      problem: { code: 'quotaLimitReached' },
      begun: { target: { name: 'Plans' } },
    });
    expect(world.drive.count('ask')).toBe(1);
  });

  it.each([
    [
      'when it is prepared',
      { kind: 'refused', rawCode: 'itemNotFound', message: null } as const,
      0,
    ],
    ['when it is sent', null, 1],
  ])('ends as failed when the service refuses it %s', async (_, refusal, posts) => {
    const world = new World();
    if (refusal !== null) world.drive.onPrepare = () => refusal;
    world.drive.onStart = () => answerOf(404, { error: { code: 'itemNotFound' } });
    await world.copy();
    expect(world.get()).toMatchObject({
      state: 'failed',
      problem: { code: 'itemNotFound' },
      begun: null,
    });
    expect(world.drive.count('POST')).toBe(posts);
  });

  it('is short when the answer is the item itself', async () => {
    const world = new World();
    world.drive.onStart = () => answerOf(201, { id: 'copy', name: 'Plans' });
    await world.copy();
    await world.clock.advance(SECOND);
    expect(world.get()).toMatchObject({ state: 'completed', result: { itemId: 'copy' } });
    expect(world.drive.count('ask')).toBe(0);
  });

  it('fetches the result again for some seconds, since it may appear late', async () => {
    const world = new World();
    await world.copy();
    world.drive.onAsk = () => completedAs('copy');
    world.drive.onFetch = () => ({ kind: 'missing' });
    await world.clock.advance(HOUR);
    expect(world.drive.count('fetch')).toBe(6);
    expect(world.get()).toMatchObject({ state: 'completed', result: { state: 'unavailable' } });
  });
});

describe('a ledger that fails', () => {
  it('refuses a new copy', async () => {
    const world = new World();
    world.ledger.isFailing = true;
    expect(await world.manager.start(sampleRequest)).toEqual(NOT_SAVED);
    expect([world.views(), world.drive.count('prepare')]).toEqual([[], 0]);
  });

  it('stops a copy before its POST, and lets it go on once it works', async () => {
    const world = new World();
    world.drive.onPrepare = () => {
      world.ledger.isFailing = true;
      return { kind: 'ready', target: { name: 'Plans', occupantId: null } };
    };
    await world.copy();
    await world.clock.advance(10 * MINUTE);
    expect([world.get().state, world.drive.count('POST')]).toEqual(['queued', 0]);
    expect(world.drive.count('prepare')).toBeLessThan(20);
    world.drive.onPrepare = ({ name }) => ({ kind: 'ready', target: { name, occupantId: null } });
    world.ledger.isFailing = false;
    await world.clock.advance(2 * MINUTE);
    expect([world.get().state, world.drive.count('POST')]).toEqual(['running', 1]);
    expect(world.unsaved).toEqual([true, false]);
  });

  it('does not lose the monitor of a copy that was accepted', async () => {
    const world = new World();
    world.drive.onStart = () => {
      world.ledger.isFailing = true;
      return answerOf(202, '', { location: 'https://monitor.test/1' });
    };
    await world.copy();
    expect(world.ledger.get('job-1')?.state).toBe('submitting');
    world.ledger.isFailing = false;
    await world.clock.advance(5 * SECOND);
    expect(world.ledger.get('job-1')).toMatchObject({ monitorUrl: 'https://monitor.test/1' });
  });
});

describe('an answer to the POST that was lost', () => {
  it('leads to the destination, and the copy found there completes the job', async () => {
    const world = new World();
    world.drive.onStart = () => LOST;
    world.drive.onLook = () => ({ kind: 'item', item: itemOf('copy'), source: null });
    await world.copy();
    await world.clock.advance(MINUTE);
    expect(world.get()).toMatchObject({
      state: 'completed',
      evidence: 'destination',
      result: { itemId: 'copy' },
    });
    expect(world.drive.count('POST')).toBe(1);
  });

  it('leads to the user when nothing is there after a while, and never to another POST', async () => {
    const world = new World();
    world.drive.onStart = () => LOST;
    await world.copy();
    expect(world.get().state).toBe('checking');
    await world.clock.advance(2 * MINUTE);
    expect(world.get()).toMatchObject({ state: 'unknown', reason: 'answerLost', saw: 'nothing' });
    await world.clock.advance(HOUR);
    expect([world.drive.count('POST'), world.clock.timerCount]).toEqual([1, 0]);
  });

  it('is not made up for while the destination cannot be seen', async () => {
    const world = new World();
    world.drive.onStart = () => LOST;
    world.drive.onLook = () => ({ kind: 'trouble', why: 'unreachable', retryAfterMs: null });
    await world.copy();
    await world.clock.advance(24 * HOUR);
    expect(world.views()).toMatchObject([
      { state: 'checking', waiting: { why: 'unreachable', since: START } },
    ]);
  });

  it.each([
    ['names no monitor', null],
    ['names a monitor that may not be asked', 'https://evil.example/1'],
  ])('is like one that %s', async (_, location) => {
    const world = new World();
    world.drive.onStart = () => answerOf(202, '', { location });
    await world.copy();
    expect(world.get()).toMatchObject({ state: 'checking', reason: 'noMonitor' });
    await world.clock.advance(HOUR);
    expect([world.drive.count('ask'), world.drive.count('POST')]).toEqual([0, 1]);
  });

  it('can be a bug of ours: then, too, the destination is looked at', async () => {
    const world = new World();
    world.drive.onStart = () => Promise.reject(new Error('a bug'));
    await world.copy();
    await world.clock.advance(5 * MINUTE);
    expect(world.bugs).toEqual([new Error('a bug')]);
    expect(world.get().state).toBe('unknown');
    expect(world.drive.count('POST')).toBe(1);
  });
});

it('believes a monitor that it is gone only after three times over two minutes', async () => {
  const world = new World();
  await world.copy();
  world.drive.onAsk = gone;
  await world.clock.advance(MINUTE);
  expect(world.views()).toMatchObject([
    { state: 'running', waiting: { why: 'monitorUncertain', since: START + FIRST_QUESTION_MS } },
  ]);
  await world.clock.advance(MINUTE);
  expect(world.drive.count('look')).toBe(0);
  await world.clock.advance(FIRST_QUESTION_MS + SECOND / 2);
  expect(world.get()).toMatchObject({ state: 'checking', reason: 'monitorGone' });
  expect([world.drive.count('ask'), world.drive.count('look')]).toEqual([3, 1]);
});

describe('what the tray is told', () => {
  it('names the newest first, and of the history what is at hand', async () => {
    const world = new World();
    await world.copy({ name: 'Old' });
    world.drive.onAsk = () => completedAs('copy');
    await world.clock.advance(HOUR);
    world.drive.onAsk = () => inProgress(50);
    for (const name of ['Middle', 'New']) {
      await world.copy({ name });
      await world.clock.advance(MINUTE);
    }
    const namesOf = (count: number): readonly string[] =>
      world.manager.jobs.newest(count).map(({ name }) => name);
    expect(namesOf(5)).toEqual(['New', 'Middle', 'Old']);
    expect(namesOf(1)).toEqual(['New']);
    expect(world.manager.jobs.summary()).toEqual({ active: 2, attention: 0, fraction: 0.5 });
  });
});
