/** Stories of uploads from the web: by the service first, and by this app where it would not. */
import { describe, expect, it } from 'vitest';
import { SETTLED_MS } from './destination-check.ts';
import type { Transfer } from './job.ts';
import type { Transferred } from './ports.ts';
import { settle } from './testing/fake-clock.ts';
import { answerOf, completedAs, itemOf } from './testing/fake-drive.ts';
import { samples, uploadRequest } from './testing/job-samples.ts';
import { World } from './testing/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const TOTAL = 100;
const UPLOAD_URL = 'https://upload.test/secret';

/** The drive gives a place first, and then takes a quarter at a time. */
function inPieces(asked: Transfer[]): (transfer: Transfer) => Transferred {
  return (transfer) => {
    asked.push(transfer);
    const { uploadUrl, done } = transfer;
    if (uploadUrl === null) {
      const begun = { uploadUrl: UPLOAD_URL, done: 0, total: TOTAL, validator: '"1"' };
      return { kind: 'advanced', transfer: begun };
    }
    if (done + 25 >= TOTAL) return { kind: 'done', item: itemOf('uploaded', { name: 'big.iso' }) };
    return { kind: 'advanced', transfer: { ...transfer, done: done + 25 } };
  };
}

describe('an upload by the service', () => {
  it('is watched like a copy', async () => {
    const world = new World();
    await world.upload();
    world.drive.onAsk = () => completedAs('uploaded');
    await world.clock.advance(5 * SECOND);
    expect(world.get()).toMatchObject({ state: 'completed', result: { itemId: 'uploaded' } });
    expect(world.drive.count('piece')).toBe(0);
  });

  it('that it refuses is done by this app when the user wants that', async () => {
    const world = new World();
    const asked: Transfer[] = [];
    world.drive.onStart = () => answerOf(400, { error: { code: 'notSupported' } });
    world.drive.onAdvance = inPieces(asked);
    await world.upload();
    expect(world.views()).toMatchObject([{ state: 'failed', canUploadByApp: true }]);
    await world.clock.advance(HOUR);
    expect(asked).toEqual([]);
    const before = world.log.length;
    expect(await world.manager.uploadByApp('job-1')).toEqual({ ok: true });
    await world.clock.advance(MINUTE);
    expect(world.log.slice(before)).toEqual([
      'durable queued',
      'prepare',
      'durable transferring',
      'piece',
      'durable transferring',
      ...['piece', 'lazy transferring', 'piece', 'lazy transferring', 'piece', 'lazy transferring'],
      'piece',
      'durable completed',
      'fetch',
      'durable completed',
    ]);
    expect(asked.map(({ done }) => done)).toEqual([0, 0, 25, 50, 75]);
    expect(world.get()).toMatchObject({ attempt: 2, result: { state: 'found' } });
    expect(world.drive.count('POST')).toBe(1);
  });

  it('cannot be taken over by this app before it has failed', async () => {
    const world = new World();
    await world.upload();
    expect((await world.manager.uploadByApp('job-1')).ok).toBe(false);
    world.ledger.leave({ ...samples.failed, id: 'copy' });
    await world.restart();
    expect((await world.manager.uploadByApp('copy')).ok).toBe(false);
    expect(world.drive.count('piece')).toBe(0);
  });
});

