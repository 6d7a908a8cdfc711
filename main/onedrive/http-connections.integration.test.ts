import type { ServerResponse } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HttpOutcome } from '../jobs/ports.ts';
import { createHttp, type HttpOptions } from './http.ts';
import { TestProxy } from './testing/test-proxy.ts';
import { TestServer } from './testing/test-server.ts';
import { WORTHLESS_CERTIFICATE } from './testing/worthless-certificate.ts';

const OK = { kind: 'answer', status: 200, body: '{}' };
const SERVICE = 'https://graph.test';

const viaProxy = (pac: string, timeoutMs?: number): HttpOptions => ({
  userAgent: 'Test/1',
  resolveProxy: () => Promise.resolve(pac),
  ...(timeoutMs === undefined ? {} : { timeoutMs }),
});

let http: ReturnType<typeof createHttp>;
const get = (url: string): Promise<HttpOutcome> =>
  http.send({ method: 'GET', url, headers: { authorization: 'Bearer x' }, maxBytes: 100 });
const post = (url: string): Promise<HttpOutcome> =>
  http.send({ method: 'POST', url, headers: {}, body: '{}', maxBytes: 100 });

describe('connections', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await TestServer.start();
    http = createHttp(viaProxy('DIRECT'));
  });
  afterEach(async () => {
    http.close();
    await server.stop();
  });

  it('are kept for the next GET', async () => {
    for (const path of ['/1', '/2', '/3'])
      expect(await get(server.origin + path)).toMatchObject(OK);
    expect(server.heard.map(({ connection }) => connection)).toEqual([1, 1, 1]);
  });

  it('are new for every POST, also while others stand idle', async () => {
    await get(server.origin);
    await post(server.origin);
    await post(server.origin);
    await get(server.origin);
    expect(server.heard.map(({ connection }) => connection)).toEqual([1, 2, 3, 1]);
  });

  it('are at most eight to one host, however much is asked at a time', async () => {
    const waiting: ServerResponse[] = [];
    const waitedFor: number[] = [];
    server.respond = (response) => {
      waiting.push(response);
      const isRest = server.heard.length === 50;
      if (waiting.length < 8 && !isRest) return;
      waitedFor.push(waiting.length);
      for (const each of waiting.splice(0)) each.end('{}');
    };
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) => get(`${server.origin}/${index}`)),
    );
    expect(outcomes.every(({ kind }) => kind === 'answer')).toBe(true);
    expect(waitedFor).toEqual([8, 8, 8, 8, 8, 8, 2]);
    expect(server.connectionCount).toBe(8);
  });

  it('that the server has ended are replaced', async () => {
    await get(server.origin);
    await server.endIdleConnections();
    expect(await get(server.origin)).toMatchObject(OK);
    expect(server.heard.map(({ connection }) => connection)).toEqual([1, 2]);
  });

  it('that stood idle are not used again once they are dropped, and nobody waits for them', async () => {
    await Promise.all([get(server.origin), get(server.origin)]);
    // As after a sleep: whoever was at their other end has forgotten them.
    server.respond = (response, { connection }) => {
      if (connection > 2) response.end('{}');
    };
    http.dropIdle();
    expect(await get(server.origin)).toMatchObject(OK);
    expect(server.heard.map(({ connection }) => connection).slice(2)).toEqual([3]);
  });

  it('that carry a request are left alone when the idle ones are dropped', async () => {
    server.respond = (response) => {
      http.dropIdle();
      response.end('{}');
    };
    expect(await get(server.origin)).toMatchObject(OK);
    expect(await get(server.origin)).toMatchObject(OK);
    expect(server.connectionCount).toBe(1);
  });

  it('on which a GET waits in vain are given up after a sleep, and it is sent anew at once', async () => {
    server.respond = (response, { connection }) => {
      if (connection > 1) {
        response.end('{}');
        return;
      }
      response.write('{');
      http.dropIdle();
      http.repeatReads();
    };
    expect(await get(server.origin)).toMatchObject(OK);
    expect(server.heard.map(({ method, connection }) => [method, connection])).toEqual([
      ['GET', 1],
      ['GET', 2],
    ]);
  });

  it('that carry a POST are left to it after a sleep: it may have been carried out', async () => {
    server.respond = (response) => {
      http.dropIdle();
      http.repeatReads();
      response.end('{}');
    };
    expect(await post(server.origin)).toMatchObject(OK);
    expect(server.heard).toHaveLength(1);
  });

  it('are given up, not shared, after a body that was too large', async () => {
    server.respond = (response) => response.end('x'.repeat(101));
    expect(await get(server.origin)).toMatchObject({ body: null });
    server.respond = (response) => response.end('{}');
    expect(await get(server.origin)).toMatchObject(OK);
    expect(server.connectionCount).toBe(2);
  });

  it('that are used when all is closed end as unreachable', async () => {
    server.respond = () => {
      http.close();
    };
    expect(await get(server.origin)).toMatchObject({ kind: 'unreachable' });
  });

  it('to this machine’s own drive take no proxy', async () => {
    http = createHttp(viaProxy('PROXY 127.0.0.1:9'));
    expect(await get(server.origin)).toMatchObject(OK);
    expect(await post(server.origin)).toMatchObject(OK);
  });
});

