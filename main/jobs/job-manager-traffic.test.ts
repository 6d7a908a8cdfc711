/** Stories of the manager about what it asks of a host, and when. */
import { describe, expect, it } from 'vitest';
import { BURST, MAX_IN_FLIGHT, REQUESTS_PER_SECOND } from './host-budget.ts';
import type { HttpOutcome } from './ports.ts';
import { settle } from './testing/fake-clock.ts';
import { answerOf, completedAs, inProgress } from './testing/fake-drive.ts';
import { START, sampleRequest, samples } from './testing/job-samples.ts';
import { seededRandom } from './testing/random.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const OFFLINE: HttpOutcome = { kind: 'unreachable', sent: 'no' };

/** A world with `count` copies that run, found at start-up. */
async function watching(count: number): Promise<World> {
  const world = new World();
  world.random = seededRandom(count);
  for (let index = 1; index <= count; index += 1) {
    const monitorUrl = `https://monitor.test/${index}`;
    world.ledger.leave({ ...samples.running, id: `old-${index}`, monitorUrl });
  }
  await world.restart();
  return world;
}

it('looks for copies to begin when one ends, and not with every answer', async () => {
  const world = await watching(5);
  world.drive.onAsk = () => inProgress(50);
  await world.clock.advance(MINUTE);
  const { limits } = world;
  let looks = 0;
  Object.defineProperty(world, 'limits', {
    get: () => {
      looks += 1;
      return limits;
    },
  });
  const before = world.drive.count('ask');
  await world.clock.advance(10 * MINUTE);
  expect(world.drive.count('ask')).toBeGreaterThan(before);
  expect(looks).toBe(0);
  world.drive.onAsk = () => completedAs('copy');
  await world.clock.advance(10 * MINUTE);
  expect(looks).toBeGreaterThan(0);
});

describe('a host that throttles', () => {
  it('is left alone by every job for as long as it asked, and no longer', async () => {
    const world = await watching(5);
    await world.clock.advance(SECOND);
    world.drive.onAsk = () => answerOf(429, '', { retryAfter: '41' });
    const before = world.drive.count('ask');
    await world.clock.advance(5 * SECOND);
    // Only what was already under way may follow the first refusal.
    const refused = world.drive.count('ask') - before;
    expect(refused).toBe(1);
    world.drive.onAsk = () => inProgress(50);
    world.manager.wake();
    await world.clock.advance(35 * SECOND);
    expect(world.drive.count('ask') - before).toBe(refused);
    await world.clock.advance(10 * SECOND);
    expect(world.drive.count('ask') - before).toBeGreaterThanOrEqual(refused + 5);
  });

  it('does not hold up another host', async () => {
    const world = await watching(1);
    world.drive.onAsk = () => answerOf(503, '', { retryAfter: '3600' });
    await world.clock.advance(2 * SECOND);
    await world.copy({ destination: { ...sampleRequest.destination, itemId: 'else' } });
    expect(world.drive.count('POST')).toBe(1);
  });

  it('gets a throttled POST again after the pause, since nothing was done', async () => {
    const world = new World();
    world.drive.onStart = () => answerOf(429, '', { retryAfter: '30' });
    await world.copy();
    expect(world.views()).toMatchObject([
      { state: 'queued', waiting: { why: 'throttled', until: START + 30 * SECOND } },
    ]);
    world.drive.onStart = () => answerOf(202, '', { location: 'https://monitor.test/1' });
    await world.clock.advance(29 * SECOND);
    expect(world.drive.count('POST')).toBe(1);
    await world.clock.advance(3 * SECOND);
    expect([world.drive.count('POST'), world.get().state]).toEqual([2, 'running']);
  });

  it('is asked ever less often when it does not say for how long', async () => {
    const world = new World();
    world.drive.onStart = () => answerOf(429);
    await world.copy();
    await world.clock.advance(HOUR);
    expect(world.drive.count('POST')).toBeGreaterThan(50);
    expect(world.drive.count('POST')).toBeLessThan(80);
  });

  it('may ask one job alone to wait, beside a report', async () => {
    const world = await watching(1);
    world.drive.onAsk = () => answerOf(202, { status: 'inProgress' }, { retryAfter: '30' });
    await world.clock.advance(29 * SECOND);
    expect(world.drive.count('ask')).toBe(1);
    await world.clock.advance(2 * SECOND);
    expect(world.drive.count('ask')).toBe(2);
  });
});

