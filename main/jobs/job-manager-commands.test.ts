/** Stories of the manager about what the user asks of it. */
import { describe, expect, it } from 'vitest';
import type { JobView } from '../../shared/job-view.ts';
import type { HttpOutcome, Preparation } from './ports.ts';
import { settle } from './testing/fake-clock.ts';
import {
  answerOf,
  completedAs,
  failedWith,
  inProgress,
  itemOf,
  pending,
} from './testing/fake-drive.ts';
import { sampleRequest, samples } from './testing/job-samples.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOT_NOW = { ok: false, refusal: { code: 'notPossibleNow', field: null } };

function viewIn(world: World): JobView {
  const [view] = world.views();
  if (view === undefined) throw new Error('no job');
  return view;
}

it('tells no story of a copy that cannot be read, as when the program ends', async () => {
  const world = new World();
  world.ledger.leave({ ...samples.completed, result: { state: 'unavailable' } });
  await world.restart();
  expect(await world.manager.jobs.story('job-1')).not.toBeNull();
  world.ledger.isUnreadable = true;
  expect(await world.manager.jobs.story('job-1')).toBeNull();
});

describe('commands', () => {
  it('begin none while the user has paused, and what was asked for when it goes on', async () => {
    const world = new World();
    await world.copy({ name: 'before' });
    world.limits = { perDestination: 0, perAccount: 10 };
    await world.copy({ name: 'meanwhile' });
    await world.clock.advance(60 * SECOND);
    expect(world.manager.jobs.views().map(({ state }) => state)).toEqual(['running', 'queued']);
    world.limits = { perDestination: 2, perAccount: 10 };
    world.manager.limitsChanged();
    await settle();
    expect(world.manager.jobs.views().map(({ state }) => state)).toEqual(['running', 'running']);
  });

  it('have what has been throttled before it began wait as well while the user has paused', async () => {
    const world = new World();
    const answers = [answerOf(429, '', { retryAfter: '30' }), null];
    const onStart = world.drive.onStart;
    let starts = 0;
    world.drive.onStart = (request) => {
      starts += 1;
      return answers.shift() ?? onStart(request);
    };
    await world.copy({ name: 'begun' });
    expect(starts).toBe(1);
    world.limits = { perDestination: 0, perAccount: 10 };
    world.manager.limitsChanged();
    expect(viewIn(world)).toMatchObject({ state: 'queued', held: { why: 'paused' } });
    await world.clock.advance(HOUR);
    expect(starts).toBe(1);
    world.limits = { perDestination: 3, perAccount: 10 };
    world.manager.limitsChanged();
    await settle();
    expect(starts).toBe(2);
    expect(viewIn(world)).toMatchObject({ state: 'running' });
  });

  it('begin a copy at the time that was set for it, also after a restart and a clock that was set', async () => {
    const world = new World();
    const at = world.clock.now() + HOUR;
    await world.manager.start({ ...sampleRequest, name: 'tonight' }, at);
    await settle();
    expect(viewIn(world)).toMatchObject({ state: 'queued', held: { why: 'later', until: at } });
    await world.clock.advance(HOUR - MINUTE);
    await world.restart();
    expect(viewIn(world)).toMatchObject({ state: 'queued', held: { why: 'later', until: at } });
    await world.clock.advance(2 * MINUTE);
    expect(viewIn(world)).toMatchObject({ state: 'running' });
  });

  it('begin a copy at once that was to start later, when the user wants that', async () => {
    const world = new World();
    await world.manager.start(sampleRequest, world.clock.now() + HOUR);
    const { id } = viewIn(world);
    expect(await world.manager.startNow(id)).toEqual({ ok: true });
    await settle();
    expect(viewIn(world)).toMatchObject({ state: 'running' });
    expect(await world.manager.startNow(id)).toEqual(NOT_NOW);
    expect(await world.manager.startNow('nobody')).toEqual(NOT_NOW);
  });

  it('begin at most three copies into one folder at a time, the oldest first', async () => {
    const world = new World();
    const started: string[] = [];
    const onStart = world.drive.onStart;
    world.drive.onStart = (request) => {
      started.push(request.name);
      return onStart(request);
    };
    for (const name of ['1', '2', '3', '4', '5']) await world.copy({ name });
    await world.copy({ name: 'else', destination: { ...sampleRequest.destination, itemId: 'b' } });
    expect(started).toEqual(['1', '2', '3', 'else']);
    world.drive.onAsk = (url) => (url.endsWith('/2') ? completedAs('copy') : inProgress(1));
    await world.clock.advance(3 * SECOND);
    expect(started).toEqual(['1', '2', '3', 'else', '4']);
    await world.manager.forget('job-3');
    await settle();
    expect(started).toEqual(['1', '2', '3', 'else', '4', '5']);
  });

  it('try a failed copy again under another name', async () => {
    const world = new World();
    world.drive.onStart = () => answerOf(409, { error: { code: 'nameAlreadyExists' } });
    await world.copy();
    expect(world.get().state).toBe('failed');
    world.drive.onStart = ({ name, onConflict }) =>
      answerOf(202, '', { location: `https://monitor.test/${name}/${onConflict}` });
    const change = { name: 'Again', onConflict: 'rename' } as const;
    expect(await world.manager.retry('job-1', change)).toEqual({ ok: true });
    await settle();
    expect(world.get()).toMatchObject({
      state: 'running',
      attempt: 2,
      monitorUrl: 'https://monitor.test/Again/rename',
    });
  });

  it('send one POST for two clicks on "try again"', async () => {
    const world = new World();
    world.ledger.leave(samples.unknown);
    await world.restart();
    const change = { name: 'Plans', onConflict: 'fail' } as const;
    await Promise.all([
      world.manager.retry('job-1', change),
      world.manager.checkAgain('job-1'),
      world.manager.retry('job-1', change),
    ]);
    await world.clock.advance(MINUTE);
    expect(world.drive.count('POST')).toBe(1);
    expect(world.get()).toMatchObject({ state: 'running', attempt: 2 });
  });

  it('look at the destination of an unknown copy once more', async () => {
    const world = new World();
    world.ledger.leave(samples.unknown);
    await world.restart();
    world.drive.onLook = () => ({ kind: 'item', item: itemOf('copy'), source: null });
    expect(await world.manager.checkAgain('job-1')).toEqual({ ok: true });
    await settle();
    expect(world.get()).toMatchObject({ state: 'completed', evidence: 'destination' });
  });

  it('stop tracking, and hear no late answer', async () => {
    const world = new World();
    const answer = pending<HttpOutcome>();
    await world.copy();
    world.drive.onAsk = () => answer.promise;
    await world.clock.advance(2 * SECOND);
    expect(await world.manager.forget('job-1')).toEqual({ ok: true });
    answer.give(inProgress(50));
    await world.clock.advance(HOUR);
    expect([world.ledger.jobs(), world.views()]).toEqual([[], []]);
    expect([world.drive.count('ask'), world.bugs]).toEqual([1, []]);
  });

  it('forget a copy before its POST, which is then never sent', async () => {
    const world = new World();
    const answer = pending<Preparation>();
    world.drive.onPrepare = () => answer.promise;
    await world.copy();
    await world.manager.forget('job-1');
    answer.give({ kind: 'ready', target: { name: 'Plans', occupantId: null } });
    await world.clock.advance(MINUTE);
    expect([world.drive.count('POST'), world.ledger.jobs()]).toEqual([0, []]);
  });

  it('are refused where they make no sense', async () => {
    const world = new World();
    const answer = pending<HttpOutcome>();
    world.drive.onStart = () => answer.promise;
    await world.copy();
    expect(world.get().state).toBe('submitting');
    const change = { name: 'x', onConflict: 'fail' } as const;
    expect(await world.manager.forget('job-1')).toEqual(NOT_NOW);
    expect(await world.manager.retry('job-1', change)).toEqual(NOT_NOW);
    expect(await world.manager.checkAgain('job-1')).toEqual(NOT_NOW);
    expect(await world.manager.forget('nobody')).toEqual(NOT_NOW);
    answer.give(failedWith('x'));
  });

  it('remove several at once, but none where one of them is under way', async () => {
    const world = new World();
    world.ledger.leave(
      { ...samples.failed, id: 'a' },
      { ...samples.completed, id: 'b', result: { state: 'unavailable' } },
      { ...samples.running, id: 'c' },
      { ...samples.unknown, id: 'd' },
    );
    await world.restart();
    expect(await world.manager.remove(['a', 'c'])).toEqual(NOT_NOW);
    expect(world.ledger.jobs()).toHaveLength(4);
    expect(await world.manager.remove(['a', 'b', 'nobody'])).toEqual({ ok: true });
    expect(world.ledger.jobs().map(({ id }) => id)).toEqual(['c', 'd']);
  });

  it('clear what had completed by a time, and spare what completed later', async () => {
    const world = new World();
    const { endedAt } = samples.completed;
    const past = { ...samples.completed, result: { state: 'unavailable' } } as const;
    world.ledger.leave(
      { ...past, id: 'a' },
      { ...past, id: 'b', endedAt: endedAt + 1 },
      { ...samples.completed, id: 'c', endedAt: endedAt + 2 },
    );
    await world.restart();
    expect(await world.manager.clearCompleted(endedAt)).toEqual({ ok: true });
    expect(world.ledger.jobs().map(({ id }) => id)).toEqual(['b', 'c']);
    expect(world.manager.jobs.recent()).toMatchObject([{ id: 'b' }]);
  });

  it('forget what an account has asked for, and leave what goes on and what is others’', async () => {
    const world = new World();
    const of = (account: string) => ({ request: { ...samples.failed.request, account } });
    const past = { ...samples.completed, result: { state: 'unavailable' } } as const;
    world.ledger.leave(
      { ...past, id: 'a', ...of('left') },
      { ...samples.failed, id: 'b', ...of('left') },
      { ...samples.running, id: 'c', ...of('left') },
      { ...past, id: 'd' },
      { ...samples.failed, id: 'e' },
    );
    await world.restart();
    expect(await world.manager.removeOf('left')).toEqual({ ok: true });
    expect(world.ledger.jobs().map(({ id }) => id)).toEqual(['c', 'd', 'e']);
  });

  it('leave a copy of an account alone that has begun while its history is read', async () => {
    const world = new World();
    world.limits = { perDestination: 0, perAccount: 10 };
    const id = await world.copy();
    const readPast = world.ledger.pastPage.bind(world.ledger);
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    world.ledger.pastPage = async (cursor, limit) => {
      await gate;
      return await readPast(cursor, limit);
    };
    const removing = world.manager.removeOf(sampleRequest.account);
    world.limits = { perDestination: 3, perAccount: 10 };
    world.manager.limitsChanged();
    await settle();
    expect(world.get(id).state).toBe('running');
    goOn();
    expect(await removing).toEqual({ ok: true });
    expect(world.manager.jobs.get(id)?.state).toBe('running');
  });

  it('clear what is completed and nothing else', async () => {
    const world = new World();
    world.ledger.leave(
      { ...samples.completed, id: 'a' },
      { ...samples.failed, id: 'b' },
      { ...samples.running, id: 'c' },
    );
    await world.restart();
    expect(await world.manager.clearCompleted(Infinity)).toEqual({ ok: true });
    expect(world.ledger.jobs().map(({ id }) => id)).toEqual(['b', 'c']);
    expect(world.views().map(({ id }) => id)).toEqual(['b', 'c']);
  });
});

it('goes on with what is completed when the disk does not let it be cleared', async () => {
  const world = new World();
  world.drive.onFetch = () => ({ kind: 'missing' });
  world.drive.onAsk = () => completedAs('copy');
  await world.copy();
  await world.clock.advance(3000);
  expect(world.get().state).toBe('completed');
  world.ledger.isFailing = true;
  expect(await world.manager.clearCompleted(Infinity)).toMatchObject({ ok: false });
  world.ledger.isFailing = false;
  await world.clock.advance(30_000);
  expect(world.get()).toMatchObject({ state: 'completed', result: { state: 'unavailable' } });
});
