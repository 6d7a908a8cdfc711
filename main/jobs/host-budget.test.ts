import { describe, expect, it } from 'vitest';
import {
  BURST,
  BY_HAND_BURST,
  BY_HAND_PER_SECOND,
  HostBudget,
  MAX_IN_FLIGHT,
  REQUESTS_PER_SECOND,
} from './host-budget.ts';

const NOW = 1_000_000_000;

/** A step that sends one request, from its beginning to its end. */
function ask(budget: HostBudget, at: number): void {
  budget.begin();
  budget.sent(at, 'jobs');
  budget.end();
}

function spent(): HostBudget {
  const budget = new HostBudget(NOW);
  for (let sent = 0; sent < BURST; sent += 1) {
    ask(budget, NOW);
  }
  return budget;
}

describe('a host budget', () => {
  it('leaves half a burst to those who cannot wait', () => {
    const budget = new HostBudget(NOW);
    for (let sent = 0; sent < BURST / 2; sent += 1) {
      expect(budget.spareInMs(NOW)).toBe(0);
      budget.sent(NOW, 'jobs');
    }
    expect(budget.spareInMs(NOW)).toBeCloseTo(1000 / REQUESTS_PER_SECOND, 3);
    expect(budget.readyAt(NOW)).toBeLessThanOrEqual(NOW);
  });

  it('has nothing to spare while the host wants to be left alone', () => {
    const budget = new HostBudget(NOW);
    budget.pause(NOW + 9000);
    expect(budget.spareInMs(NOW)).toBe(9000);
  });

  it('lets a burst through at once', () => {
    const budget = new HostBudget(NOW);
    for (let sent = 0; sent < BURST; sent += 1) {
      expect(budget.readyAt(NOW)).toBeLessThanOrEqual(NOW);
      ask(budget, NOW);
    }
    expect(budget.readyAt(NOW)).toBeCloseTo(NOW + 1000 / REQUESTS_PER_SECOND, 3);
  });

  it('lets no more through in the long run than the service allows', () => {
    const budget = new HostBudget(NOW);
    let sent = 0;
    for (let now = NOW; now < NOW + 300_000; now += 1) {
      if (budget.readyAt(now) > now) continue;
      ask(budget, now);
      sent += 1;
    }
    expect(sent).toBeGreaterThan(300 * REQUESTS_PER_SECOND);
    expect(sent).toBeLessThanOrEqual(300 * REQUESTS_PER_SECOND + BURST);
    expect(sent).toBeLessThan(3000);
  });

  it('does not save up more than a burst', () => {
    const budget = spent();
    const later = NOW + 3_600_000;
    for (let sent = 0; sent < BURST; sent += 1) {
      ask(budget, later);
    }
    expect(budget.readyAt(later)).toBeGreaterThan(later);
  });

  it('bounds the requests under way', () => {
    const budget = new HostBudget(NOW);
    for (let sent = 0; sent < MAX_IN_FLIGHT; sent += 1) budget.begin();
    expect(budget.readyAt(NOW)).toBe(Number.POSITIVE_INFINITY);
    budget.end();
    expect(budget.readyAt(NOW)).toBeLessThanOrEqual(NOW);
  });

  it('sends nothing during a pause, and the later of two pauses wins', () => {
    const budget = new HostBudget(NOW);
    budget.pause(NOW + 9000);
    budget.pause(NOW + 5000);
    expect(budget.readyAt(NOW)).toBe(NOW + 9000);
    expect(budget.readyAt(NOW + 9000)).toBe(NOW + 9000);
  });

  it('is not frozen by a clock that was set back', () => {
    const budget = spent();
    const earlier = NOW - 3_600_000;
    expect(budget.readyAt(earlier)).toBeLessThan(earlier + 1000);
    expect(budget.readyAt(earlier + 1000)).toBeLessThanOrEqual(earlier + 1000);
  });
});

describe('everything that is sent', () => {
  it('counts, also beyond what there was', () => {
    const budget = new HostBudget(NOW);
    for (let sent = 0; sent < 20; sent += 1) budget.sent(NOW, 'jobs');
    expect(budget.readyAt(NOW)).toBeCloseTo(NOW + (9 / REQUESTS_PER_SECOND) * 1000, 3);
  });

  it('is reckoned with before it is sent, for each step under way', () => {
    const budget = spent();
    const at = NOW + (3 / REQUESTS_PER_SECOND) * 1000;
    expect(budget.readyAt(at)).toBeLessThanOrEqual(at);
    for (let step = 0; step < 3; step += 1) budget.begin();
    expect(budget.readyAt(at)).toBeGreaterThan(at);
  });
});

