import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestDrive } from '../demo/test-support.ts';
import type { MonitorClient } from '../jobs/ports.ts';
import { readStatusReport } from '../jobs/status-report.ts';
import { VISITOR_ACCOUNT, demoAccount } from './account.ts';
import { createHttp, type Http } from './http.ts';
import { createMonitorClient } from './monitor-client.ts';
import { TestServer } from './testing/test-server.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const NOT_ASKED = { kind: 'unreachable', sent: 'no' };

const LogShape = v.object({
  value: v.array(
    v.object({
      headerNames: v.array(v.string()),
      hasAuthorization: v.boolean(),
      hasCookie: v.boolean(),
    }),
  ),
});

let drive: TestDrive;
let http: Http;
let monitors: MonitorClient;
beforeEach(async () => {
  drive = await TestDrive.start();
  http = createHttp({ userAgent: 'Test/1', resolveProxy: () => Promise.resolve('DIRECT') });
  monitors = monitorsAt(drive.origin);
});
afterEach(async () => {
  http.close();
  await drive.remove();
});

/** Those of an account that has more to hide than the demo drive's. */
function monitorsAt(origin: string): MonitorClient {
  const credentials = (): Promise<Readonly<Record<string, string>>> =>
    Promise.resolve({ authorization: 'Bearer secret', cookie: 'a=b' });
  return createMonitorClient(http, new Map([['demo', { ...demoAccount(origin), credentials }]]));
}

async function logged(): Promise<v.InferOutput<typeof LogShape>['value']> {
  return v.parse(LogShape, await drive.json('/__admin/requests')).value;
}

describe('a monitor', () => {
  it('tells from beginning to end how its copy is doing', async () => {
    const url = await drive.startedCopy('/Receipts', '/Documents');
    const report = async () => readStatusReport(await monitors.ask('demo', url), drive.now);
    drive.now += SECOND;
    expect(await report()).toMatchObject({ state: 'running' });
    drive.now += HOUR;
    const { id } = await drive.item('/Documents/Receipts');
    expect(await report()).toMatchObject({ state: 'completed', itemId: id });
  });

  it('hears nothing of who we are', async () => {
    const url = await drive.startedCopy('/Receipts', '/Documents');
    await monitors.ask('demo', url);
    const asked = (await logged()).at(-1);
    expect(asked).toMatchObject({ hasAuthorization: false, hasCookie: false });
    const names = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'];
    expect(asked?.headerNames.toSorted()).toEqual(names);
  });

  it('is asked for plain text, and not heard out when it says too much', async () => {
    const talker = await TestServer.start((response) => response.end('x'.repeat(64 * 1024 + 1)));
    const url = `${talker.origin}/monitor/1`;
    const outcome = await monitorsAt(talker.origin).ask('demo', url);
    expect(outcome).toMatchObject({ kind: 'answer', status: 200, body: null });
    expect(talker.heard[0]?.headers).toContain('accept-encoding: identity');
    await talker.stop();
  });

  it('of an earlier run is asked where the drive is now', async () => {
    const { pathname } = new URL(await drive.startedCopy('/Receipts', '/Documents'));
    const before = `http://127.0.0.1:1${pathname}`;
    expect(monitors.allows('demo', before)).toBe(true);
    expect(monitors.hostOf('demo', before)).toBe(new URL(drive.origin).host);
    expect(await monitors.ask('demo', before)).toMatchObject({ kind: 'answer', status: 202 });
  });

  it.each(['https://graph.microsoft.com/x', 'http://localhost/x', 'no url', ''])(
    'elsewhere is not asked: %s',
    async (url) => {
      expect(monitors.allows('demo', url)).toBe(false);
      expect(await monitors.ask('demo', url)).toEqual(NOT_ASKED);
      expect(await logged()).toEqual([]);
    },
  );

  it('of an account that is not there any more may be on the service’s own hosts only', async () => {
    const url = await drive.startedCopy('/Receipts', '/Documents');
    const real = 'https://contoso.sharepoint.com/_api/v2.0/monitor/1';
    expect(monitors.hostOf('nobody', real)).toBe('contoso.sharepoint.com');
    expect(monitors.allows('nobody', real)).toBe(true);
    expect(monitors.allows('nobody', url)).toBe(false);
    expect(await monitors.ask('nobody', url)).toEqual(NOT_ASKED);
    expect(monitors.hostOf('demo', 'no url')).toBe('');
  });

  it('of another program is watched by a visitor, on the service’s hosts only', async () => {
    const visitors = createMonitorClient(http, new Map([['visitor', VISITOR_ACCOUNT]]));
    const url = 'https://contoso.sharepoint.com/_api/v2.0/monitor/1';
    expect(visitors.allows('visitor', url)).toBe(true);
    expect(visitors.hostOf('visitor', url)).toBe('contoso.sharepoint.com');
    const own = await drive.startedCopy('/Receipts', '/Documents');
    expect(visitors.allows('visitor', own)).toBe(false);
    expect(await visitors.ask('visitor', own)).toEqual(NOT_ASKED);
  });
});
