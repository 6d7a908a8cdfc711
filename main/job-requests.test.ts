import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchForm, CheckUpForm, CopyForm, ItemRef, PartsForm } from '../shared/contract.ts';
import type { ListOffer } from '../shared/list-command.ts';
import { JobFeed } from './job-feed.ts';
import { requestHandlers } from './job-requests.ts';
import type { HttpOutcome } from './jobs/ports.ts';
import { settle } from './jobs/testing/fake-clock.ts';
import { answerOf } from './jobs/testing/fake-drive.ts';
import { sampleRequest, samples } from './jobs/testing/job-samples.ts';
import { World } from './jobs/testing/world.ts';
import { Notices } from './notices.ts';
import { demoAccount } from './onedrive/account.ts';
import { Desks } from './onedrive/desks.ts';
import type { Http, HttpRequest } from './onedrive/http.ts';
import { recentFolders } from './recent-folders.ts';

const ORIGIN = 'http://127.0.0.1:40123';
const OK = { ok: true } as const;
const NOT_NOW = { ok: false, refusal: { code: 'notPossibleNow', field: null } };

const parentReference = { driveId: 'd1', id: 'root', path: '/drives/d1/root:' };
const folder = { folder: { childCount: 0 }, size: 0, parentReference };
const items: Readonly<Record<string, object>> = {
  root: { id: 'root', name: 'root', root: {}, webUrl: `${ORIGIN}/web/`, folder: {} },
  plans: { id: 'plans', name: 'Plans', ...folder },
  photos: { id: 'photos', name: 'Photos', ...folder },
  archive: { id: 'archive', name: 'Archive', ...folder },
};

/** A drive of two folders, both empty. */
class FakeHttp implements Http {
  readonly asked: string[] = [];

  send({ url }: HttpRequest): Promise<HttpOutcome> {
    this.asked.push(url);
    const path = url.slice(ORIGIN.length).split('?')[0] ?? '';
    if (path.endsWith('/children')) return Promise.resolve(answerOf(200, { value: [] }));
    const item = items[path.slice(path.lastIndexOf('/') + 1)];
    const missing = answerOf(404, { error: { code: 'itemNotFound' } });
    return Promise.resolve(item === undefined ? missing : answerOf(200, { ...item }));
  }

  close(): void {
    this.asked.length = 0;
  }
}

let world: World;
let http: FakeHttp;
let notices: Notices;
let opened: string[];
let copied: string[];
let offers: ListOffer[];
let noted: readonly ItemRef[];
let saved: string[];
let choices: boolean[];
let canOpen: boolean;
let resets: number;

function handlers(): ReturnType<typeof requestHandlers> {
  const feed = new JobFeed({
    jobs: world.manager.jobs,
    notices: () => notices.list(),
    send: () => undefined,
    sendReset: () => {
      resets += 1;
    },
  });
  const account = demoAccount(ORIGIN);
  const accounts = new Map([[account.key, account]]);
  return requestHandlers({
    manager: world.manager,
    desk: new Desks(http, accounts, (url) => (url.startsWith('https:') ? 'ok' : 'badUrl')),
    accounts,
    notices,
    feed,
    recent: recentFolders(
      () => noted,
      (folders) => {
        noted = folders;
      },
    ),
    openExternal: (url) => {
      opened.push(url);
      return Promise.resolve(canOpen);
    },
    copyText: (text) => {
      copied.push(text);
      return Promise.resolve(true);
    },
    onOffer: (offer) => {
      offers.push(offer);
    },
    saveReport: ({ id }) => {
      saved.push(id);
      return Promise.resolve(OK);
    },
    preferences: {
      view: () => Promise.reject(new Error('not asked for here')),
      change: () => Promise.resolve(OK),
      reset: () => Promise.resolve(OK),
    },
    keepAddresses: (keeps) => {
      choices.push(keeps);
      return Promise.resolve(OK);
    },
  });
}

