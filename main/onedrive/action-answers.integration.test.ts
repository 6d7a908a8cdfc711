/** What the client makes of answers that a well-behaved drive rarely gives. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActionClient } from './action-client.ts';
import { GRAPH } from './dialects.ts';
import { ITEM, NOT_FOUND, RecordedDrive, told } from './testing/recorded-drive.ts';
import { copyRequest, uploadRequest } from './testing/requests.ts';

let drive: RecordedDrive;
beforeEach(async () => {
  drive = await RecordedDrive.start();
});
afterEach(() => drive.stop());

describe('a POST into a folder that was made just now', () => {
  it('is sent again while the drive does not know the folder', async () => {
    drive.answer([404, NOT_FOUND], [404, NOT_FOUND], [202, '']);
    expect(await drive.actions().start(copyRequest())).toMatchObject({ status: 202 });
    expect(drive.heard).toHaveLength(3);
    expect(drive.slept).toEqual([250, 500]);
  });

  it('is given up after six tries, with the drive’s last word', async () => {
    drive.answer([404, NOT_FOUND]);
    const outcome = await drive.actions().start(uploadRequest());
    expect(outcome).toMatchObject({ status: 404, body: NOT_FOUND });
    expect(drive.heard).toHaveLength(6);
    expect(drive.slept).toEqual([250, 500, 1000, 2000, 4000]);
  });

  it.each([
    ['a page of somebody else', 404, '<html>Not found</html>'],
    ['JSON of somebody else', 404, '{"message":"no Route matched"}'],
    ['another refusal', 409, '{"error":{"code":"nameAlreadyExists"}}'],
    ['trouble', 500, NOT_FOUND],
    ['a busy drive', 429, NOT_FOUND],
  ])('is never repeated after %s', async (_what, status, body) => {
    drive.answer([status, body]);
    expect(await drive.actions().start(copyRequest())).toMatchObject({ status });
    expect(drive.heard).toHaveLength(1);
    expect(drive.slept).toEqual([]);
  });
});

describe('a new name for the result', () => {
  it('is given in the destination’s drive', async () => {
    drive.answer([200, ITEM]);
    const renamed = await drive.actions().rename(copyRequest({ allVersions: true }), '01X');
    expect(renamed).toMatchObject({ kind: 'item', item: { id: '01X', name: 'Plans' } });
    const path = '/v1.0/drives/b!target/items/01X';
    expect(drive.heard.map(told)).toEqual([{ method: 'PATCH', path, body: { name: 'Plans too' } }]);
  });

  it.each([
    [409, '{"error":{"code":"nameAlreadyExists"}}', { kind: 'refused' }],
    [403, '{"error":{"code":"accessDenied"}}', { kind: 'refused' }],
    [423, '{"error":{"code":"resourceLocked"}}', { kind: 'refused' }],
    [404, NOT_FOUND, { kind: 'refused' }],
    [404, '<html></html>', { kind: 'trouble', why: 'serviceTrouble' }],
    [408, NOT_FOUND, { kind: 'trouble', why: 'serviceTrouble' }],
    [425, NOT_FOUND, { kind: 'trouble', why: 'serviceTrouble' }],
    [429, NOT_FOUND, { kind: 'trouble', why: 'throttled' }],
    [500, NOT_FOUND, { kind: 'trouble', why: 'serviceTrouble' }],
    [200, '<html></html>', { kind: 'trouble', why: 'serviceTrouble' }],
  ])('answered with %i %s', async (status, body, expected) => {
    drive.answer([status, body]);
    expect(await drive.actions().rename(copyRequest(), '01X')).toMatchObject(expected);
    expect(drive.heard).toHaveLength(status === 404 && body === NOT_FOUND ? 6 : 1);
  });

  it('waits for a result that is not visible yet', async () => {
    drive.answer([404, NOT_FOUND], [200, ITEM]);
    expect(await drive.actions().rename(copyRequest(), '01X')).toMatchObject({ kind: 'item' });
    expect(drive.slept).toEqual([250]);
  });
});

describe('the names of items', () => {
  it('are asked for in the source’s drive, as far as they can be read', async () => {
    drive.server.respond = (response, { path }) => {
      if (path.includes('GONE')) response.writeHead(404).end(NOT_FOUND);
      else if (path.includes('SECRET')) response.writeHead(403).end('{"error":{}}');
      else response.end(JSON.stringify({ id: 'x', name: `Name of ${path.slice(28, 30)}` }));
    };
    const names = await drive.actions().namesOf(copyRequest(), ['a1', 'GONE', 'SECRET', 'b2']);
    expect([...names]).toEqual([
      ['a1', 'Name of a1'],
      ['b2', 'Name of b2'],
    ]);
    expect(drive.heard.every(({ path }) => path.startsWith('/v1.0/drives/b!source/'))).toBe(true);
  });

  it('are twenty at most, each asked for once', async () => {
    drive.answer([200, ITEM]);
    const ids = Array.from({ length: 30 }, (_, index) => `id${index}`);
    const names = await drive.actions().namesOf(copyRequest(), [...ids, ...ids]);
    expect(names.size).toBe(20);
    expect(drive.heard).toHaveLength(20);
  });

  it('are left out when the drive is busy, which is not asked any further', async () => {
    drive.answer([200, ITEM], [429, NOT_FOUND]);
    const names = await drive.actions().namesOf(uploadRequest(), ['1', '2', '3', '4']);
    expect([...names.keys()]).toEqual(['1']);
    expect(drive.heard).toHaveLength(2);
  });
});

describe('without a drive', () => {
  const UNREACHABLE = { kind: 'trouble', why: 'unreachable', retryAfterMs: null };
  const SIGNED_OUT = { ...UNREACHABLE, why: 'signedOut' };

  it('nothing is sent for the visitor', async () => {
    const actions = drive.actions();
    const request = copyRequest({ account: 'visitor' });
    expect(actions.hostOf('visitor')).toBe('');
    expect(await actions.prepare(request)).toEqual(UNREACHABLE);
    expect(await actions.start(request)).toEqual({ kind: 'unreachable', sent: 'no' });
    expect(await actions.look(request, { name: 'x', occupantId: null })).toEqual(UNREACHABLE);
    expect(await actions.fetchResult(request, null, null)).toEqual(UNREACHABLE);
    expect(await actions.compare(request, 'x', 10).next()).toEqual(UNREACHABLE);
    expect(await actions.rename(request, 'x')).toEqual(UNREACHABLE);
    expect((await actions.namesOf(request, ['x'])).size).toBe(0);
    expect(drive.heard).toEqual([]);
  });

  it('all waits for the user to sign in where the account is not there any more', async () => {
    const actions = drive.actions();
    const request = copyRequest({ account: 'nobody' });
    expect(actions.hostOf('nobody')).toBe('');
    expect(await actions.prepare(request)).toEqual(SIGNED_OUT);
    expect(await actions.start(request)).toEqual({ kind: 'signedOut' });
    expect(await actions.look(request, { name: 'x', occupantId: null })).toEqual(SIGNED_OUT);
    expect(await actions.fetchResult(request, null, null)).toEqual(SIGNED_OUT);
    expect(await actions.compare(request, 'x', 10).next()).toEqual(SIGNED_OUT);
    expect(await actions.rename(request, 'x')).toEqual(SIGNED_OUT);
    expect((await actions.namesOf(request, ['x'])).size).toBe(0);
    expect(drive.heard).toEqual([]);
  });

  it('nothing is sent when the credentials are not to be had', async () => {
    const credentials = () => Promise.resolve('unreachable' as const);
    const account = { ...drive.account(GRAPH), credentials };
    const actions = createActionClient(drive.http, new Map([['demo', account]]));
    expect(await actions.start(copyRequest())).toEqual({ kind: 'unreachable', sent: 'no' });
    expect(await actions.prepare(copyRequest())).toEqual(UNREACHABLE);
    expect((await actions.namesOf(copyRequest(), ['x'])).size).toBe(0);
    expect(drive.heard).toEqual([]);
  });
});
