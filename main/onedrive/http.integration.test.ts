import { once } from 'node:events';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpOutcome } from '../jobs/ports.ts';
import { createHttp, REPORT_MAX_BYTES, type Http } from './http.ts';
import { type Respond, TestServer } from './testing/test-server.ts';

const DIRECT = { userAgent: 'Test/1', resolveProxy: () => Promise.resolve('DIRECT') };

let server: TestServer;
let http: Http;
beforeEach(async () => {
  server = await TestServer.start();
  http = createHttp(DIRECT);
});
afterEach(async () => {
  http.close();
  await server.stop();
});

function get(path = '/', headers: Readonly<Record<string, string>> = {}): Promise<HttpOutcome> {
  const url = server.origin + path;
  return http.send({ method: 'GET', url, headers, maxBytes: REPORT_MAX_BYTES });
}

function post(url = `${server.origin}/copy`): Promise<HttpOutcome> {
  const headers = { 'content-type': 'application/json' };
  return http.send({ method: 'POST', url, headers, body: '{"ä":1}', maxBytes: REPORT_MAX_BYTES });
}

async function bodyOf(respond: Respond): Promise<string | null> {
  server.respond = respond;
  const outcome = await get();
  if (outcome.kind !== 'answer') throw new Error('no answer');
  return outcome.body;
}

describe('an answer', () => {
  it('comes back as it is, with the headers that mean something', async () => {
    server.respond = (response) =>
      response
        .writeHead(202, {
          'Content-Type': 'application/json',
          Location: '/monitor/1',
          'Retry-After': '5',
        })
        .end('{"status":"inProgress"}');
    expect(await get('/copy?a=b')).toEqual({
      kind: 'answer',
      status: 202,
      url: `${server.origin}/copy?a=b`,
      contentType: 'application/json',
      location: '/monitor/1',
      retryAfter: '5',
      body: '{"status":"inProgress"}',
    });
  });

  it('without a body or headers has an empty body and no headers', async () => {
    server.respond = (response) => response.writeHead(204).end();
    const nothing = { contentType: null, location: null, retryAfter: null, body: '' };
    expect(await get()).toMatchObject({ status: 204, ...nothing });
  });

  it.each([301, 302, 303, 307, 308])(
    'that redirects (%i) is given back, not followed',
    async (status) => {
      server.respond = (response) =>
        response.writeHead(status, { Location: `${server.origin}/elsewhere` }).end('{"a":1}');
      const location = `${server.origin}/elsewhere`;
      expect(await get()).toMatchObject({ status, location, body: '{"a":1}' });
      expect(await post()).toMatchObject({ status, location });
      expect(server.heard.map(({ path }) => path)).toEqual(['/', '/copy']);
    },
  );

  it.each([400, 401, 404, 408, 413, 429, 500, 502, 503, 504, 521])(
    'that tells of trouble (%i) is asked for once only',
    async (status) => {
      server.respond = (response) => response.writeHead(status, { 'Retry-After': '0' }).end();
      expect(await get()).toMatchObject({ kind: 'answer', status });
      expect(await post()).toMatchObject({ kind: 'answer', status });
      expect(server.heard.map(({ method }) => method)).toEqual(['GET', 'POST']);
    },
  );

  it('keeps letters whole that are cut between two chunks', async () => {
    const bytes = Buffer.from('"Schlüsselübergabe 日本"');
    const text = await bodyOf((response) => {
      response.setHeader('Content-Length', bytes.length);
      response.write(bytes.subarray(0, 6), () => response.end(bytes.subarray(6)));
    });
    expect(text).toBe('"Schlüsselübergabe 日本"');
  });
});

describe('a body', () => {
  it('is read up to the limit and not one byte further', async () => {
    const text = 'x'.repeat(REPORT_MAX_BYTES);
    expect(await bodyOf((response) => response.end(text))).toBe(text);
    expect(await bodyOf((response) => response.end(`${text}x`))).toBeNull();
  });

  it('that never ends is hung up on', async () => {
    const endings: Promise<string>[] = [];
    const body = await bodyOf((response) => {
      endings.push(endingOf(pipeline(Readable.from(zeros()), response)));
    });
    expect([body, await Promise.all(endings)]).toEqual([null, ['hung up']]);
  });

  it('that is compressed counts as large as it really is', async () => {
    const packed = (size: number): Respond => {
      const bytes = gzipSync(Buffer.alloc(size, 'x'));
      return (response) => response.setHeader('Content-Encoding', 'gzip').end(bytes);
    };
    expect(await bodyOf(packed(REPORT_MAX_BYTES))).toHaveLength(REPORT_MAX_BYTES);
    expect(await bodyOf(packed(REPORT_MAX_BYTES + 1))).toBeNull();
  });

  it.each([{}, { 'accept-encoding': 'identity' }])(
    'that is a compressed bomb is hung up on, whatever was asked for (%o)',
    async (headers) => {
      const endings: Promise<string>[] = [];
      server.respond = (response) => {
        response.setHeader('Content-Encoding', 'gzip');
        endings.push(endingOf(pipeline(Readable.from(zeros()), createGzip(), response)));
      };
      expect(await get('/', headers)).toMatchObject({ status: 200, body: null });
      expect(await Promise.all(endings)).toEqual(['hung up']);
    },
  );

  it('that is not what its encoding says is none', async () => {
    const body = await bodyOf((response) =>
      response.setHeader('Content-Encoding', 'gzip').end('{"status":"completed"}'),
    );
    expect(body).toBeNull();
  });

  it('that breaks off is none, also where its first part would make sense', async () => {
    const cut: Respond = (response) => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('{"status":"completed"}', () => response.destroy());
    };
    const cutBetweenChunks: Respond = (response) => {
      response.write('{"status":"completed"}', () => response.destroy());
    };
    expect(await bodyOf(cut)).toBeNull();
    expect(await bodyOf(cutBetweenChunks)).toBeNull();
  });
});

