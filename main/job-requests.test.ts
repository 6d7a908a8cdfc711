import { beforeEach, describe, expect, it } from 'vitest';
import { ACCEPTED, NOT_NOW } from '../shared/answer.ts';
import type { ListOffer } from '../shared/list-command.ts';
import { samples } from './jobs/testing/job-samples.ts';
import { ORIGIN, RequestWorld } from './testing/request-world.ts';

let world: RequestWorld;
beforeEach(() => {
  world = new RequestWorld();
});

describe('other requests', () => {
  it('tell the story of a copy, also of one of the history', async () => {
    world.ledger.leave(samples.completed);
    await world.restart();
    const answer = await world.handlers()['jobs:story']('job-1');
    expect(answer).toMatchObject({
      ok: true,
      value: [{ what: 'asked' }, { what: 'sent' }, { what: 'completed' }],
    });
    expect(await world.handlers()['jobs:story']('nobody')).toEqual(NOT_NOW);
  });

  it('hand on what the menu may offer', async () => {
    const offer: ListOffer = { commands: ['open'], isCovered: false };
    expect(await world.handlers()['menu:offer'](offer)).toEqual(ACCEPTED);
    expect(world.offers).toEqual([offer]);
  });

  it('hand on which rows are drawn', async () => {
    expect(await world.handlers()['rows:drawn'](['copy', 'batch'])).toEqual(ACCEPTED);
    expect(world.drawn).toEqual([['copy', 'batch']]);
  });

  it('check again, forget and clear through the manager', async () => {
    world.ledger.leave(
      samples.unknown,
      { ...samples.failed, id: 'failed' },
      { ...samples.completed, id: 'done', result: { state: 'unavailable' } },
    );
    await world.restart();
    expect(await world.handlers()['jobs:checkAgain']('job-1')).toEqual(ACCEPTED);
    expect(world.get().state).toBe('checking');
    expect(await world.handlers()['jobs:checkAgain']('failed')).toEqual(NOT_NOW);
    expect(await world.handlers()['jobs:clearCompleted'](Infinity)).toEqual(ACCEPTED);
    expect(world.resets).toBe(1);
    expect(await world.handlers()['jobs:forget']('failed')).toEqual(ACCEPTED);
    expect(world.ledger.jobs().map(({ id }) => id)).toEqual(['job-1']);
  });

  it('list what there is', async () => {
    world.ledger.leave(samples.failed);
    await world.restart();
    const snapshot = await world.handlers()['jobs:list']();
    expect(snapshot).toMatchObject({ jobs: [{ id: 'job-1', state: 'failed' }], older: null });
  });

  it('give the history by page, and say when it cannot be read', async () => {
    const result = { state: 'unavailable' } as const;
    const past = Array.from({ length: 150 }, (_, index) => ({
      ...samples.completed,
      ...{ id: `past-${index}`, endedAt: index, result },
    }));
    world.ledger.leave(...past);
    await world.restart();
    const { jobs, older } = await world.handlers()['jobs:list']();
    expect([jobs.length, jobs[0]?.id]).toEqual([100, 'past-149']);
    const where = { cursor: older ?? '', search: '' };
    const next = await world.handlers()['jobs:older'](where);
    expect(next).toMatchObject({ ok: true, value: { next: null } });
    expect(next.ok && next.value.jobs.length).toBe(50);
    world.ledger.isUnreadable = true;
    expect(await world.handlers()['jobs:older'](where)).toEqual(NOT_NOW);
    expect(await world.handlers()['jobs:list']()).toMatchObject({ jobs: [], older: null });
    expect(await world.handlers()['jobs:saveReport']('past-3')).toEqual(NOT_NOW);
  });

  it('search the history a part at a time, also where there is nothing to find', async () => {
    const result = { state: 'unavailable' } as const;
    const { request } = samples.completed;
    const past = Array.from({ length: 1100 }, (_, index) => ({
      ...samples.completed,
      ...{
        id: `past-${index}`,
        endedAt: index,
        result,
        request: { ...request, name: `n${index}` },
      },
    }));
    world.ledger.leave(...past);
    await world.restart();
    const find = async (cursor: string): Promise<unknown> =>
      await world.handlers()['jobs:older']({ cursor, search: 'N79' });
    expect(await find('0')).toMatchObject({ ok: true, value: { next: '500' } });
    expect(await find('700')).toMatchObject({ value: { jobs: [{ id: 'past-79' }] } });
    expect(await find('1094')).toEqual({ ok: true, value: { jobs: [], next: null } });
  });

  it('browse the folder and page asked for', async () => {
    const ref = { account: 'demo', driveId: 'd1', itemId: 'archive' };
    const cursor = `${ORIGIN}/v1.0/drives/d1/items/archive/children?$skiptoken=2`;
    const page = await world.handlers()['drive:browse']({ folder: ref, cursor });
    expect(page).toMatchObject({ ok: true, value: { folder: { id: 'archive' }, items: [] } });
    expect(world.http.asked).toContain(cursor);
  });

  it('dismiss notices', async () => {
    world.notices.add({ kind: 'recordsSetAside', count: 1 });
    expect(await world.handlers()['notices:dismiss']()).toEqual(ACCEPTED);
    expect(world.notices.list()).toEqual([]);
    expect(await world.handlers()['notices:keepAddresses'](false)).toEqual(ACCEPTED);
    expect(world.choices).toEqual([false]);
  });
});
