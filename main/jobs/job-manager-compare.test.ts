/** Stories of what follows a verdict: the comparison of a copy, and the names of what failed. */
import { describe, expect, it } from 'vitest';
import { UNASKED_MAX_ITEMS } from './compare-step.ts';
import type { Job, Proof } from './job.ts';
import type { Compared, HttpOutcome } from './ports.ts';
import { settle } from './testing/fake-clock.ts';
import { answerOf, completedAs, itemOf, pending } from './testing/fake-drive.ts';
import { sampleRequest, samples, uploadRequest } from './testing/job-samples.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOT_NOW = { ok: false, refusal: { code: 'notPossibleNow', field: null } };
const result = { state: 'found', itemId: 'copy', name: 'Plans', webUrl: null } as const;
const found = { ...samples.completed, result };
const same = { state: 'same', items: 4, bytes: 4096 } as const;
const done: Compared = { kind: 'done', proof: same };

/** Answers with each in turn, and with the last from then on. */
function inTurn(...answers: readonly Compared[]): () => Compared {
  let index = 0;
  return () => {
    const answer = answers[Math.min(index, answers.length - 1)];
    index += 1;
    return answer ?? done;
  };
}

describe('a copy that is completed', () => {
  async function completing(): Promise<World> {
    const world = new World();
    world.provesCopies = true;
    await world.copy();
    world.drive.onAsk = () => completedAs('copy');
    return world;
  }

  it('is compared with its source by itself, folder by folder', async () => {
    const world = await completing();
    world.drive.onCompare = inTurn({ kind: 'more', items: 3 }, done);
    const proofs: unknown[] = [];
    await world.clock.advance(MINUTE);
    for (const { before, after } of world.changes) {
      if (after?.state === 'completed' && before !== after) proofs.push(after.proof);
    }
    expect(proofs).toEqual([
      null,
      { state: 'comparing', items: 0, limit: UNASKED_MAX_ITEMS },
      { state: 'comparing', items: 3, limit: UNASKED_MAX_ITEMS },
      same,
    ]);
    expect(world.drive.compared).toEqual([['copy', UNASKED_MAX_ITEMS]]);
    expect(world.ledger.get('job-1')).toMatchObject({ proof: same });
    expect(world.clock.timerCount).toBe(0);
  });

  it('is not compared where the user does not want it', async () => {
    const world = await completing();
    world.provesCopies = false;
    await world.clock.advance(HOUR);
    expect([world.drive.count('compare'), world.clock.timerCount]).toEqual([0, 0]);
  });

  it('is compared, too, when only the destination told, and when it got its name late', async () => {
    const looked = new World();
    looked.provesCopies = true;
    looked.drive.onStart = (): HttpOutcome => ({ kind: 'unreachable', sent: 'maybe' });
    looked.drive.onLook = () => ({ kind: 'item', item: itemOf('copy'), source: null });
    await looked.copy();
    await looked.clock.advance(MINUTE);
    const renamed = await completing();
    await renamed.manager.forget('job-1');
    await renamed.copy({ allVersions: true, name: 'Plans 2026' });
    await renamed.clock.advance(MINUTE);
    for (const job of [looked.get(), renamed.get('job-2')]) {
      expect(job).toMatchObject({ state: 'completed', proof: same });
    }
  });

  it('that differs from its source stays completed and says so', async () => {
    const world = await completing();
    const proof: Proof = {
      state: 'differs',
      items: 4,
      differences: [{ path: '/a.txt', what: 'missing' }],
      differing: 9,
    };
    world.drive.onCompare = inTurn({ kind: 'done', proof });
    await world.clock.advance(MINUTE);
    expect(world.views()).toMatchObject([{ state: 'completed', proof }]);
  });

  it('is compared later when there is trouble on the way, and trouble proves nothing', async () => {
    const world = await completing();
    world.drive.onCompare = () => ({ kind: 'trouble', why: 'unreachable', retryAfterMs: null });
    await world.clock.advance(HOUR);
    expect(world.drive.count('compare')).toBeGreaterThan(5);
    expect(world.get()).toMatchObject({ state: 'completed', proof: { state: 'comparing' } });
    expect(world.drive.compared).toHaveLength(1);
    world.drive.onCompare = inTurn(done);
    world.manager.wake();
    await world.clock.advance(SECOND);
    expect(world.get()).toMatchObject({ proof: same });
  });

  it('is compared wherever between its verdict and the end of the comparison the program died', async () => {
    let deaths = 0;
    for (let passes = 0; ; passes += 1) {
      const world = new World();
      world.provesCopies = true;
      await world.copy();
      world.drive.onAsk = () => completedAs('copy');
      world.drive.onCompare = inTurn({ kind: 'more', items: 3 }, done);
      world.power.cutAfter(passes);
      await world.clock.advance(MINUTE);
      const isOver = world.power.passed <= passes;
      if (!isOver) deaths += 1;
      await world.restart();
      await world.clock.advance(HOUR);
      expect([passes, world.get()]).toMatchObject([passes, { state: 'completed', proof: same }]);
      if (isOver) break;
    }
    expect(deaths).toBeGreaterThan(6);
  });

  it('is compared from the beginning after a restart', async () => {
    const world = await completing();
    world.drive.onCompare = () => pending<Compared>().promise;
    await world.clock.advance(MINUTE);
    await world.restart();
    world.drive.onCompare = inTurn(done);
    await world.restart();
    await world.clock.advance(MINUTE);
    expect(world.drive.compared.length).toBeGreaterThan(1);
    expect(new Set(world.drive.compared.map(([, limit]) => limit))).toEqual(
      new Set([UNASKED_MAX_ITEMS]),
    );
    expect(world.get()).toMatchObject({ proof: same });
  });
});

