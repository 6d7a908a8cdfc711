/** One long story: days, restarts, crashes, sleep and a wandering clock around a single copy. */
import { describe, expect, it } from 'vitest';
import { completedAs, inProgress } from './testing/fake-drive.ts';
import { START } from './testing/job-samples.ts';
import { seededRandom } from './testing/random.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LENGTH_MS = 7 * DAY;
const RESTARTS = 50;
const SLEEPS = 20;

describe('a copy of seven days', () => {
  /** What happens to the machine, evenly mixed, and a clock that somebody keeps setting. */
  async function liveThrough(world: World, seed: number): Promise<readonly number[]> {
    const random = seededRandom(seed);
    const kinds = [
      ...Array.from({ length: RESTARTS }, () => 'restart' as const),
      ...Array.from({ length: SLEEPS }, () => 'sleep' as const),
    ]
      .map((kind) => ({ kind, order: random() }))
      .toSorted((left, right) => left.order - right.order);
    const shareMs = LENGTH_MS / kinds.length;
    const asksAfter: number[] = [];
    for (const { kind } of kinds) {
      await world.clock.advance(shareMs / 2);
      if (kind === 'sleep') {
        // Timers stand still while the wall clock goes on.
        world.clock.set(shareMs / 2);
        world.manager.wake();
      } else {
        await world.clock.advance(shareMs / 2);
        if (random() < 0.5) await world.manager.stop();
        else world.power.cutAfter(0);
        await world.restart();
      }
      // The time zone's keeper is wrong by an hour, and puts it right again.
      world.clock.set(random() < 0.5 ? -HOUR : HOUR);
      const before = world.drive.count('ask');
      await world.clock.advance(MINUTE);
      asksAfter.push(world.drive.count('ask') - before);
    }
    return asksAfter;
  }

  it.each([1, 2, 3])(
    'completes over 50 restarts and 20 sleeps with one POST (seed %i)',
    async (seed) => {
      const world = new World();
      let isOver = false;
      world.drive.onAsk = () => {
        const fraction = (world.clock.now() - START) / LENGTH_MS;
        return isOver ? completedAs('copy') : inProgress(Math.min(fraction * 100, 99));
      };
      await world.copy();
      const asksAfter = await liveThrough(world, seed);
      expect(asksAfter.length).toBe(RESTARTS + SLEEPS);
      expect(Math.min(...asksAfter)).toBeGreaterThanOrEqual(1);
      expect(world.get().state).toBe('running');

      isOver = true;
      await world.clock.advance(HOUR);
      expect(world.get()).toMatchObject({
        state: 'completed',
        evidence: 'report',
        result: { state: 'found', itemId: 'copy' },
      });
      expect(world.ledger.get('job-1')).toEqual(world.get());
      expect(world.drive.count('POST')).toBe(1);
      expect(world.bugs).toEqual([]);
    },
  );
});