describe('many copies', () => {
  it('of a thousand keep to the budget of their host, and each is asked about', async () => {
    const world = await watching(1000);
    const times: number[] = [];
    const asked = new Set<string>();
    world.drive.onAsk = (url) => {
      times.push(world.clock.now());
      asked.add(url);
      return inProgress(10);
    };
    await world.clock.advance(5 * MINUTE);
    expect(asked.size).toBe(1000);
    expect(times.length).toBeLessThanOrEqual(300 * REQUESTS_PER_SECOND + BURST);
    const worstSecond = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + SECOND).length),
    );
    expect(worstSecond).toBeLessThanOrEqual(BURST + REQUESTS_PER_SECOND);
    expect(world.bugs).toEqual([]);
  });

  it('have no more questions out at once than the host has sockets', async () => {
    const world = await watching(100);
    const answers: ((outcome: HttpOutcome) => void)[] = [];
    let out = 0;
    let most = 0;
    world.drive.onAsk = () => {
      out += 1;
      most = Math.max(most, out);
      return new Promise((resolve) => {
        answers.push((outcome) => {
          out -= 1;
          resolve(outcome);
        });
      });
    };
    await world.clock.advance(MINUTE);
    expect(most).toBe(MAX_IN_FLIGHT);
    for (let round = 0; round < 200; round += 1) {
      answers.shift()?.(inProgress(1));
      await world.clock.advance(SECOND);
    }
    expect(most).toBe(MAX_IN_FLIGHT);
    expect(world.drive.count('ask')).toBeGreaterThan(100);
  });
});

describe('a copy that is started', () => {
  it('goes before all that is compared at leisure', async () => {
    const world = new World();
    const result = { state: 'found', itemId: 'copy', name: 'Plans', webUrl: null } as const;
    const proof = { state: 'comparing', items: 0, limit: null } as const;
    for (let index = 1; index <= 100; index += 1) {
      world.ledger.leave({ ...samples.completed, id: `old-${index}`, result, proof });
    }
    world.drive.onCompare = () => ({ kind: 'more', items: 1 });
    await world.restart();
    await world.clock.advance(MINUTE);
    const compared = world.drive.count('compare');
    await world.copy();
    await world.clock.advance(SECOND);
    expect(world.drive.count('POST')).toBe(1);
    await world.clock.advance(MINUTE);
    expect(world.drive.count('compare')).toBeGreaterThan(compared);
  });
});