beforeEach(() => {
  world = new World();
  http = new FakeHttp();
  notices = new Notices(() => undefined);
  choices = [];
  opened = [];
  copied = [];
  offers = [];
  noted = [];
  saved = [];
  canOpen = true;
  resets = 0;
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
    expect(await handlers()['jobs:startAll'](form)).toEqual(OK);
    const views = world.manager.jobs.views();
    expect(views.map(({ name }) => name)).toEqual(['Plans', 'Photos']);
    expect(views[0]?.batch).toBe(views[1]?.batch);
    expect(views[0]?.batch).toEqual(expect.any(String));
    expect(world.ledger.jobs().map(({ batch }) => batch)).toEqual(views.map(({ batch }) => batch));
  });

  it('begins none when one must not be, and says which and why', async () => {
    const sources = [...form.sources, form.destination];
    expect(await handlers()['jobs:startAll']({ ...form, sources })).toMatchObject({
      ok: false,
      refusal: { code: 'itemsRefused', items: [{ name: 'Archive' }] },
    });
    expect(world.manager.jobs.views()).toEqual([]);
  });

  it('begins none when they cannot be saved', async () => {
    world.ledger.isFailing = true;
    expect(await handlers()['jobs:startAll'](form)).toMatchObject({
      refusal: { code: 'notSaved' },
    });
    expect(world.manager.jobs.views()).toEqual([]);
  });

  it('begins none when one is gone', async () => {
    const sources = [...form.sources, { account: 'demo', driveId: 'd1', itemId: 'gone' }];
    expect(await handlers()['jobs:startAll']({ ...form, sources })).toMatchObject({
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
    expect(await handlers()['jobs:startParts'](form)).toEqual(OK);
    const batches = world.ledger.jobs().map(({ batch }) => batch);
    expect(batches).toEqual([expect.any(String), batches[0]]);
    expect(noted).toEqual([form.destination]);
  });

  it('begins none when they cannot be saved', async () => {
    world.ledger.isFailing = true;
    expect(await handlers()['jobs:startParts'](form)).toMatchObject({
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
    expect(await handlers()['drive:checkUp'](form)).toMatchObject({
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
    await handlers()['jobs:start'](form);
    await handlers()['jobs:start']({
      ...form,
      destination: { account: 'demo', driveId: 'd1', itemId: 'gone' },
    });
    expect(noted).toEqual([form.destination]);
    noted = [{ account: 'demo', driveId: 'd1', itemId: 'gone' }, form.destination];
    const offered = await handlers()['drive:recent'](null);
    expect(offered).toMatchObject({ ok: true, value: [{ id: 'archive' }] });
    expect(offered.ok && offered.value).toHaveLength(1);
  });

  it('begins with what the drive says of both ends', async () => {
    expect(await handlers()['jobs:start'](form)).toEqual(OK);
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
    const answer = await handlers()['jobs:start']({ ...form, ...change });
    expect(answer).toMatchObject({ ok: false, refusal: { code, field } });
    expect([world.views(), world.ledger.jobs()]).toEqual([[], []]);
  });

  it('is refused when the intent cannot be written down', async () => {
    world.ledger.isFailing = true;
    const refusal = { code: 'notSaved', field: null };
    expect(await handlers()['jobs:start'](form)).toEqual({ ok: false, refusal });
    expect(world.drive.count('POST')).toBe(0);
  });
});

describe('trying again', () => {
  const change = { id: 'job-1', name: 'Plans 2', onConflict: 'fail' } as const;

  it('takes the new name and rule', async () => {
    world.ledger.leave(samples.failed);
    await world.restart();
    expect(await handlers()['jobs:retry'](change)).toEqual(OK);
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
    expect(await handlers()['jobs:retry']({ ...change, name })).toEqual({ ok: false, refusal });
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
    expect(await handlers()['jobs:retry']({ ...change, name })).toEqual({ ok: false, refusal });
  });

  it('is not possible for a copy that is under way or unknown to us', async () => {
    world.ledger.leave(samples.running);
    await world.restart();
    expect(await handlers()['jobs:retry'](change)).toEqual(NOT_NOW);
    expect(await handlers()['jobs:retry']({ ...change, id: 'nobody' })).toEqual(NOT_NOW);
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
    expect(await handlers()['jobs:upload'](form)).toEqual(OK);
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
    const answer = await handlers()['jobs:upload']({ ...form, url: 'ftp://files.example.com/a' });
    expect(answer).toEqual({ ok: false, refusal: { code: 'badUrl', field: 'url' } });
    expect(world.views()).toEqual([]);
  });
});

describe('an address that another program got', () => {
  const refused = { ok: false, refusal: { code: 'notAMonitor', field: 'url' } };

  it('is watched from then on, under the name of its host', async () => {
    const url = 'https://api.onedrive.com/monitor/4A3407B5';
    expect(await handlers()['jobs:adopt'](`  ${url} `)).toEqual(OK);
    await settle();
    expect(world.get()).toMatchObject({
      request: { action: 'adopted', account: 'visitor', name: 'api.onedrive.com' },
    });
    expect(JSON.stringify(world.views())).not.toContain('4A3407B5');
  });

  it.each(['', 'nonsense', 'http://api.onedrive.com/monitor/1', 'https://example.com/monitor/1'])(
    'is refused where nobody of the service reports: %s',
    async (url) => {
      expect(await handlers()['jobs:adopt'](url)).toEqual(refused);
      expect(world.views()).toEqual([]);
    },
  );
});

describe('showing the original', () => {
  it('opens the folder it lies in', async () => {
    const request = { ...sampleRequest, source: { ...sampleRequest.source, itemId: 'plans' } };
    world.ledger.leave({ ...samples.failed, request });
    await world.restart();
    expect(await handlers()['jobs:openSource']('job-1')).toEqual(OK);
    expect(opened).toEqual([`${ORIGIN}/web/`]);
  });

  it('says so when the original is gone, and does nothing for what is no copy', async () => {
    world.ledger.leave(samples.failed);
    await world.restart();
    const refusal = { code: 'sourceGone', field: 'source' };
    expect(await handlers()['jobs:openSource']('job-1')).toEqual({ ok: false, refusal });
    expect(await handlers()['jobs:openSource']('nobody')).toEqual(NOT_NOW);
    expect(opened).toEqual([]);
  });
});

it('saves a report on a copy that is known, and on no other', async () => {
  world.ledger.leave(samples.failed);
  await world.restart();
  expect(await handlers()['jobs:saveReport']('job-1')).toEqual(OK);
  expect(await handlers()['jobs:saveReport']('nobody')).toEqual(NOT_NOW);
  expect(saved).toEqual(['job-1']);
});

describe('opening a result', () => {
  const found = (webUrl: string | null) =>
    ({ state: 'found', itemId: 'copy', name: 'Plans', webUrl }) as const;

  it('opens its page on the drive where that is now', async () => {
    const webUrl = 'http://127.0.0.1:1/web/Archive/Plans';
    world.ledger.leave({ ...samples.completed, result: found(webUrl) });
    await world.restart();
    expect(await handlers()['jobs:openResult']('job-1')).toEqual(OK);
    expect(opened).toEqual([`${ORIGIN}/web/Archive/Plans`]);
    expect(await handlers()['jobs:copyLink']('job-1')).toEqual(OK);
    expect(copied).toEqual(opened);
  });

  it.each([
    ['leads elsewhere', 'https://evil.example/'],
    ['is no web address', 'file:///etc/passwd'],
    ['is a command', 'javascript:alert(1)'],
    ['is not known', null],
  ])('opens nothing when the page’s address %s', async (_how, webUrl) => {
    world.ledger.leave({ ...samples.completed, result: found(webUrl) });
    await world.restart();
    expect(await handlers()['jobs:openResult']('job-1')).toEqual(NOT_NOW);
    expect(await handlers()['jobs:copyLink']('job-1')).toEqual(NOT_NOW);
    expect([...opened, ...copied]).toEqual([]);
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
      expect(await handlers()['jobs:openResult'](id)).toEqual(NOT_NOW);
    }
    expect(opened).toEqual([]);
  });

  it('says when no browser could be opened', async () => {
    canOpen = false;
    world.ledger.leave({ ...samples.completed, result: found(`${ORIGIN}/web/`) });
    await world.restart();
    expect(await handlers()['jobs:openResult']('job-1')).toEqual(NOT_NOW);
    expect(opened).toHaveLength(1);
  });
});

describe('other requests', () => {
  it('tell the story of a copy, also of one of the history', async () => {
    world.ledger.leave(samples.completed);
    await world.restart();
    const answer = await handlers()['jobs:story']('job-1');
    expect(answer).toMatchObject({
      ok: true,
      value: [{ what: 'asked' }, { what: 'sent' }, { what: 'completed' }],
    });
    expect(await handlers()['jobs:story']('nobody')).toEqual(NOT_NOW);
  });

  it('hand on what the menu may offer', async () => {
    const offer: ListOffer = { commands: ['open'], isCovered: false };
    expect(await handlers()['menu:offer'](offer)).toEqual(OK);
    expect(offers).toEqual([offer]);
  });

  it('check again, forget and clear through the manager', async () => {
    world.ledger.leave(
      samples.unknown,
      { ...samples.failed, id: 'failed' },
      { ...samples.completed, id: 'done', result: { state: 'unavailable' } },
    );
    await world.restart();
    expect(await handlers()['jobs:checkAgain']('job-1')).toEqual(OK);
    expect(world.get().state).toBe('checking');
    expect(await handlers()['jobs:checkAgain']('failed')).toEqual(NOT_NOW);
    expect(await handlers()['jobs:clearCompleted'](Infinity)).toEqual(OK);
    expect(resets).toBe(1);
    expect(await handlers()['jobs:forget']('failed')).toEqual(OK);
    expect(world.ledger.jobs().map(({ id }) => id)).toEqual(['job-1']);
  });

  it('list what there is', async () => {
    world.ledger.leave(samples.failed);
    await world.restart();
    const snapshot = await handlers()['jobs:list']();
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
    const { jobs, older } = await handlers()['jobs:list']();
    expect([jobs.length, jobs[0]?.id]).toEqual([100, 'past-149']);
    const where = { cursor: older ?? '', search: '' };
    const next = await handlers()['jobs:older'](where);
    expect(next).toMatchObject({ ok: true, value: { next: null } });
    expect(next.ok && next.value.jobs.length).toBe(50);
    world.ledger.isUnreadable = true;
    expect(await handlers()['jobs:older'](where)).toEqual(NOT_NOW);
    expect(await handlers()['jobs:list']()).toMatchObject({ jobs: [], older: null });
    expect(await handlers()['jobs:saveReport']('past-3')).toEqual(NOT_NOW);
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
      await handlers()['jobs:older']({ cursor, search: 'N79' });
    expect(await find('0')).toMatchObject({ ok: true, value: { next: '500' } });
    expect(await find('700')).toMatchObject({ value: { jobs: [{ id: 'past-79' }] } });
    expect(await find('1094')).toEqual({ ok: true, value: { jobs: [], next: null } });
  });

  it('browse the folder and page asked for', async () => {
    const ref = { account: 'demo', driveId: 'd1', itemId: 'archive' };
    const cursor = `${ORIGIN}/v1.0/drives/d1/items/archive/children?$skiptoken=2`;
    const page = await handlers()['drive:browse']({ folder: ref, cursor });
    expect(page).toMatchObject({ ok: true, value: { folder: { id: 'archive' }, items: [] } });
    expect(http.asked).toContain(cursor);
  });

  it('dismiss notices', async () => {
    notices.add({ kind: 'recordsSetAside', count: 1 });
    expect(await handlers()['notices:dismiss']()).toEqual(OK);
    expect(notices.list()).toEqual([]);
    expect(await handlers()['notices:keepAddresses'](false)).toEqual(OK);
    expect(choices).toEqual([false]);
  });
});