describe('a comparison that the user asks for', () => {
  async function asking(job: Job = found): Promise<World> {
    const world = new World();
    world.ledger.leave(job);
    await world.restart();
    return world;
  }

  it('has no limit that any copy could reach', async () => {
    const skipped = { state: 'skipped', why: 'tooLarge' } as const;
    const world = await asking({ ...found, proof: skipped });
    expect(await world.manager.compare('job-1')).toEqual({ ok: true });
    await settle();
    expect(world.get()).toMatchObject({ proof: same });
    const [[itemId, limit] = ['', 0]] = world.drive.compared;
    expect(itemId).toBe('copy');
    expect(limit).toBeGreaterThan(100 * UNASKED_MAX_ITEMS);
  });

  it('takes the place of one under way that had a limit', async () => {
    const world = await asking({
      ...found,
      proof: { state: 'comparing', items: 0, limit: UNASKED_MAX_ITEMS },
    });
    const answer = pending<Compared>();
    world.drive.onCompare = () => answer.promise;
    await world.clock.advance(SECOND);
    expect(await world.manager.compare('job-1')).toEqual({ ok: true });
    world.drive.onCompare = inTurn(done);
    answer.give({ kind: 'done', proof: { state: 'skipped', why: 'tooLarge' } });
    await settle();
    expect(world.get()).toMatchObject({ proof: same });
    expect(world.drive.compared.map(([, limit]) => limit > UNASKED_MAX_ITEMS)).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    ['whose result is not found yet', samples.completed],
    ['whose result is not to be had', { ...found, result: { state: 'unavailable' } as const }],
    ['that was an upload', { ...found, request: uploadRequest }],
    ['of what is in a folder', { ...found, request: { ...sampleRequest, childrenOnly: true } }],
    ['that failed', samples.failed],
  ])('is refused for one %s', async (_, job) => {
    const world = new World();
    world.drive.onFetch = () => ({ kind: 'missing' });
    world.ledger.leave(job);
    await world.restart();
    expect(await world.manager.compare('job-1')).toEqual(NOT_NOW);
  });

  it.each([
    ['an upload', { ...samples.completed, request: uploadRequest }],
    [
      'of what is in a folder',
      { ...samples.completed, request: { ...sampleRequest, childrenOnly: true } },
    ],
  ])('is not begun unasked for %s', async (_, job) => {
    const world = new World();
    world.provesCopies = true;
    world.ledger.leave(job);
    await world.restart();
    await world.clock.advance(HOUR);
    expect(world.get()).toMatchObject({ result: { state: 'found' }, proof: null });
    expect(world.drive.count('compare')).toBe(0);
  });
});

describe('a failure that lists items', () => {
  const details = [{ code: 'accessDenied', target: '01A' }, { code: 'other', target: '01B' }, {}];
  const partlyMissing: Proof = {
    state: 'differs',
    items: 4,
    differences: [{ path: 'Budget.xlsx', what: 'missing' }],
    differing: 1,
  };

  it('gets their names once, and stays failed whatever is found', async () => {
    const world = new World();
    world.drive.names = new Map([['01A', 'Budget.xlsx']]);
    await world.copy();
    world.drive.onAsk = () =>
      answerOf(200, { status: 'failed', error: { code: 'accessDenied', details } });
    await world.clock.advance(HOUR);
    expect(world.views()).toMatchObject([
      {
        state: 'failed',
        problem: { details: [{ name: 'Budget.xlsx' }, { name: null }, { name: null }] },
      },
    ]);
    expect([world.drive.named, world.drive.count('names')]).toEqual([['01A', '01B'], 1]);
    await world.restart();
    await world.clock.advance(HOUR);
    expect([world.drive.count('names'), world.clock.timerCount]).toEqual([1, 0]);
  });

  it('can be taken without them: the rest is looked for and compared, whatever the setting', async () => {
    const world = new World();
    await world.copy();
    world.drive.onAsk = () =>
      answerOf(200, { status: 'failed', error: { code: 'accessDenied', details } });
    await world.clock.advance(HOUR);
    world.drive.onLook = () => ({
      kind: 'item',
      item: itemOf('part', { size: 10 }),
      source: itemOf('source'),
    });
    world.drive.onCompare = () => ({ kind: 'done', proof: partlyMissing });
    expect(await world.manager.skipItems('job-1')).toEqual({ ok: true });
    await world.clock.advance(HOUR);
    expect(world.get()).toMatchObject({
      state: 'completed',
      evidence: 'rest',
      result: { itemId: 'part' },
      proof: partlyMissing,
    });
    expect(world.drive.count('POST')).toBe(1);
    expect(await world.manager.skipItems('job-1')).toMatchObject({ ok: false });
  });

  it('gets them after a restart where they were still wanting', async () => {
    const world = new World();
    world.ledger.leave({ ...samples.failed, areItemsNamed: false });
    await world.restart();
    await world.clock.advance(MINUTE);
    expect(world.get()).toMatchObject({ state: 'failed', areItemsNamed: true });
    expect(world.drive.count('POST')).toBe(0);
  });
});