describe('a machine that sleeps or has no network', () => {
  it('polls again at once after it wakes', async () => {
    const world = await watching(1);
    await world.clock.advance(HOUR);
    const before = world.drive.count('ask');
    world.clock.set(8 * HOUR);
    world.drive.onAsk = () => completedAs('copy');
    world.manager.wake();
    await world.clock.advance(100);
    expect(world.drive.count('ask')).toBe(before + 1);
    expect(world.get('old-1').state).toBe('completed');
  });

  it('asks once more after it wakes where an answer was on its way, which may be from before', async () => {
    const world = await watching(1);
    await world.clock.advance(HOUR);
    const answers: ((outcome: HttpOutcome) => void)[] = [];
    world.drive.onAsk = () =>
      new Promise((resolve) => {
        answers.push(resolve);
      });
    await world.clock.advance(2 * MINUTE);
    expect(answers).toHaveLength(1);
    world.manager.wake();
    world.drive.onAsk = () => completedAs('copy');
    answers[0]?.(inProgress(10));
    await world.clock.advance(100);
    expect(world.get('old-1').state).toBe('completed');
  });

  it('leaves a copy alone as long as the service asked for, whoever wakes or looks', async () => {
    const world = await watching(1);
    world.drive.onAsk = () => answerOf(202, '{"status":"inProgress"}', { retryAfter: '300' });
    await world.clock.advance(2 * SECOND);
    const before = world.drive.count('ask');
    world.manager.wake();
    world.manager.attend(() => true);
    await world.clock.advance(4 * MINUTE);
    expect(world.drive.count('ask')).toBe(before);
    await world.clock.advance(2 * MINUTE);
    expect(world.drive.count('ask')).toBe(before + 1);
  });

  it('notices within a minute that it slept, when nobody told it', async () => {
    const world = await watching(1);
    world.drive.onAsk = () => answerOf(503, '', { retryAfter: '3600' });
    await world.clock.advance(2 * SECOND);
    world.drive.onAsk = () => completedAs('copy');
    world.clock.set(8 * HOUR);
    await world.clock.advance(61 * SECOND);
    expect(world.get('old-1').state).toBe('completed');
  });

  it('never ends a job for being offline, and asks at once when it is told to', async () => {
    const world = await watching(1);
    world.drive.onAsk = () => OFFLINE;
    await world.clock.advance(72 * HOUR);
    expect(world.views()).toMatchObject([{ state: 'running', waiting: { why: 'unreachable' } }]);
    world.drive.onAsk = () => inProgress(60);
    world.manager.wake();
    await world.clock.advance(100);
    expect(world.views()).toMatchObject([{ waiting: null, progress: { bytes: { done: 1024 } } }]);
  });

  it('spreads its questions after a pause', async () => {
    const world = await watching(100);
    await settle();
    expect(world.drive.count('ask')).toBe(0);
    await world.clock.advance(SECOND);
    expect(world.drive.count('ask')).toBeGreaterThan(5);
    expect(world.drive.count('ask')).toBeLessThan(50);
  });

  it('goes on when the clock is set back by a day', async () => {
    const world = await watching(1);
    await world.clock.advance(10 * MINUTE);
    const before = world.drive.count('ask');
    world.clock.set(-24 * HOUR);
    await world.clock.advance(2 * MINUTE);
    expect(world.drive.count('ask')).toBeGreaterThan(before);
    await world.copy({ name: 'Another' });
    expect(world.drive.count('POST')).toBe(1);
  });
});

describe('a monitor that moves', () => {
  it('is followed, and where it went is on the disk before it is asked there', async () => {
    const world = await watching(1);
    world.drive.onAsk = (url) =>
      url.endsWith('/next')
        ? completedAs('copy')
        : answerOf(307, '', { location: 'https://other.test/next' });
    await world.clock.advance(2 * SECOND);
    expect(world.log.slice(0, 4)).toEqual(['ask', 'durable running', 'ask', 'durable completed']);
  });

  it('is not followed to a place that may not be asked', async () => {
    const world = await watching(1);
    const asked = new Set<string>();
    world.drive.onAsk = (url) => {
      asked.add(url);
      return answerOf(302, '<html>Sign in', { location: 'http://portal.example/login' });
    };
    await world.clock.advance(10 * MINUTE);
    expect([...asked]).toEqual(['https://monitor.test/1']);
    expect(world.views()).toMatchObject([{ state: 'running', waiting: { why: 'serviceTrouble' } }]);
  });

  it('in a ring is not chased', async () => {
    const world = await watching(1);
    let hops = 0;
    world.drive.onAsk = () => {
      hops += 1;
      return answerOf(302, '', { location: `https://monitor.test/hop/${hops}` });
    };
    await world.clock.advance(SECOND / 2);
    expect(hops).toBe(6);
    await world.clock.advance(10 * MINUTE);
    expect(hops).toBeLessThan(25);
    world.drive.onAsk = () => inProgress(90);
    await world.clock.advance(2 * MINUTE);
    expect(world.views()).toMatchObject([{ state: 'running', waiting: null }]);
  });
});

describe('somebody who begins to look', () => {
  it('sees fresh figures soon, and those that are fresh are not asked for again', async () => {
    const world = new World();
    await world.copy();
    await world.clock.advance(2 * HOUR);
    const before = world.drive.count('ask');
    world.attention = 'focused';
    world.manager.attend(() => true);
    await world.clock.advance(10_000);
    expect(world.drive.count('ask')).toBe(before + 1);
    world.manager.attend(() => true);
    await world.clock.advance(1000);
    expect(world.drive.count('ask')).toBe(before + 1);
    await world.clock.advance(60_000);
    expect(world.drive.count('ask')).toBeGreaterThan(before + 4);
  });
});
