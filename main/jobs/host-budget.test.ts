import { describe, expect, it } from 'vitest';
import { BURST, HostBudget, MAX_IN_FLIGHT, REQUESTS_PER_SECOND } from './host-budget.ts';

const NOW = 1_000_000_000;

function spent(): HostBudget {
  const budget = new HostBudget(NOW);
  for (let sent = 0; sent < BURST; sent += 1) {
    budget.begin(NOW);
    budget.end();
  }
  return budget;
}

describe('a host budget', () => {
  it('lets a burst through at once', () => {
    const budget = new HostBudget(NOW);
    for (let sent = 0; sent < BURST; sent += 1) {
      expect(budget.readyAt(NOW)).toBeLessThanOrEqual(NOW);
      budget.begin(NOW);
      budget.end();
    }
    expect(budget.readyAt(NOW)).toBeCloseTo(NOW + 1000 / REQUESTS_PER_SECOND, 3);
  });

  it('lets no more through in the long run than the service allows', () => {
    const budget = new HostBudget(NOW);
    let sent = 0;
    for (let now = NOW; now < NOW + 300_000; now += 1) {
      if (budget.readyAt(now) > now) continue;
      budget.begin(now);
      budget.end();
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
      budget.begin(later);
      budget.end();
    }
    expect(budget.readyAt(later)).toBeGreaterThan(later);
  });

  it('bounds the requests under way', () => {
    const budget = new HostBudget(NOW);
    for (let sent = 0; sent < MAX_IN_FLIGHT; sent += 1) budget.begin(NOW);
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
