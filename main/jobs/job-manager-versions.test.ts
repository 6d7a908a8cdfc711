/** Stories of copies that take more along than one item: with all versions, or children alone. */
import { describe, expect, it } from 'vitest';
import { settle } from './testing/fake-clock.ts';
import { answerOf, completedAs, gone, itemOf } from './testing/fake-drive.ts';
import { samples } from './testing/job-samples.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('a copy with all its versions', () => {
  const wish = { name: 'Plans 2026', allVersions: true } as const;
  const renamed = { kind: 'item', item: itemOf('copy', { name: 'Plans 2026' }) } as const;
  const trouble = { kind: 'trouble', why: 'unreachable', retryAfterMs: null } as const;

  it('gets its name once the service is done with it', async () => {
    const world = new World();
    world.drive.onRename = () => renamed;
    await world.copy(wish);
    world.drive.onAsk = () => completedAs('copy');
    await world.clock.advance(5 * SECOND);
    expect(world.log.slice(3)).toEqual([
      'POST',
      'durable running',
      'ask',
      'durable renaming',
      'rename',
      'durable completed',
    ]);
    expect(world.views()).toMatchObject([
      { state: 'completed', resultName: 'Plans 2026', evidence: 'report' },
    ]);
    expect(world.clock.timerCount).toBe(0);
  });

  it('is not renamed where its own name is the right one', async () => {
    const world = new World();
    await world.copy({ allVersions: true });
    world.drive.onAsk = () => completedAs('copy');
    await world.clock.advance(5 * SECOND);
    expect([world.get().state, world.drive.count('rename')]).toEqual(['completed', 0]);
  });

  it('stays under its own name where the drive refuses the other', async () => {
    const world = new World();
    world.drive.onRename = () => ({ kind: 'refused' });
    await world.copy(wish);
    world.drive.onAsk = () => completedAs('copy');
    await world.clock.advance(HOUR);
    expect(world.views()).toMatchObject([{ state: 'completed', resultName: 'Plans' }]);
    expect([world.drive.count('rename'), world.drive.count('fetch')]).toEqual([1, 1]);
  });

  it('waits for its name while the drive cannot be reached', async () => {
    const world = new World();
    world.drive.onRename = () => trouble;
    await world.copy(wish);
    world.drive.onAsk = () => completedAs('copy');
    await world.clock.advance(HOUR);
    expect(world.drive.count('rename')).toBeGreaterThan(5);
    expect(world.views()).toMatchObject([
      { state: 'running', progress: { fraction: 1 }, waiting: { why: 'unreachable' } },
    ]);
    world.drive.onRename = () => renamed;
    world.manager.wake();
    await world.clock.advance(SECOND);
    expect(world.get()).toMatchObject({ state: 'completed', result: { name: 'Plans 2026' } });
    expect(world.drive.count('POST')).toBe(1);
  });

  it('gets its name after a restart', async () => {
    const world = new World();
    const asked: string[] = [];
    world.drive.onRename = (itemId) => {
      asked.push(itemId);
      return renamed;
    };
    world.ledger.leave(samples.renaming);
    await world.restart();
    await world.clock.advance(SECOND);
    expect(asked).toEqual(['copy']);
    expect(world.ledger.get('job-1')).toMatchObject({
      state: 'completed',
      result: { name: 'Plans 2026' },
    });
  });
});

describe('a copy of what is in a folder', () => {
  /** Its parts end up among others: there is no single place to look at. */
  function placeless(): World {
    const world = new World();
    world.drive.onPrepare = () => ({ kind: 'ready', target: null });
    return world;
  }

  it('completes with the destination itself as its result', async () => {
    const world = placeless();
    const fetched: (string | null)[] = [];
    world.drive.onFetch = (itemId) => {
      fetched.push(itemId);
      return { kind: 'item', item: itemOf('archive', { name: 'Archive' }) };
    };
    await world.copy({ childrenOnly: true });
    expect(world.get()).toMatchObject({ state: 'running', target: null });
    world.drive.onAsk = () => answerOf(200, { status: 'completed' });
    await world.clock.advance(5 * SECOND);
    expect(world.get()).toMatchObject({ state: 'completed', result: { itemId: 'archive' } });
    expect(fetched).toEqual([null]);
  });

  it('is never renamed, whatever name it is shown under', async () => {
    const world = placeless();
    await world.copy({ childrenOnly: true, allVersions: true, name: 'Shown' });
    world.drive.onAsk = () => completedAs('archive');
    await world.clock.advance(5 * SECOND);
    expect([world.get().state, world.drive.count('rename')]).toEqual(['completed', 0]);
  });

  it('is unknown when its monitor is gone, since there is no place to look at', async () => {
    const world = placeless();
    await world.copy({ childrenOnly: true });
    world.drive.onAsk = gone;
    await world.clock.advance(HOUR);
    expect(world.views()).toMatchObject([
      { state: 'unknown', reason: 'monitorGone', seen: 'noPlace' },
    ]);
    expect([world.drive.count('look'), world.drive.count('POST')]).toEqual([0, 1]);
    expect((await world.manager.checkAgain('job-1')).ok).toBe(false);
    expect((await world.manager.retry('job-1', { name: 'Plans', onConflict: 'fail' })).ok).toBe(
      true,
    );
    await settle();
    expect(world.get()).toMatchObject({ state: 'running', attempt: 2 });
  });

  it('is unknown when the program ended amid its POST', async () => {
    const world = placeless();
    world.ledger.leave({ ...samples.submitting, target: null });
    await world.restart();
    await world.clock.advance(HOUR);
    expect(world.get()).toMatchObject({ state: 'unknown', saw: 'noPlace' });
    expect(world.log).toEqual(['durable unknown']);
  });
});
