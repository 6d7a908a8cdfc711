import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { refusalOf, TestDrive } from './test-support.ts';

let drive: TestDrive;
beforeEach(async () => {
  drive = await TestDrive.start();
});
afterEach(() => drive.remove());

const fault = (...rules: readonly unknown[]): Promise<Response> =>
  drive.fetch('/__admin/faults', { method: 'POST', body: rules });

/** A request with headers that `fetch` would not send. */
async function raw(headers: Record<string, string>, agent?: Agent): Promise<IncomingMessage> {
  const sent = request(`${drive.origin}/v1.0/me/drive`, {
    headers,
    ...(agent === undefined ? {} : { agent }),
  });
  sent.end();
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject);
  });
  answer.resume();
  await once(answer, 'end');
  return answer;
}

describe('who may talk to the drive', () => {
  it('answers to its own two names only, so that no web page can rebind its way in', async () => {
    const { port } = new URL(drive.origin);
    expect((await raw({ host: `127.0.0.1:${port}` })).statusCode).toBe(200);
    expect((await raw({ host: `localhost:${port}` })).statusCode).toBe(200);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1']) {
      expect((await raw({ host })).statusCode).toBe(421);
    }
  });

  it('refuses pages of other origins', async () => {
    expect((await raw({ origin: 'https://evil.example' })).statusCode).toBe(421);
    expect((await raw({ origin: drive.origin })).statusCode).toBe(200);
  });

  it('refuses a body above 64 KiB and does nothing with it', async () => {
    const body = { name: 'x'.repeat(70_000), folder: {} };
    const answer = await drive.fetch('/drive/root/children', { method: 'POST', body });
    expect(await refusalOf(answer)).toEqual([413, 'requestEntityTooLarge']);
  });

  it('has no admin path unless it was asked for', async () => {
    await drive.close();
    await drive.open({ admin: false });
    expect((await drive.fetch('/__admin/operations')).status).toBe(404);
    expect((await fault({ match: {}, action: { status: 500 } })).status).toBe(404);
    expect((await drive.fetch('/v1.0/me/drive')).status).toBe(200);
  });
});

describe('closing', () => {
  it('ends idle kept-alive connections at once, and requests that wait', async () => {
    const agent = new Agent({ keepAlive: true });
    await raw({}, agent);
    await fault({ match: { path: 'root' }, action: { delayMs: 3_600_000 } });
    const waiting = expect(drive.fetch('/drive/root')).rejects.toThrow();
    const half = connect(Number(new URL(drive.origin).port), '127.0.0.1');
    await once(half, 'connect');
    half.write(
      'POST /drive/root/children HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{',
    );
    half.on('error', () => undefined);
    // The half request has reached the drive when the log shows both.
    for (;;) {
      const log = JSON.stringify(await drive.json('/__admin/requests'));
      if (log.includes('/drive/root"') && log.includes('/drive/root/children')) break;
    }
    await drive.close();
    await waiting;
    agent.destroy();
  });
});

