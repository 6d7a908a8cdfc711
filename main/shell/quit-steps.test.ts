import { expect, it } from 'vitest';
import { FakeClock, settle } from '../jobs/testing/fake-clock.ts';
import { type QuitStep, takeSteps } from './quit-steps.ts';

function setUp() {
  const taken: string[] = [];
  const failed: string[] = [];
  const clock = new FakeClock(0);
  const step = (name: string, run: () => Promise<void> | void = () => undefined): QuitStep => ({
    name,
    run: async () => {
      taken.push(name);
      await run();
    },
  });
  const end = (...steps: readonly QuitStep[]): Promise<boolean> =>
    takeSteps(steps, { clock, limitMs: 4000, onFailed: (name) => failed.push(name) });
  return { taken, failed, clock, step, end };
}

it('takes the steps in their order, each after the one before', async () => {
  const { taken, clock, step, end } = setUp();
  let go = (): void => undefined;
  const first = new Promise<void>((resolve) => {
    go = resolve;
  });
  const ended = end(
    step('jobs', () => first),
    step('ledger'),
  );
  await settle();
  expect(taken).toEqual(['jobs']);
  go();
  expect(await ended).toBe(true);
  expect(taken).toEqual(['jobs', 'ledger']);
  expect(clock.timerCount).toBe(0);
});

it('takes the rest when one fails, and says which', async () => {
  const { taken, failed, step, end } = setUp();
  const broken = (): never => {
    throw new Error('disk gone');
  };
  expect(await end(step('ledger', broken), step('tray'))).toBe(true);
  expect(taken).toEqual(['ledger', 'tray']);
  expect(failed).toEqual(['ledger']);
});

it('does not wait longer than its time for one that hangs', async () => {
  const { taken, clock, step, end } = setUp();
  const ended = end(
    step('ledger', () => new Promise<never>(() => undefined)),
    step('tray'),
  );
  await clock.advance(4000);
  expect(await ended).toBe(false);
  expect(taken).toEqual(['ledger']);
});