describe('a request', () => {
  it('carries the headers given, the user agent, and only what the transport needs', async () => {
    await get('/', { accept: 'application/json' });
    await get('/', { accept: 'application/json', 'accept-encoding': 'identity' });
    const host = `Host: 127.0.0.1:${server.port}`;
    const common = ['user-agent: Test/1', 'accept: application/json'];
    expect(server.heard.map(({ headers }) => headers)).toEqual([
      [...common, 'accept-encoding: gzip, deflate, br', host, 'Connection: keep-alive'],
      [...common, 'accept-encoding: identity', host, 'Connection: keep-alive'],
    ]);
  });

  it('with a body carries it whole, with its length in bytes', async () => {
    await post();
    expect(server.heard).toMatchObject([{ method: 'POST', path: '/copy', body: '{"ä":1}' }]);
    expect(server.heard[0]?.headers).toEqual([
      'user-agent: Test/1',
      'content-type: application/json',
      'content-length: 8',
      'accept-encoding: gzip, deflate, br',
      `Host: 127.0.0.1:${server.port}`,
      'Connection: close',
    ]);
  });

  it('brings no cookie back', async () => {
    server.respond = (response) => response.setHeader('Set-Cookie', 'a=b; Path=/').end('{}');
    for (const send of [get, get, post]) await send();
    expect(server.heard).toHaveLength(3);
    expect(server.heard.flatMap(({ headers }) => headers).join()).not.toMatch(/cookie/iu);
  });
});

describe('a service that cannot be reached', () => {
  const nothing = (sent: 'no' | 'maybe') => ({ kind: 'unreachable', sent });

  it('certainly got no request when nobody listens there', async () => {
    const url = `${server.origin}/copy`;
    await server.stop();
    expect(await post(url)).toEqual(nothing('no'));
    server = await TestServer.start();
  });

  it('certainly got no request when its name is unknown', async () => {
    expect(await post('http://nobody.invalid/copy')).toEqual(nothing('no'));
  });

  it.each([
    'no url',
    'http://',
    'ftp://127.0.0.1/x',
    'file:///etc/passwd',
    'http://127.0.0.1:99999/',
  ])('certainly got no request when its URL is none (%s)', async (url) => {
    expect(await post(url)).toEqual(nothing('no'));
  });

  it('certainly got no request that could not even be written', async () => {
    expect(await get('/', { accept: 'two\r\nlines' })).toEqual(nothing('no'));
    expect(server.heard).toEqual([]);
  });

  it('certainly got no request when the way to it could not be found out', async () => {
    http = createHttp({ ...DIRECT, resolveProxy: () => Promise.reject(new Error('no PAC file')) });
    // Only https may take a proxy.
    const url = server.origin.replace('http:', 'https:');
    expect(await post(url)).toEqual(nothing('no'));
    expect(server.heard).toEqual([]);
  });

  it('certainly got no request when it cannot prove who it is', async () => {
    const secure = await TestServer.start(undefined, 'https');
    expect(await post(`${secure.origin}/copy`)).toEqual(nothing('no'));
    expect(secure.heard).toEqual([]);
    await secure.stop();
  });

  it('may have got the request when it hangs up before it answers, and is not asked again', async () => {
    server.respond = (response) => response.socket?.resetAndDestroy();
    expect(await post()).toEqual(nothing('maybe'));
    expect(await get()).toEqual(nothing('maybe'));
    expect(server.heard).toHaveLength(2);
  });

  it('may have got the request when it answers with something else than HTTP', async () => {
    const mumbling = createServer((socket) => {
      socket.on('error', () => undefined).end('SSH-2.0-OpenSSH\r\n');
    });
    mumbling.listen(0, '127.0.0.1');
    await once(mumbling, 'listening');
    const address = mumbling.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    expect(await post(`http://127.0.0.1:${port}/`)).toEqual(nothing('maybe'));
    mumbling.close();
  });

  it('may have got the request when its answer does not come in time', async () => {
    http = createHttp({ ...DIRECT, timeoutMs: 100 });
    server.respond = () => undefined;
    expect(await post()).toEqual(nothing('maybe'));
    expect(server.heard).toHaveLength(1);
  });

  it('has answered without a body when only that does not come in time', async () => {
    http = createHttp({ ...DIRECT, timeoutMs: 100 });
    server.respond = (response) => {
      response.writeHead(202, { Location: '/monitor/1' }).write('{');
    };
    expect(await post()).toMatchObject({ status: 202, location: '/monitor/1', body: null });
  });
});

function endingOf(sending: Promise<unknown>): Promise<string> {
  return sending.then(
    () => 'sent whole',
    () => 'hung up',
  );
}

/** Text without an end, never more of it at a time than is taken. */
function* zeros(): Generator<string> {
  const chunk = '0'.repeat(64 * 1024);
  for (;;) yield chunk;
}
