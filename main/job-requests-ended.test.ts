import { beforeEach, describe, expect, it } from 'vitest';
import { ACCEPTED, NOT_NOW } from '../shared/answer.ts';
import { settle } from './jobs/testing/fake-clock.ts';
import { sampleRequest, samples } from './jobs/testing/job-samples.ts';
import { ORIGIN, RequestWorld } from './testing/request-world.ts';

let world: RequestWorld;
beforeEach(() => {
  world = new RequestWorld();
});

describe('trying again', () => {
  const change = { id: 'job-1', name: 'Plans 2', onConflict: 'fail' } as const;

  it('takes the new name and rule', async () => {
    world.ledger.leave(samples.failed);
    await world.restart();
    expect(await world.handlers()['jobs:retry'](change)).toEqual(ACCEPTED);
    await settle();
    expect(world.get()).toMatchObject({ attempt: 2, request: { name: 'Plans 2' } });
  });

  it.each([
    ['a:b', 'forbiddenCharacter'],
    ['', 'empty'],
    ['x'.repeat(256), 'tooLong'],
  ])('refuses a name that cannot be: %s', async (name, why) => {
    world.ledger.leave(samples.failed);
    await world.restart();
    const refusal = { code: 'badName', field: 'name', why };
    expect(await world.handlers()['jobs:retry']({ ...change, name })).toEqual({
      ok: false,
      refusal,
    });
    expect(world.get()).toEqual(samples.failed);
  });

  it('counts the path of the destination, too', async () => {
    const path = `/${'p'.repeat(200)}`;
    const destination = { ...sampleRequest.destination, path };
    const deep = { ...sampleRequest, destination };
    world.ledger.leave({ ...samples.failed, request: deep });
    await world.restart();
    const name = 'x'.repeat(200);
    const refusal = { code: 'badName', field: 'name', why: 'pathTooLong' };
    expect(await world.handlers()['jobs:retry']({ ...change, name })).toEqual({
      ok: false,
      refusal,
    });
  });

  it('is not possible for a copy that is under way or unknown to us', async () => {
    world.ledger.leave(samples.running);
    await world.restart();
    expect(await world.handlers()['jobs:retry'](change)).toEqual(NOT_NOW);
    expect(await world.handlers()['jobs:retry']({ ...change, id: 'nobody' })).toEqual(NOT_NOW);
  });
});

describe('showing the original', () => {
  it('opens the folder it lies in', async () => {
    const request = { ...sampleRequest, source: { ...sampleRequest.source, itemId: 'plans' } };
    world.ledger.leave({ ...samples.failed, request });
    await world.restart();
    expect(await world.handlers()['jobs:openSource']('job-1')).toEqual(ACCEPTED);
    expect(world.opened).toEqual([`${ORIGIN}/web/`]);
  });

  it('says so when the original is gone, and does nothing for what is no copy', async () => {
    world.ledger.leave(samples.failed);
    await world.restart();
    const refusal = { code: 'sourceGone', field: 'source' };
    expect(await world.handlers()['jobs:openSource']('job-1')).toEqual({ ok: false, refusal });
    expect(await world.handlers()['jobs:openSource']('nobody')).toEqual(NOT_NOW);
    expect(world.opened).toEqual([]);
  });
});

it('saves a report on a copy that is known, and on no other', async () => {
  world.ledger.leave(samples.failed);
  await world.restart();
  expect(await world.handlers()['jobs:saveReport']('job-1')).toEqual(ACCEPTED);
  expect(await world.handlers()['jobs:saveReport']('nobody')).toEqual(NOT_NOW);
  expect(world.saved).toEqual(['job-1']);
});

describe('opening a result', () => {
  const found = (webUrl: string | null) =>
    ({ state: 'found', itemId: 'copy', name: 'Plans', webUrl }) as const;

  it('opens its page on the drive where that is now', async () => {
    const webUrl = 'http://127.0.0.1:1/web/Archive/Plans';
    world.ledger.leave({ ...samples.completed, result: found(webUrl) });
    await world.restart();
    expect(await world.handlers()['jobs:openResult']('job-1')).toEqual(ACCEPTED);
    expect(world.opened).toEqual([`${ORIGIN}/web/Archive/Plans`]);
    expect(await world.handlers()['jobs:copyLink']('job-1')).toEqual(ACCEPTED);
    expect(world.copied).toEqual(world.opened);
  });

  it.each([
    ['leads elsewhere', 'https://evil.example/'],
    ['is no web address', 'file:///etc/passwd'],
    ['is a command', 'javascript:alert(1)'],
    ['is not known', null],
  ])('opens nothing when the page’s address %s', async (_how, webUrl) => {
    world.ledger.leave({ ...samples.completed, result: found(webUrl) });
    await world.restart();
    expect(await world.handlers()['jobs:openResult']('job-1')).toEqual(NOT_NOW);
    expect(await world.handlers()['jobs:copyLink']('job-1')).toEqual(NOT_NOW);
    expect([...world.opened, ...world.copied]).toEqual([]);
  });

  it('opens nothing before there is a result, or for an account that is gone', async () => {
    const result = found(`${ORIGIN}/web/`);
    const request = { ...samples.completed.request, account: 'gone' };
    world.ledger.leave(
      { ...samples.running, id: 'running' },
      { ...samples.completed, id: 'unavailable', result: { state: 'unavailable' } },
      { ...samples.completed, id: 'elsewhere', request, result },
    );
    await world.restart();
    for (const id of ['running', 'unavailable', 'elsewhere', 'nobody']) {
      expect(await world.handlers()['jobs:openResult'](id)).toEqual(NOT_NOW);
    }
    expect(world.opened).toEqual([]);
  });

  it('says when no browser could be opened', async () => {
    world.canOpen = false;
    world.ledger.leave({ ...samples.completed, result: found(`${ORIGIN}/web/`) });
    await world.restart();
    expect(await world.handlers()['jobs:openResult']('job-1')).toEqual(NOT_NOW);
    expect(world.opened).toHaveLength(1);
  });
});
