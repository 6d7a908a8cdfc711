import { beforeEach, describe, expect, it } from 'vitest';
import { ACCEPTED } from '../shared/answer.ts';
import type { BatchForm, CheckUpForm, CopyForm, PartsForm } from '../shared/contract.ts';
import { settle } from './jobs/testing/fake-clock.ts';
import { RequestWorld } from './testing/request-world.ts';

let world: RequestWorld;
beforeEach(() => {
  world = new RequestWorld();
});

describe('starting several copies', () => {
  const form: BatchForm = {
    sources: [
      { account: 'demo', driveId: 'd1', itemId: 'plans' },
      { account: 'demo', driveId: 'd1', itemId: 'photos' },
    ],
    destination: { account: 'demo', driveId: 'd1', itemId: 'archive' },
    onConflict: 'fail',
    allVersions: false,
    notBefore: null,
  };

  it('begins all of them, each under its own name, as one batch', async () => {
    expect(await world.handlers()['jobs:startAll'](form)).toEqual(ACCEPTED);
    const views = world.manager.jobs.views();
    expect(views.map(({ name }) => name)).toEqual(['Plans', 'Photos']);
    expect(views[0]?.batch).toBe(views[1]?.batch);
    expect(views[0]?.batch).toEqual(expect.any(String));
    expect(world.ledger.jobs().map(({ batch }) => batch)).toEqual(views.map(({ batch }) => batch));
  });

  it('begins none when one must not be, and says which and why', async () => {
    const sources = [...form.sources, form.destination];
    expect(await world.handlers()['jobs:startAll']({ ...form, sources })).toMatchObject({
      ok: false,
      refusal: { code: 'itemsRefused', items: [{ name: 'Archive' }] },
    });
    expect(world.manager.jobs.views()).toEqual([]);
  });

  it('begins none when they cannot be saved', async () => {
    world.ledger.isFailing = true;
    expect(await world.handlers()['jobs:startAll'](form)).toMatchObject({
      refusal: { code: 'notSaved' },
    });
    expect(world.manager.jobs.views()).toEqual([]);
  });

  it('begins none when one is gone', async () => {
    const sources = [...form.sources, { account: 'demo', driveId: 'd1', itemId: 'gone' }];
    expect(await world.handlers()['jobs:startAll']({ ...form, sources })).toMatchObject({
      refusal: { code: 'sourceGone' },
    });
    expect(world.manager.jobs.views()).toEqual([]);
  });
});

describe('starting a copy in parts', () => {
  const form: PartsForm = {
    sources: [
      { account: 'demo', driveId: 'd1', itemId: 'plans' },
      { account: 'demo', driveId: 'd1', itemId: 'photos' },
    ],
    destination: { account: 'demo', driveId: 'd1', itemId: 'archive' },
    notBefore: null,
    ...{ name: '', onConflict: 'fail', childrenOnly: false, allVersions: false },
  };

  it('writes all of them down as one batch', async () => {
    expect(await world.handlers()['jobs:startParts'](form)).toEqual(ACCEPTED);
    const batches = world.ledger.jobs().map(({ batch }) => batch);
    expect(batches).toEqual([expect.any(String), batches[0]]);
    expect(world.noted).toEqual([form.destination]);
  });

  it('begins none when they cannot be saved', async () => {
    world.ledger.isFailing = true;
    expect(await world.handlers()['jobs:startParts'](form)).toMatchObject({
      refusal: { code: 'notSaved' },
    });
    expect(world.manager.jobs.views()).toEqual([]);
  });
});

describe('looking a copy over', () => {
  it('answers with what is known of it', async () => {
    const form: CheckUpForm = {
      sources: [{ account: 'demo', driveId: 'd1', itemId: 'plans' }],
      destination: { account: 'demo', driveId: 'd1', itemId: 'archive' },
      ...{ name: 'Plans', onConflict: 'fail', childrenOnly: false, allVersions: true },
      ...{ inParts: false, cursor: null, notBefore: null },
    };
    expect(await world.handlers()['drive:checkUp'](form)).toMatchObject({
      ok: true,
      value: { amount: { items: 1, isWhole: true }, next: null },
    });
  });
});

