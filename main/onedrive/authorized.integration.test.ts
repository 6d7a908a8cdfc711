import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStartAnswer } from '../jobs/start-answer.ts';
import type { Account, Credentials, Refusal } from './account.ts';
import { createActionClient } from './action-client.ts';
import { GRAPH } from './dialects.ts';
import { DriveApi, sendApi } from './drive-api.ts';
import { ITEM, RecordedDrive } from './testing/recorded-drive.ts';
import { copyRequest } from './testing/requests.ts';
import { TestServer } from './testing/test-server.ts';

const CHALLENGE = 'Bearer realm="", error="insufficient_claims", claims="e30="';
const REFUSED = JSON.stringify({ error: { code: 'InvalidAuthenticationToken' } });

/** Gives the tokens one after the other, and notes the refusals. */
class FakeCredentials {
  readonly refusals: Refusal[] = [];
  readonly #given: Credentials[];

  constructor(...given: Credentials[]) {
    this.#given = given;
  }

  readonly give = (refusal?: Refusal): Promise<Credentials> => {
    if (refusal !== undefined) this.refusals.push(refusal);
    return Promise.resolve(this.#given.shift() ?? 'signedOut');
  };
}

const bearer = (token: string): Credentials => ({ authorization: `Bearer ${token}` });

let drive: RecordedDrive;
beforeEach(async () => {
  drive = await RecordedDrive.start();
});
afterEach(async () => {
  await drive.stop();
});

function accountWith(credentials: FakeCredentials): Account {
  return { ...drive.account(GRAPH), credentials: credentials.give };
}

/** Lets in whoever has `token`, and refuses all others with a challenge. */
function letIn(token: string): void {
  drive.server.respond = (response, { headers }) => {
    const isIn = headers.includes(`authorization: Bearer ${token}`);
    const challenge = isIn ? {} : { 'www-authenticate': CHALLENGE };
    response.writeHead(isIn ? 200 : 401, { 'content-type': 'application/json', ...challenge });
    response.end(isIn ? ITEM : REFUSED);
  };
}

describe('a request that the service refuses for its credentials', () => {
  it('is sent once more with renewed ones, which hear the challenge', async () => {
    letIn('new');
    const credentials = new FakeCredentials(bearer('old'), bearer('new'));
    const api = new DriveApi(drive.http, accountWith(credentials));
    expect(await api.itemAt(null, [])).toMatchObject({ kind: 'ok' });
    expect(drive.heard).toHaveLength(2);
    expect(credentials.refusals).toEqual([
      { refused: bearer('old'), challenge: CHALLENGE, isAgain: false },
    ]);
  });

  it('waits for the user when renewed ones are refused too', async () => {
    letIn('nobody');
    const credentials = new FakeCredentials(bearer('old'), bearer('new'));
    const api = new DriveApi(drive.http, accountWith(credentials));
    const signedOut = { kind: 'trouble', why: 'signedOut', retryAfterMs: null };
    expect(await api.itemAt(null, [])).toEqual(signedOut);
    expect(drive.heard).toHaveLength(2);
    expect(credentials.refusals.at(-1)).toMatchObject({ refused: bearer('new'), isAgain: true });
  });

  it('waits for the user without asking again when there are no others', async () => {
    letIn('nobody');
    const api = new DriveApi(drive.http, accountWith(new FakeCredentials(bearer('old'))));
    expect(await api.itemAt(null, [])).toMatchObject({ why: 'signedOut' });
    expect(drive.heard).toHaveLength(1);
  });

  it('is answered as it is where there are no credentials to give', async () => {
    letIn('nobody');
    const api = new DriveApi(drive.http, accountWith(new FakeCredentials({}, {})));
    expect(await api.itemAt(null, [])).toMatchObject({ kind: 'refused' });
    expect(drive.heard).toHaveLength(1);
  });

  it('waits for the user of a server that wants a token all of a sudden', async () => {
    letIn('nobody');
    const account = accountWith(new FakeCredentials({}, 'signedOut'));
    const actions = createActionClient(drive.http, new Map([['demo', account]]));
    const notSent = { kind: 'notSent', why: 'signedOut', retryAfterMs: null };
    expect(readStartAnswer(await actions.start(copyRequest()), 0)).toEqual(notSent);
  });

  it('is certainly not carried out, and so never makes a copy fail', async () => {
    letIn('nobody');
    const account = accountWith(new FakeCredentials(bearer('old'), bearer('new')));
    const actions = createActionClient(drive.http, new Map([['demo', account]]));
    const outcome = await actions.start(copyRequest());
    const notSent = { kind: 'notSent', why: 'signedOut', retryAfterMs: null };
    expect(readStartAnswer(outcome, 0)).toEqual(notSent);
  });
});

it('sends nothing while nobody is signed in, or while a renewal is not possible', async () => {
  for (const given of ['signedOut', 'unreachable'] as const) {
    const api = new DriveApi(drive.http, accountWith(new FakeCredentials(given)));
    expect(await api.itemAt(null, [])).toEqual({ kind: 'trouble', why: given, retryAfterMs: null });
  }
  expect(drive.heard).toEqual([]);
});

it('takes its credentials to no other origin, and does not even ask for them', async () => {
  const elsewhere = await TestServer.start();
  const credentials = new FakeCredentials(bearer('mine'));
  const account = accountWith(credentials);
  // A link that only begins like ours, as a hostile answer might name it.
  const link = `${drive.server.origin}@127.0.0.1:${elsewhere.port}/v1.0/x`;
  for (const url of [`${elsewhere.origin}/v1.0/me`, link, 'no url']) {
    const outcome = await sendApi(drive.http, account, { method: 'GET', url, headers: {} });
    expect(outcome).toEqual({ kind: 'unreachable', sent: 'no' });
  }
  expect([elsewhere.heard, drive.heard, credentials.refusals]).toEqual([[], [], []]);
  await elsewhere.stop();
});
