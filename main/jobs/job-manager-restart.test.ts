/** Stories of the manager about ending and beginning again: quit, crash, a record of every state. */
import { describe, expect, it } from 'vitest';
import type { Job } from './job.ts';
import type { HttpOutcome, Preparation } from './ports.ts';
import { settle } from './testing/fake-clock.ts';
import { answerOf, completedAs, itemOf, pending } from './testing/fake-drive.ts';
import { START, samples } from './testing/job-samples.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const ready: Preparation = { kind: 'ready', target: { name: 'Plans', occupantId: null } };

describe('a record found at start-up', () => {
  /** State -> what is asked first, and how often a POST is sent, ever. */
  const stories: Readonly<Record<Job['state'], readonly [string | undefined, number]>> = {
    queued: ['prepare', 1],
    submitting: ['look', 0],
    running: ['ask', 0],
    renaming: ['rename', 0],
    transferring: ['piece', 0],
    checking: ['look', 0],
    unknown: [undefined, 0],
    completed: ['fetch', 0],
    failed: [undefined, 0],
  };

  it.each(Object.values(samples).map((job) => ({ job, story: stories[job.state] })))(
    'goes on where it was, and is not sent twice: $job.state',
    async ({ job, story: [first, posts] }) => {
      const world = new World();
      world.ledger.leave(job);
      await world.restart();
      await world.clock.advance(SECOND);
      const asked = world.log.filter((entry) => /^[a-zA-Z]+$/u.test(entry));
      expect(asked[0]).toBe(first);
      await world.clock.advance(HOUR);
      expect(world.drive.count('POST')).toBe(posts);
    },
  );

  it('that was amid its POST is written down as being checked before anything is asked', async () => {
    const world = new World();
    world.ledger.leave(samples.submitting);
    await world.restart();
    await world.clock.advance(SECOND);
    expect(world.log.slice(0, 2)).toEqual(['durable checking', 'look']);
  });

  it('waits its turn by age, whatever the order of the disk', async () => {
    const world = new World();
    const started: string[] = [];
    world.drive.onPrepare = ({ name }) => {
      started.push(name);
      return ready;
    };
    for (const age of [1, 4, 2, 3]) {
      const id = `age-${age}`;
      const request = { ...samples.queued.request, name: id };
      world.ledger.leave({ ...samples.queued, id, request, askedAt: START - age });
    }
    await world.restart();
    expect(started).toEqual(['age-4', 'age-3', 'age-2']);
  });
});

describe('a crash', () => {
  /** Runs a copy into a crash after `passes` steps of the machine, and again to the end. */
  async function crashAfter(passes: number): Promise<World> {
    const world = new World();
    let isOnDrive = false;
    world.drive.onStart = () => {
      isOnDrive = true;
      return answerOf(202, '', { location: 'https://monitor.test/1' });
    };
    world.drive.onAsk = () => completedAs('copy');
    world.drive.onLook = () =>
      isOnDrive ? { kind: 'item', item: itemOf('copy'), source: null } : { kind: 'nothing' };
    world.power.cutAfter(passes);
    void world.manager.start(samples.queued.request);
    await world.clock.advance(HOUR);
    await world.restart();
    await world.clock.advance(HOUR);
    return world;
  }

  it('at any moment of a copy makes neither two of it nor a false claim', async () => {
    const whole = await crashAfter(Number.POSITIVE_INFINITY);
    expect(whole.drive.count('POST')).toBe(1);
    const endings = new Set<string>();
    for (let passes = 0; passes <= 18; passes += 1) {
      const world = await crashAfter(passes);
      const posts = world.drive.count('POST');
      const job = await world.manager.jobs.find('job-1');
      expect(posts).toBeLessThanOrEqual(1);
      // Before its record is on the disk the copy was never promised to anyone.
      const ending = job === null ? 'none' : job.state;
      if (ending === 'none') expect(posts).toBe(0);
      if (ending === 'completed') expect(posts).toBe(1);
      if (ending === 'unknown') expect(posts).toBe(0);
      expect(world.ledger.get('job-1')).toEqual(job);
      endings.add(ending);
    }
    expect([...endings].sort()).toEqual(['completed', 'none', 'unknown']);
  });

  it('after the last step of a copy changes nothing', async () => {
    const world = new World();
    await world.copy();
    world.drive.onAsk = () => completedAs('copy');
    await world.clock.advance(HOUR);
    // Two passes for each of nine writes and requests: the loop above crosses all of them.
    expect(world.power.passed).toBe(18);
  });
});

describe('stopping', () => {
  it('waits for the answer to a POST that is on its way, and writes it down', async () => {
    const world = new World();
    const answer = pending<HttpOutcome>();
    world.drive.onStart = () => answer.promise;
    await world.copy();
    let hasStopped = false;
    const stopped = world.manager.stop().then(() => {
      hasStopped = true;
    });
    await world.clock.advance(SECOND);
    expect(hasStopped).toBe(false);
    answer.give(answerOf(202, '', { location: 'https://monitor.test/1' }));
    await stopped;
    expect(world.ledger.get('job-1')?.state).toBe('running');
    expect(world.clock.timerCount).toBe(0);
  });

  it('does not wait longer than two seconds, and the next start looks at the destination', async () => {
    const world = new World();
    world.drive.onStart = () => pending<HttpOutcome>().promise;
    await world.copy();
    const stopped = world.manager.stop();
    await world.clock.advance(2 * SECOND);
    await stopped;
    await world.restart();
    expect(world.get()).toMatchObject({ state: 'checking', reason: 'answerLost' });
    expect(world.drive.count('POST')).toBe(1);
  });

  it('sends no POST any more, neither of a copy being prepared nor of one just written down', async () => {
    const preparing = new World();
    const prepared = pending<Preparation>();
    preparing.drive.onPrepare = () => prepared.promise;
    await preparing.copy();
    const stopped = preparing.manager.stop();
    prepared.give(ready);
    await stopped;
    expect(preparing.log).toEqual(['durable queued', 'prepare']);

    const writing = new World();
    let letWrite = (): void => undefined;
    writing.drive.onPrepare = () => {
      letWrite = writing.ledger.hold();
      return ready;
    };
    await writing.copy();
    const stoppedToo = writing.manager.stop();
    letWrite();
    await stoppedToo;
    expect(writing.drive.count('POST')).toBe(0);
    expect(writing.ledger.get('job-1')?.state).toBe('queued');
  });

  it('asks nothing afterwards, whatever is called', async () => {
    const world = new World();
    await world.copy();
    await world.manager.stop();
    const before = world.log.length;
    world.manager.wake();
    await world.clock.advance(HOUR);
    expect(world.log.length).toBe(before);
    expect(world.clock.timerCount).toBe(0);
  });

  it('writes what could not be written before', async () => {
    const world = new World();
    world.drive.onStart = () => {
      world.ledger.isFailing = true;
      return answerOf(202, '', { location: 'https://monitor.test/1' });
    };
    await world.copy();
    world.ledger.isFailing = false;
    await world.manager.stop();
    await settle();
    expect(world.ledger.get('job-1')?.state).toBe('running');
  });
});
