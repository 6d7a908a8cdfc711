/** Stories of monitors: those that another program has started, and those that may not be asked. */
import { describe, expect, it } from 'vitest';
import { NO_MEMORY } from './poll-memory.ts';
import { nextPoll } from './poll-schedule.ts';
import { settle } from './testing/fake-clock.ts';
import { answerOf, completedAs, failedWith, gone, inProgress } from './testing/fake-drive.ts';
import { MONITOR_URL, START, sampleRequest, samples } from './testing/job-samples.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** After the start, by the chance of these worlds. */
const FIRST_QUESTION_MS = nextPoll(NO_MEMORY, { elapsedMs: 0 }, 0.5);

describe('an action that another program has started', () => {
  async function adopting(): Promise<World> {
    const world = new World();
    expect(await world.manager.adopt('demo', 'Their copy', MONITOR_URL)).toEqual({ ok: true });
    return world;
  }

  it('is written down and asked about at once', async () => {
    const world = new World();
    const asked: string[] = [];
    world.drive.onAsk = (url) => {
      asked.push(url);
      return inProgress(40);
    };
    await world.manager.adopt('demo', 'Their copy', MONITOR_URL);
    await settle();
    expect(world.log).toEqual(['durable running', 'ask', 'lazy running']);
    expect(asked).toEqual([MONITOR_URL]);
    expect(world.views()).toMatchObject([
      { action: 'adopted', name: 'Their copy', state: 'running', progress: { fraction: 0.4 } },
    ]);
  });

  it('is not taken for a sprint because it was under way already', async () => {
    const asked = async (percent: number | null): Promise<number> => {
      const world = new World();
      world.drive.onAsk = () =>
        percent === null ? answerOf(202, { status: 'inProgress' }) : inProgress(percent);
      await world.manager.adopt('demo', 'Their copy', MONITOR_URL);
      await world.clock.advance(2 * MINUTE);
      return world.drive.count('ask');
    };
    expect(await asked(90)).toBe(await asked(null));
  });

  it('is refused where it cannot be written down', async () => {
    const world = new World();
    world.ledger.isFailing = true;
    expect(await world.manager.adopt('demo', 'Their copy', MONITOR_URL)).toEqual({
      ok: false,
      refusal: { code: 'notSaved', field: null },
    });
    await world.clock.advance(HOUR);
    expect([world.views(), world.drive.count('ask')]).toEqual([[], 0]);
  });

  it('completes without a result of ours, and is compared with nothing', async () => {
    const world = await adopting();
    world.provesCopies = true;
    world.drive.onAsk = () => completedAs('copy');
    await world.clock.advance(HOUR);
    expect(world.get()).toMatchObject({
      state: 'completed',
      result: { state: 'unavailable' },
      proof: null,
    });
    expect((await world.manager.compare('job-1')).ok).toBe(false);
    expect([world.drive.count('fetch'), world.drive.count('compare')]).toEqual([0, 0]);
  });

  it('is unknown once its monitor was gone three times, and can then only be forgotten', async () => {
    const world = await adopting();
    world.drive.onAsk = gone;
    await world.clock.advance(HOUR);
    expect(world.drive.count('ask')).toBe(4);
    expect(world.views()).toMatchObject([
      { state: 'unknown', reason: 'monitorGone', seen: 'noPlace' },
    ]);
    const before = world.log.length;
    const { manager } = world;
    expect((await manager.retry('job-1', { name: 'x', onConflict: 'fail' })).ok).toBe(false);
    expect((await manager.checkAgain('job-1')).ok).toBe(false);
    expect((await manager.uploadByApp('job-1')).ok).toBe(false);
    await world.clock.advance(HOUR);
    expect(world.log.length).toBe(before);
    expect(await manager.forget('job-1')).toEqual({ ok: true });
    expect(world.ledger.jobs()).toEqual([]);
  });

  it('that failed is not tried again by us, and its items stay without names', async () => {
    const world = await adopting();
    const error = { code: 'accessDenied', details: [{ code: 'accessDenied', target: '01A' }] };
    world.drive.onAsk = () => answerOf(200, { status: 'failed', error });
    await world.clock.advance(HOUR);
    expect(world.get()).toMatchObject({ state: 'failed', areItemsNamed: true });
    expect((await world.manager.retry('job-1', { name: 'x', onConflict: 'fail' })).ok).toBe(false);
    expect(world.log.filter((entry) => ['POST', 'prepare', 'names'].includes(entry))).toEqual([]);
  });

  it('goes on being watched after a restart', async () => {
    const world = await adopting();
    await world.restart();
    world.drive.onAsk = () => failedWith('quotaLimitReached');
    await world.clock.advance(5 * SECOND);
    expect(world.get()).toMatchObject({ state: 'failed', problem: { code: 'quotaLimitReached' } });
  });

  it('does not take a slot of any folder', async () => {
    const world = new World();
    for (let index = 0; index < 5; index += 1) {
      await world.manager.adopt('demo', 'Theirs', `${MONITOR_URL}${index}`);
    }
    for (const name of ['1', '2', '3']) await world.manager.start({ ...sampleRequest, name });
    await world.clock.advance(SECOND);
    expect(world.drive.count('POST')).toBe(3);
  });

  it('tells nobody its monitor', async () => {
    const world = await adopting();
    world.drive.onAsk = () =>
      answerOf(200, { status: 'failed', error: { code: 'x', message: `see ${MONITOR_URL}` } });
    await settle();
    const seen = [JSON.stringify(world.views())];
    await world.clock.advance(HOUR);
    seen.push(JSON.stringify(world.views()));
    expect(seen.join('\n')).not.toMatch(/monitor\.test|tempauth|secret/u);
  });
});

describe('a monitor', () => {
  it.each(['https://evil.example/drive/items/copy', 'http://portal.example/items/copy'])(
    'that only redirects to a foreign host completes nothing: %s',
    async (location) => {
      const world = new World();
      await world.copy();
      world.drive.onAsk = () => answerOf(303, '', { location });
      await world.clock.advance(HOUR);
      expect(world.views()).toMatchObject([
        { state: 'running', waiting: { why: 'serviceTrouble' } },
      ]);
      expect(world.drive.count('fetch')).toBe(0);
    },
  );

  it("that only redirects to the drive's own item completes the copy", async () => {
    const world = new World();
    await world.copy();
    world.drive.onAsk = () => answerOf(303, '', { location: 'https://drive.test/items/copy' });
    await world.clock.advance(5 * SECOND);
    expect(world.get()).toMatchObject({ state: 'completed', result: { itemId: 'copy' } });
  });

  it('that may not be asked any more is never asked: the destination tells', async () => {
    const world = new World();
    world.drive.onAllows = () => false;
    world.ledger.leave(samples.running);
    await world.restart();
    await world.clock.advance(2 * SECOND);
    expect(world.get()).toMatchObject({ state: 'checking', reason: 'noMonitor' });
    expect(world.ledger.get('job-1')?.state).toBe('checking');
    await world.clock.advance(HOUR);
    expect([world.drive.count('ask'), world.get().state]).toEqual([0, 'unknown']);
  });

  it('is not left for a place in a report that may not be asked', async () => {
    const world = new World();
    await world.copy();
    world.drive.onAsk = () =>
      answerOf(202, { status: 'inProgress' }, { location: 'https://evil.example/next' });
    await world.clock.advance(MINUTE);
    expect(world.get()).toMatchObject({ monitorUrl: 'https://monitor.test/1' });
    expect(world.views()).toMatchObject([
      { waiting: { why: 'serviceTrouble', since: START + FIRST_QUESTION_MS } },
    ]);
  });
});