describe('a proxy', () => {
  let server: TestServer;
  let proxy: TestProxy;
  beforeEach(async () => {
    trustTheWorthlessCertificate();
    server = await TestServer.start(undefined, 'https');
    proxy = await TestProxy.start(server.port);
    http = createHttp(viaProxy(`PROXY ${proxy.address}; DIRECT`));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    http.close();
    await proxy.stop();
    await server.stop();
  });

  it('leads to the service without being able to read along', async () => {
    expect(await get(`${SERVICE}/v1.0/me`)).toMatchObject(OK);
    expect(await post(`${SERVICE}/v1.0/copy`)).toMatchObject(OK);
    expect(server.heard).toMatchObject([{ path: '/v1.0/me' }, { path: '/v1.0/copy' }]);
    expect(new Set(proxy.tunnels)).toEqual(new Set(['graph.test:443']));
    expect(proxy.readable).toEqual([]);
  });

  it('gets new tunnels once the idle ones are dropped', async () => {
    expect(await get(SERVICE)).toMatchObject(OK);
    http.dropIdle();
    expect(await get(SERVICE)).toMatchObject(OK);
    expect(proxy.tunnels).toHaveLength(2);
  });

  it('keeps tunnels for GETs and gets a new one for every POST', async () => {
    for (const send of [get, get, post, post, get]) expect(await send(SERVICE)).toMatchObject(OK);
    expect(server.heard.map(({ connection }) => connection)).toEqual([1, 1, 2, 3, 1]);
    expect(proxy.tunnels).toHaveLength(3);
  });

  it('does not make a POST look unsent that the service may have got', async () => {
    server.respond = (response) => response.socket?.destroy();
    expect(await post(SERVICE)).toEqual({ kind: 'unreachable', sent: 'maybe' });
    expect(server.heard).toHaveLength(1);
  });

  it.each(['refuse', 'silence'] as const)(
    'that answers with %s has certainly sent nothing',
    async (behaviour) => {
      proxy.behaviour = behaviour;
      http = createHttp(viaProxy(`PROXY ${proxy.address}`, 200));
      expect(await post(SERVICE)).toEqual({ kind: 'unreachable', sent: 'no' });
      expect(server.heard).toEqual([]);
    },
  );

  it('that is not there, or has no address, has certainly sent nothing', async () => {
    await proxy.stop();
    expect(await post(SERVICE)).toEqual({ kind: 'unreachable', sent: 'no' });
    http = createHttp(viaProxy('PROXY '));
    expect(await post(SERVICE)).toEqual({ kind: 'unreachable', sent: 'no' });
    proxy = await TestProxy.start(server.port);
  });

  it('that speaks another language is not gone around', async () => {
    http = createHttp(viaProxy('SOCKS5 127.0.0.1:1'));
    for (const send of [get, post]) {
      expect(await send(server.origin)).toEqual({ kind: 'unreachable', sent: 'no' });
    }
    expect(server.heard).toEqual([]);
  });

  it('does not excuse a server that cannot prove who it is', async () => {
    vi.restoreAllMocks();
    expect(await post(SERVICE)).toEqual({ kind: 'unreachable', sent: 'no' });
    expect(server.heard).toEqual([]);
  });
});

/** Until mocks are restored: the way to Node's own list of authorities is closed at run time. */
function trustTheWorthlessCertificate(): void {
  const connect = HttpsAgent.prototype.createConnection.bind(new HttpsAgent());
  vi.spyOn(HttpsAgent.prototype, 'createConnection').mockImplementation((options, callback) =>
    connect({ ...options, ca: WORTHLESS_CERTIFICATE.cert }, callback),
  );
}