describe('what is sent by hand', () => {
  /** Sends as much by hand, at a time. */
  function browse(budget: HostBudget, count: number, at = NOW): void {
    for (let sent = 0; sent < count; sent += 1) budget.sent(at, 'hand');
  }

  it('takes nothing from the jobs, as much as filling in a form needs', () => {
    const budget = new HostBudget(NOW);
    browse(budget, BY_HAND_BURST);
    expect(budget.spareInMs(NOW)).toBe(0);
    for (let sent = 0; sent < BURST; sent += 1) {
      expect(budget.readyAt(NOW)).toBeLessThanOrEqual(NOW);
      ask(budget, NOW);
    }
  });

  it('counts against the jobs beyond that, so that all together stays within the limit', () => {
    const budget = new HostBudget(NOW);
    let sent = 0;
    for (let now = NOW; now < NOW + 300_000; now += 10) {
      // A check-up that counts by itself heeds what is to spare; the jobs take what there is.
      if (budget.spareInMs(now) === 0) {
        browse(budget, 1, now);
        sent += 1;
      }
      if (budget.readyAt(now) > now) continue;
      ask(budget, now);
      sent += 1;
    }
    const perSecond = REQUESTS_PER_SECOND + BY_HAND_PER_SECOND;
    expect(sent).toBeLessThanOrEqual(300 * perSecond + BURST + BY_HAND_BURST);
    const owing = new HostBudget(NOW);
    browse(owing, BY_HAND_BURST + BURST + 5);
    expect(owing.readyAt(NOW)).toBeCloseTo(NOW + (6 / REQUESTS_PER_SECOND) * 1000, 3);
  });

  it('counts against the jobs where the host has told of no room for more', () => {
    const budget = new HostBudget(NOW);
    budget.heard({ remaining: 10, resetMs: 20_000 }, NOW);
    browse(budget, 10);
    expect(budget.readyAt(NOW)).toBeGreaterThan(NOW);
    const roomy = new HostBudget(NOW);
    roomy.heard({ remaining: 1000, resetMs: 20_000 }, NOW);
    browse(roomy, 10);
    for (let sent = 0; sent < BURST; sent += 1) ask(roomy, NOW);
    expect(roomy.readyAt(NOW)).toBeCloseTo(NOW + 1000 / REQUESTS_PER_SECOND, 3);
  });
});

describe('what a host says is left of its limit', () => {
  it('slows us down until it counts anew', () => {
    const budget = new HostBudget(NOW);
    budget.heard({ remaining: 10, resetMs: 20_000 }, NOW);
    let sent = 0;
    for (let now = NOW; now < NOW + 20_000; now += 10) {
      if (budget.readyAt(now) > now) continue;
      ask(budget, now);
      sent += 1;
    }
    expect(sent).toBeGreaterThanOrEqual(10);
    expect(sent).toBeLessThanOrEqual(19);
    expect(budget.priceAt(REQUESTS_PER_SECOND / 2, NOW + 19_000)).toBeGreaterThan(50);
    expect(budget.priceAt(REQUESTS_PER_SECOND / 2, NOW + 20_000)).toBe(1);
  });

  it('never makes us quicker, nor stops us for good', () => {
    const generous = new HostBudget(NOW);
    generous.heard({ remaining: 100_000, resetMs: 1000 }, NOW);
    expect(generous.priceAt(REQUESTS_PER_SECOND, NOW)).toBeGreaterThan(1);
    const strict = new HostBudget(NOW);
    strict.heard({ remaining: 0, resetMs: 3_600_000 }, NOW);
    expect(strict.readyAt(NOW)).toBeLessThan(NOW + 60_000);
  });
});

describe('the price of a question', () => {
  it('is one while there is room, and rises so that what is wanted fits', () => {
    const budget = new HostBudget(NOW);
    expect(budget.priceAt(1, NOW)).toBe(1);
    const price = budget.priceAt(4 * REQUESTS_PER_SECOND, NOW);
    // Intervals grow with the square root of the price.
    expect((4 * REQUESTS_PER_SECOND) / Math.sqrt(price)).toBeLessThan(REQUESTS_PER_SECOND);
    expect(budget.priceAt(5 * REQUESTS_PER_SECOND, NOW)).toBeGreaterThan(price);
  });
});
