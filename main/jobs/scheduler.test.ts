import { describe, expect, it } from 'vitest';
import { BURST, MAX_IN_FLIGHT } from './host-budget.ts';
import { HostBudgets } from './host-budgets.ts';
import { Scheduler } from './scheduler.ts';
import { START } from './testing/job-samples.ts';
import { pick, seededRandom } from './testing/random.ts';

const HOUR = 3_600_000;

const budgets = new WeakMap<Scheduler, HostBudgets>();

function newScheduler(): Scheduler {
  const own = new HostBudgets();
  const scheduler = new Scheduler(own);
  budgets.set(scheduler, own);
  return scheduler;
}

function budgetsOf(scheduler: Scheduler): HostBudgets {
  return budgets.get(scheduler) ?? new HostBudgets();
}

/** What was taken sends its request and is over. */
function sentBy(scheduler: Scheduler, host: string, now: number): void {
  budgetsOf(scheduler).sent(host, now);
  scheduler.release(host, now);
}

/** Takes and ends whatever may be taken at `now`. */
function drain(scheduler: Scheduler, now: number): readonly string[] {
  const ids: string[] = [];
  for (let taken = scheduler.take(now); taken !== null; taken = scheduler.take(now)) {
    ids.push(taken.id);
    sentBy(scheduler, taken.host, now);
  }
  return ids;
}

