import { expect, it } from 'vitest';
import { pathOf } from '../../shared/item.ts';
import type { HttpOutcome } from '../jobs/ports.ts';
import { answerOf } from '../jobs/testing/fake-drive.ts';
import { demoAccount } from './account.ts';
import { DriveApi } from './drive-api.ts';
import { findIn } from './find.ts';
import type { Http, HttpRequest } from './http.ts';

const account = demoAccount('http://127.0.0.1:40123');

/** Gives one answer after the other. */
class ScriptedHttp implements Http {
  readonly asked: HttpRequest[] = [];
  readonly #answers: HttpOutcome[];

  constructor(...answers: HttpOutcome[]) {
    this.#answers = answers;
  }

  send(request: HttpRequest): Promise<HttpOutcome> {
    this.asked.push(request);
    return Promise.resolve(this.#answers.shift() ?? { kind: 'unreachable', sent: 'no' });
  }

  close(): void {
    this.asked.length = 0;
  }
}

const item = { id: 'a', name: 'Plans', folder: {} };
const parentReference = { driveId: 'd', path: '/drives/d/root:/Documents' };

it('asks for a link in the documented encoding, and redeems it', async () => {
  const http = new ScriptedHttp(answerOf(404, { error: { code: 'itemNotFound' } }));
  // The example of Microsoft Graph, "Accessing shared DriveItems".
  const url = 'https://onedrive.live.com/redir?resid=1231244193912!12&authKey=1201919!12921!1';
  const answer = await findIn(new DriveApi(http, account), account, url);
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'linkLeadsNowhere' } });
  expect(http.asked[0]?.url).toContain(
    '/v1.0/shares/u!aHR0cHM6Ly9vbmVkcml2ZS5saXZlLmNvbS9yZWRpcj9yZXNpZD0xMjMxMjQ0MTkzOTEyITEyJmF1dGhLZXk9MTIwMTkxOSExMjkyMSEx/driveItem?',
  );
  expect(http.asked[0]?.headers['prefer']).toBe('redeemSharingLink');
});

it('asks for the place of a hit that came without', async () => {
  const http = new ScriptedHttp(
    answerOf(200, { value: [{ ...item, parentReference: { driveId: 'd' } }] }),
    answerOf(200, { ...item, parentReference }),
  );
  const answer = await findIn(new DriveApi(http, account), account, 'Plans');
  const hits = answer.ok && answer.value.kind === 'hits' ? answer.value.items : [];
  expect(hits.map(pathOf)).toEqual(['/Documents/Plans']);
});

it('shows a hit without its place where that cannot be asked', async () => {
  const http = new ScriptedHttp(
    answerOf(200, { value: [{ ...item, parentReference: { driveId: 'd' } }] }),
  );
  const answer = await findIn(new DriveApi(http, account), account, 'Plans');
  expect(answer).toMatchObject({ ok: true, value: { items: [{ name: 'Plans' }] } });
});

it('doubles the quotes of what is searched for, and lets nothing out of it', async () => {
  const http = new ScriptedHttp(answerOf(200, { value: [] }));
  await findIn(new DriveApi(http, account), account, "it's a/b?c#d')/children");
  expect(http.asked[0]?.url).toContain(
    "/root/search(q='it''s%20a%2Fb%3Fc%23d'')%2Fchildren')?$select=",
  );
});
