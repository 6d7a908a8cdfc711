/** Stories of the manager about copies that somebody can see, beside others that nobody sees. */
import { describe, expect, it } from 'vitest';
import type { Attention } from './poll-schedule.ts';
import { RowsInSight } from './rows-in-sight.ts';
import { answerOf, inProgress } from './testing/fake-drive.ts';
import { START, samples } from './testing/job-samples.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Figures in sight are no older than 15 s, give or take the tenth by which questions are spread. */
const FRESH_MS = 16.5 * SECOND;

interface Watched {
  readonly world: World;
  readonly rows: RowsInSight;
  /** When each copy was asked about, in ms since the start, by its id. */
  readonly asked: ReadonlyMap<string, readonly number[]>;
}

/** Three copies that have run for hours, asked about at the same times; `near` is in sight of a window with this attention. */
async function watching(attention: Attention): Promise<Watched> {
  const world = new World();
  const rows = new RowsInSight();
  const asked = new Map<string, number[]>([
    ['near', []],
    ['far', []],
    ['other', []],
  ]);
  world.attention = attention;
  world.rows = rows;
  world.drive.onAsk = (url) => {
    asked.get(url.slice('https://monitor.test/'.length))?.push(world.clock.now() - START);
    return inProgress(50);
  };
  for (const id of asked.keys()) {
    const submittedAt = START - 4 * HOUR;
    world.ledger.leave({
      ...{ ...samples.running, id, submittedAt },
      monitorUrl: `https://monitor.test/${id}`,
    });
  }
  rows.show(['near']);
  await world.restart();
  await world.clock.advance(10 * MINUTE);
  return { world, rows, asked };
}

const longestGap = (times: readonly number[] = []): number =>
  Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? 0)));

describe('the window with the focus', () => {
  it('keeps the figures of the rows in sight fresh, and asks about the rest as without the focus', async () => {
    const focused = await watching('focused');
    const visible = await watching('visible');
    expect(longestGap(focused.asked.get('near'))).toBeLessThanOrEqual(FRESH_MS);
    expect(focused.asked.get('far')).toEqual(visible.asked.get('far'));
    expect(longestGap(visible.asked.get('far'))).toBeGreaterThan(3 * FRESH_MS);
  });

  it('has fresh figures soon of what comes into sight, and asks about nothing else for that', async () => {
    const { world, rows, asked } = await watching('focused');
    const [far = [], other = []] = [asked.get('far'), asked.get('other')];
    const farBefore = far.length;
    // Both have just been asked about, and would not be for long.
    while (far.length === farBefore) await world.clock.advance(SECOND);
    const otherBefore = other.length;
    world.manager.attend(rows.show(['far']));
    await world.clock.advance(15 * SECOND);
    expect(far.length).toBe(farBefore + 2);
    expect(other.length).toBe(otherBefore);
    await world.clock.advance(5 * MINUTE);
    expect(longestGap(far.slice(farBefore))).toBeLessThanOrEqual(FRESH_MS);
  });

  it('leaves alone what has gone out of sight', async () => {
    const { world, rows, asked } = await watching('focused');
    const [near = []] = [asked.get('near')];
    const before = near.length;
    world.manager.attend(rows.show([]));
    await world.clock.advance(10 * MINUTE);
    expect(longestGap(near.slice(before))).toBeGreaterThan(3 * FRESH_MS);
  });

  it('asks about nothing that comes into sight earlier than the service has asked for', async () => {
    const { world, rows, asked } = await watching('focused');
    const note = world.drive.onAsk;
    world.drive.onAsk = async (url) => {
      await note(url);
      return answerOf(202, '{"status":"inProgress"}', { retryAfter: '600' });
    };
    await world.clock.advance(2 * MINUTE);
    const before = asked.get('far')?.length;
    world.manager.attend(rows.show(['far']));
    await world.clock.advance(5 * MINUTE);
    expect(asked.get('far')?.length).toBe(before);
  });
});