describe('a scheduler', () => {
  it('takes what is due, in the order it is due', () => {
    const scheduler = newScheduler();
    for (const due of [5, 1, 4, 2, 3, 9]) {
      scheduler.schedule(`due ${due}`, 'a', START + due, START);
    }
    expect(scheduler.nextAt(START)).toBe(START + 1);
    expect(drain(scheduler, START)).toEqual([]);
    expect(drain(scheduler, START + 5)).toEqual(['due 1', 'due 2', 'due 3', 'due 4', 'due 5']);
    expect(scheduler.nextAt(START + 5)).toBe(START + 9);
  });

  it('keeps one time for each id: the last, whether sooner, later or on another host', () => {
    const scheduler = newScheduler();
    scheduler.schedule('later', 'a', START, START);
    scheduler.schedule('later', 'a', START + 100, START);
    scheduler.schedule('sooner', 'a', START + 100, START);
    scheduler.schedule('sooner', 'a', START + 50, START);
    scheduler.schedule('elsewhere', 'a', START, START);
    scheduler.schedule('elsewhere', 'b', START + 70, START);
    expect(drain(scheduler, START)).toEqual([]);
    expect(scheduler.take(START + 50)).toEqual({ id: 'sooner', host: 'a' });
    expect(scheduler.take(START + 70)).toEqual({ id: 'elsewhere', host: 'b' });
    expect(drain(scheduler, START + 200)).toEqual(['later']);
    expect(scheduler.nextAt(START + 200)).toBeNull();
  });

  it('never gives out what was cancelled, also when it is scheduled again', () => {
    const scheduler = newScheduler();
    scheduler.schedule('x', 'a', START, START);
    scheduler.cancel('x');
    expect(scheduler.isScheduled('x')).toBe(false);
    expect(scheduler.nextAt(START)).toBeNull();
    scheduler.schedule('x', 'a', START + 10, START);
    expect(drain(scheduler, START)).toEqual([]);
    expect(drain(scheduler, START + 10)).toEqual(['x']);
  });

  it('keeps to the budget of each host, and one host does not hold up another', () => {
    const scheduler = newScheduler();
    for (let index = 0; index < 100; index += 1) {
      scheduler.schedule(`a${index}`, 'a', START, START);
    }
    scheduler.schedule('b', 'b', START + 1, START);
    expect(drain(scheduler, START)).toHaveLength(BURST);
    expect(scheduler.nextAt(START)).toBe(START + 1);
    expect(drain(scheduler, START + 1)).toEqual(['b']);
  });

  it('waits for an answer when too many are out', () => {
    const scheduler = newScheduler();
    for (let index = 0; index < 20; index += 1) scheduler.schedule(`${index}`, 'a', START, START);
    for (let index = 0; index < MAX_IN_FLIGHT; index += 1) {
      expect(scheduler.take(START)).not.toBeNull();
    }
    expect(scheduler.take(START + HOUR)).toBeNull();
    expect(scheduler.nextAt(START + HOUR)).toBe(Number.POSITIVE_INFINITY);
    sentBy(scheduler, 'a', START);
    expect(scheduler.take(START + HOUR)).not.toBeNull();
    expect(scheduler.take(START + HOUR)).toBeNull();
  });

  it('leaves a host alone that asked for it, with all its jobs, and no other', () => {
    const scheduler = newScheduler();
    budgetsOf(scheduler).pause('a', START + 41_000, START);
    for (const id of ['a1', 'a2']) scheduler.schedule(id, 'a', START, START);
    scheduler.schedule('b1', 'b', START, START);
    expect(drain(scheduler, START)).toEqual(['b1']);
    expect(scheduler.nextAt(START)).toBe(START + 41_000);
    expect(drain(scheduler, START + 40_999)).toEqual([]);
    expect(drain(scheduler, START + 41_000)).toEqual(['a1', 'a2']);
  });

  it('puts nothing off when the clock is set back, neither what is due nor the end of a pause', () => {
    const scheduler = newScheduler();
    scheduler.schedule('soon', 'a', START + 1000, START);
    budgetsOf(scheduler).pause('b', START + 2000, START);
    scheduler.schedule('paused', 'b', START, START);
    const back = START - HOUR;
    expect(scheduler.nextAt(back)).toBe(back + 1000);
    scheduler.schedule('new', 'a', back + 500, back);
    expect(drain(scheduler, back + 999)).toEqual(['new']);
    expect(drain(scheduler, back + 2000)).toEqual(['soon', 'paused']);
  });

  it('does as a naive list would, over thousands of random steps', () => {
    const random = seededRandom(7);
    const scheduler = newScheduler();
    const naive = new Map<string, { readonly host: string; readonly dueAt: number }>();
    const hosts = ['a', 'b', 'c', 'd'];
    const ids = Array.from({ length: 60 }, (_, index) => `job ${index}`);
    let now = START;
    let taken = 0;
    for (let step = 0; step < 8000; step += 1) {
      // Slow enough that no budget is ever short: the model knows only order.
      now += 170 + Math.floor(random() * 50);
      const id = pick(ids, random);
      const dice = random();
      if (dice < 0.5) {
        const host = pick(hosts, random);
        // A different fraction each time, so that no two are due together.
        const dueAt = now + Math.floor(random() * 20_000) - 2000 + step / 8192;
        scheduler.schedule(id, host, dueAt, now);
        naive.set(id, { host, dueAt });
      } else if (dice < 0.6) {
        scheduler.cancel(id);
        naive.delete(id);
      }
      const next = Math.min(...[...naive.values()].map(({ dueAt }) => dueAt));
      expect(scheduler.nextAt(now)).toBe(naive.size === 0 ? null : Math.max(next, now));
      const got = scheduler.take(now);
      if (got === null) {
        expect(next).toBeGreaterThan(now);
        continue;
      }
      sentBy(scheduler, got.host, now);
      taken += 1;
      const ofHost = [...naive].filter(([, { host }]) => host === got.host);
      const first = ofHost.toSorted(([, left], [, right]) => left.dueAt - right.dueAt)[0];
      expect(got.id).toBe(first?.[0]);
      expect(first?.[1].dueAt).toBeLessThanOrEqual(now);
      naive.delete(got.id);
      expect(ids.filter((each) => scheduler.isScheduled(each) !== naive.has(each))).toEqual([]);
    }
    expect(taken).toBeGreaterThan(1000);
  });

  it('asks a price by what is wanted of a host, and forgets what was cancelled or taken', () => {
    const scheduler = newScheduler();
    for (let index = 0; index < 300; index += 1) {
      scheduler.schedule(`${index}`, 'a', START + 10_000, START);
    }
    expect(scheduler.priceOf('a', START)).toBeGreaterThan(20);
    expect(scheduler.priceOf('b', START)).toBe(1);
    for (let index = 0; index < 295; index += 1) scheduler.cancel(`${index}`);
    expect(scheduler.priceOf('a', START)).toBe(1);
  });
});