describe('an upload through this app', () => {
  it('goes on behind the last piece after a restart', async () => {
    const world = new World();
    const asked: Transfer[] = [];
    world.drive.onAdvance = inPieces(asked);
    const { transfer } = samples.transferring;
    world.ledger.leave({ ...samples.transferring, transfer: { ...transfer, done: 50 } });
    await world.restart();
    await world.clock.advance(MINUTE);
    expect(asked.map(({ uploadUrl, done }) => [uploadUrl, done])).toEqual([
      [UPLOAD_URL, 50],
      [UPLOAD_URL, 75],
    ]);
    expect(world.get().state).toBe('completed');
    expect([world.drive.count('prepare'), world.drive.count('POST')]).toEqual([0, 0]);
  });

  describe('of an empty file', () => {
    const noted: Transfer = { uploadUrl: null, done: 0, total: 0, validator: null };
    const isNoted = ({ total }: Transfer): boolean => total === 0;

    /** The source turns out to be empty; then its one request is sent. */
    function emptying(world: World): void {
      world.drive.onAdvance = (transfer) =>
        isNoted(transfer)
          ? { kind: 'done', item: itemOf('uploaded', { name: 'big.iso', size: 0 }) }
          : { kind: 'advanced', transfer: noted };
    }

    it('is on the disk as such before its one request is sent', async () => {
      const world = new World();
      emptying(world);
      await world.upload({ by: 'app' });
      await world.clock.advance(MINUTE);
      const first = world.log.indexOf('piece');
      expect(world.log.slice(first, first + 4)).toEqual([
        'piece',
        'durable transferring',
        'piece',
        'durable completed',
      ]);
    });

    it('is not sent again after a crash amid that request: the destination tells', async () => {
      const world = new World();
      world.drive.onLook = () => ({
        kind: 'item',
        item: itemOf('uploaded', { name: 'big.iso', size: 0, childCount: null }),
        source: null,
      });
      world.ledger.leave({ ...samples.transferring, transfer: noted });
      await world.restart();
      await world.clock.advance(MINUTE);
      expect(world.drive.count('piece')).toBe(0);
      expect(world.get()).toMatchObject({ state: 'completed', evidence: 'destination' });
    });

    it('is not sent while the disk does not take the intent', async () => {
      const world = new World();
      const asked: Transfer[] = [];
      world.drive.onAdvance = (transfer) => {
        asked.push(transfer);
        world.ledger.isFailing = true;
        return { kind: 'advanced', transfer: noted };
      };
      await world.upload({ by: 'app' });
      await world.clock.advance(MINUTE);
      expect(asked.length).toBeGreaterThan(2);
      expect(asked.some(isNoted)).toBe(false);
      world.ledger.isFailing = false;
      emptying(world);
      await world.clock.advance(HOUR);
      expect(world.get().state).toBe('completed');
    });
  });

  it('waits where it is while source or drive cannot be reached', async () => {
    const world = new World();
    const asked: Transfer[] = [];
    const goOn = inPieces(asked);
    world.drive.onAdvance = (transfer) =>
      transfer.done === 25
        ? { kind: 'trouble', why: 'unreachable', retryAfterMs: null }
        : goOn(transfer);
    await world.upload({ by: 'app' });
    await world.clock.advance(HOUR);
    expect(world.views()).toMatchObject([
      {
        state: 'running',
        byApp: true,
        progress: { fraction: 0.25 },
        waiting: { why: 'unreachable' },
      },
    ]);
    world.drive.onAdvance = goOn;
    world.manager.wake();
    await world.clock.advance(MINUTE);
    expect(asked.map(({ done }) => done)).toEqual([0, 0, 25, 50, 75]);
    expect(world.get().state).toBe('completed');
  });

  it('ends as failed when the source says no, and is not offered to itself', async () => {
    const world = new World();
    world.drive.onAdvance = () => ({ kind: 'refused', rawCode: 'itemNotFound', message: null });
    await world.upload({ by: 'app' });
    await world.clock.advance(HOUR);
    expect(world.views()).toMatchObject([
      { state: 'failed', problem: { code: 'itemNotFound' }, canUploadByApp: false },
    ]);
    expect(world.drive.count('piece')).toBe(1);
  });

  it('whose last answer is lost is completed once what lies there stays as it is', async () => {
    const world = new World();
    world.drive.onAdvance = () => ({ kind: 'uncertain' });
    world.drive.onLook = () => ({ kind: 'item', item: itemOf('uploaded'), source: null });
    await world.upload({ by: 'app' });
    expect(world.get()).toMatchObject({ state: 'checking', reason: 'answerLost' });
    await world.clock.advance(SETTLED_MS - SECOND);
    expect(world.get().state).toBe('checking');
    await world.clock.advance(MINUTE);
    expect(world.get()).toMatchObject({
      state: 'completed',
      evidence: 'destination',
      result: { itemId: 'uploaded' },
    });
    expect([world.drive.count('piece'), world.drive.count('POST')]).toEqual([1, 0]);
  });

  it('is not given up for a bug of ours', async () => {
    const world = new World();
    const goOn = world.drive.onAdvance;
    world.drive.onAdvance = () => Promise.reject(new Error('a bug'));
    await world.upload({ by: 'app' });
    expect([world.bugs, world.get().state]).toEqual([[new Error('a bug')], 'transferring']);
    world.drive.onAdvance = goOn;
    await world.clock.advance(2 * MINUTE);
    expect(world.get().state).toBe('completed');
  });

  it('can be forgotten, and hears no late answer', async () => {
    const world = new World();
    world.drive.onAdvance = () => ({ kind: 'trouble', why: 'throttled', retryAfterMs: MINUTE });
    await world.upload({ by: 'app' });
    expect(await world.manager.forget('job-1')).toEqual({ ok: true });
    await settle();
    await world.clock.advance(HOUR);
    expect([world.drive.count('piece'), world.ledger.jobs()]).toEqual([1, []]);
  });

  it('tells nobody where the pieces go, nor the key of its source', async () => {
    const world = new World();
    const seen: string[] = [];
    const goOn = inPieces([]);
    world.drive.onAdvance = (transfer) => {
      seen.push(JSON.stringify(world.views()));
      return goOn(transfer);
    };
    await world.upload({ by: 'app' });
    await world.clock.advance(MINUTE);
    seen.push(JSON.stringify(world.views()));
    expect(seen).toHaveLength(6);
    expect(seen.join('\n')).not.toMatch(/secret|upload\.test|key=/u);
  });
});