describe('scripted faults', () => {
  it('answer in the drive’s place as often as told, in order', async () => {
    const match = { method: 'GET', path: '^/v1\\.0/me/drive$' };
    await fault(
      { match, times: 1, action: { status: 429, headers: { 'Retry-After': '7' } } },
      { match, times: 2, action: { status: 503, body: '<html>busy</html>' } },
    );
    const answers: unknown[] = [];
    for (let count = 0; count < 4; count += 1) {
      const answer = await drive.fetch('/v1.0/me/drive');
      const retryAfter = answer.headers.get('retry-after');
      answers.push([answer.status, retryAfter, answer.headers.get('content-type')]);
    }
    const json = 'application/json; charset=utf-8';
    expect(answers).toEqual([
      [429, '7', null],
      [503, null, 'text/html; charset=utf-8'],
      [503, null, 'text/html; charset=utf-8'],
      [200, null, json],
    ]);
  });

  it('hold a request until they are cleared, and only then is it carried out', async () => {
    await fault({ match: { path: 'copy' }, action: { isHeld: true } });
    const copying = drive.copy('/Receipts', '/Documents');
    for (;;) {
      if (JSON.stringify(await drive.json('/__admin/requests')).includes('/copy')) break;
    }
    expect(await drive.operations()).toEqual([]);
    await drive.fetch('/__admin/faults', { method: 'DELETE' });
    await copying;
    expect(await drive.operations()).toHaveLength(1);
  });

  it('lose a request: nothing is done and the connection breaks', async () => {
    await fault({ match: { path: 'copy' }, times: 1, action: { drop: true } });
    await expect(drive.copy('/Receipts', '/Documents')).rejects.toThrow();
    expect(await drive.operations()).toEqual([]);
  });

  it('lose only the answer: the copy was accepted and runs, and the client cannot know', async () => {
    await fault({ match: { path: 'copy' }, times: 1, action: { drop: 'afterProcessing' } });
    await expect(drive.copy('/Receipts', '/Documents')).rejects.toThrow();
    expect(await drive.operations()).toMatchObject([{ name: 'Receipts', status: 'notStarted' }]);
    drive.now += 60_000;
    expect((await drive.item('/Documents/Receipts')).folder?.childCount).toBe(3);
  });

  it('can be added to a true answer, and cleared', async () => {
    await fault({ match: {}, action: { headers: { 'RateLimit-Remaining': '3' } } });
    const marked = await drive.fetch('/v1.0/me/drive');
    expect([marked.status, marked.headers.get('ratelimit-remaining')]).toEqual([200, '3']);
    await drive.fetch('/__admin/faults', { method: 'DELETE' });
    const plain = await drive.fetch('/v1.0/me/drive');
    expect(plain.headers.get('ratelimit-remaining')).toBeNull();
  });

  it.each([
    { match: {} },
    { match: { path: '(' }, action: {} },
    { match: {}, action: { drop: 'sometimes' } },
    { match: {}, times: 0, action: {} },
  ])('are refused when they make no sense: %o', async (rule) => {
    expect(await refusalOf(await fault(rule))).toEqual([400, 'invalidRequest']);
  });
});

describe('the record of requests', () => {
  it('names headers, never their values, and says whether a secret was sent', async () => {
    const headers = { authorization: 'Bearer top-secret', cookie: 'a=b', prefer: 'respond-async' };
    await drive.fetch('/v1.0/me/drive?x=1', { headers });
    const log = await drive.json('/__admin/requests');
    expect(JSON.stringify(log)).not.toContain('top-secret');
    const [entry] = v.parse(v.object({ value: v.array(v.unknown()) }), log).value;
    expect(entry).toMatchObject({
      method: 'GET',
      path: '/v1.0/me/drive?x=1',
      hasAuthorization: true,
      hasCookie: true,
    });
    expect(entry).toHaveProperty(
      ['headerNames'],
      expect.arrayContaining(['prefer', 'authorization', 'cookie']),
    );
  });
});

describe('the page behind webUrl', () => {
  it('lists the folder with safe names', async () => {
    const name = `O'Neil & Söhne &lt;b&gt;`;
    const body = { name, folder: {} };
    await drive.fetch('/v1.0/me/drive/root:/Empty%20folder:/children', { method: 'POST', body });
    const { webUrl } = await drive.item('/Empty folder');
    const answer = await drive.fetch(webUrl);
    const html = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain('O&#39;Neil &#38; Söhne &#38;lt;b&#38;gt;</a>');
    expect(html).not.toContain(' & ');
  });

  it.each([
    '/',
    '/Pictures/🎂 Birthday',
    '/Documents/Recipes/Crème brûlée.docx',
    '/LargeFolder1/Scans',
  ])('opens for %s', async (path) => {
    const { webUrl } = await drive.item(path);
    expect((await drive.fetch(webUrl)).status).toBe(200);
  });

  it('says so where nothing lies', async () => {
    expect((await drive.fetch('/web/Nowhere')).status).toBe(404);
    expect((await drive.fetch('/web/%E0%A4%A')).status).toBe(404);
  });
});