describe('starting a copy', () => {
  const form: CopyForm = {
    source: { account: 'demo', driveId: 'd1', itemId: 'plans' },
    destination: { account: 'demo', driveId: 'd1', itemId: 'archive' },
    name: 'Plans too',
    onConflict: 'rename',
    childrenOnly: false,
    allVersions: false,
    notBefore: null,
  };

  it('remembers the folder for the next time, and offers it while it is there', async () => {
    await world.handlers()['jobs:start'](form);
    await world.handlers()['jobs:start']({
      ...form,
      destination: { account: 'demo', driveId: 'd1', itemId: 'gone' },
    });
    expect(world.noted).toEqual([form.destination]);
    world.noted = [{ account: 'demo', driveId: 'd1', itemId: 'gone' }, form.destination];
    const offered = await world.handlers()['drive:recent'](null);
    expect(offered).toMatchObject({ ok: true, value: [{ id: 'archive' }] });
    expect(offered.ok && offered.value).toHaveLength(1);
  });

  it('begins with what the drive says of both ends', async () => {
    expect(await world.handlers()['jobs:start'](form)).toEqual(ACCEPTED);
    await settle();
    expect(world.get().request).toEqual({
      action: 'copy',
      account: 'demo',
      source: {
        ...{ driveId: 'd1', itemId: 'plans', kind: 'folder', path: '/Plans' },
        ...{ size: 0, childCount: 0 },
      },
      destination: { driveId: 'd1', itemId: 'archive', path: '/Archive' },
      name: 'Plans too',
      onConflict: 'rename',
      childrenOnly: false,
      allVersions: false,
    });
  });

  it.each([
    ['source', { source: { account: 'demo', driveId: 'd1', itemId: 'gone' } }, 'sourceGone'],
    [
      'destination',
      { destination: { account: 'demo', driveId: 'd1', itemId: 'gone' } },
      'destinationGone',
    ],
    ['name', { name: 'a/b' }, 'badName'],
  ])('is refused, and leaves no trace, when its %s will not do', async (field, change, code) => {
    const answer = await world.handlers()['jobs:start']({ ...form, ...change });
    expect(answer).toMatchObject({ ok: false, refusal: { code, field } });
    expect([world.views(), world.ledger.jobs()]).toEqual([[], []]);
  });

  it('is refused when the intent cannot be written down', async () => {
    world.ledger.isFailing = true;
    const refusal = { code: 'notSaved', field: null };
    expect(await world.handlers()['jobs:start'](form)).toEqual({ ok: false, refusal });
    expect(world.drive.count('POST')).toBe(0);
  });
});

describe('a file of the web', () => {
  const form = {
    url: 'https://files.example.com/big.iso',
    destination: { account: 'demo', driveId: 'd1', itemId: 'archive' },
    name: 'big.iso',
    onConflict: 'fail',
    notBefore: null,
  } as const;

  it('is asked of the service, as a job like any other', async () => {
    expect(await world.handlers()['jobs:upload'](form)).toEqual(ACCEPTED);
    await settle();
    const { name, onConflict, url } = form;
    expect(world.get().request).toEqual({
      action: 'upload',
      account: 'demo',
      sourceUrl: url,
      destination: { driveId: 'd1', itemId: 'archive', path: '/Archive' },
      name,
      onConflict,
      by: 'service',
    });
  });

  it('is refused where it may not be fetched from', async () => {
    const url = 'ftp://files.example.com/a';
    expect(await world.handlers()['jobs:upload']({ ...form, url })).toEqual({
      ok: false,
      refusal: { code: 'badUrl', field: 'url' },
    });
    expect(world.views()).toEqual([]);
  });
});

describe('an address that another program got', () => {
  const refused = { ok: false, refusal: { code: 'notAMonitor', field: 'url' } };

  it('is watched from then on, under the name of its host', async () => {
    const url = 'https://api.onedrive.com/monitor/4A3407B5';
    expect(await world.handlers()['jobs:adopt'](`  ${url} `)).toEqual(ACCEPTED);
    await settle();
    expect(world.get()).toMatchObject({
      request: { action: 'adopted', account: 'visitor', name: 'api.onedrive.com' },
    });
    expect(JSON.stringify(world.views())).not.toContain('4A3407B5');
  });

  it.each(['', 'nonsense', 'http://api.onedrive.com/monitor/1', 'https://example.com/monitor/1'])(
    'is refused where nobody of the service reports: %s',
    async (url) => {
      expect(await world.handlers()['jobs:adopt'](url)).toEqual(refused);
      expect(world.views()).toEqual([]);
    },
  );
});