it('comes to the same end through this app wherever a crash breaks it off', async () => {
  const endings = new Set<string>();
  for (let passes = 0; passes <= 30; passes += 1) {
    const world = new World();
    world.drive.onAdvance = inPieces([]);
    world.power.cutAfter(passes);
    void world.manager.start({ ...uploadRequest, by: 'app' });
    await world.clock.advance(HOUR);
    await world.restart();
    await world.clock.advance(HOUR);
    endings.add((await world.manager.jobs.find('job-1'))?.state ?? 'none');
    expect(world.drive.count('POST')).toBe(0);
  }
  expect([...endings]).toEqual(['none', 'completed']);
});

it('throws away what was taken when the user stops an upload on its way', async () => {
  const world = new World();
  world.ledger.leave(samples.transferring);
  world.drive.onAdvance = () => ({ kind: 'trouble', why: 'unreachable', retryAfterMs: null });
  await world.restart();
  await world.manager.forget('job-1');
  expect(world.drive.count('abandon')).toBe(1);
  expect([world.views(), world.ledger.jobs()]).toEqual([[], []]);
});

it('an upload taken up after a night counts its pace, and the time left, from then on', async () => {
  const world = new World();
  const night = { ...samples.transferring.transfer, done: 40 };
  world.ledger.leave({ ...samples.transferring, transfer: night });
  world.clock.set(8 * HOUR);
  world.drive.onAdvance = (transfer) =>
    new Promise((resolve) => {
      world.clock.setTimer(SECOND, () => {
        resolve({ kind: 'advanced', transfer: { ...transfer, done: transfer.done + 1 } });
      });
    });
  await world.restart();
  await world.clock.advance(30 * SECOND);
  const [view] = world.manager.jobs.views();
  const ends = view?.state === 'running' ? view.ends : null;
  expect(ends?.from).toBeGreaterThan(world.clock.now() + 5 * SECOND);
  expect(ends?.to).toBeLessThan(world.clock.now() + 2 * MINUTE);
});
